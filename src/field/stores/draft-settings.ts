import type { Ref } from 'vue'
import type { ItemId, KeyPointId } from '../../domain/ids.ts'
import { setBackupOn as setBackupOnRow } from '../local/backup-switch.ts'
import { keepDraftPoints } from '../local/draft-points.ts'
import { getFieldMemory } from './field-memory.ts'

/**
 * What is kept beside the words of the open draft: whether the office gets a copy of it, and which key points it answers.
 * `ensureStored` saves the draft first, for both belong to one that the phone has.
 */
export function createDraftSettings(
  draftId: Readonly<Ref<ItemId | null>>,
  ensureStored: () => Promise<void>,
) {
  async function readBackupOn(): Promise<boolean> {
    const row = draftId.value === null ? undefined : await getFieldMemory().database.drafts.get(draftId.value)
    return row?.isBackupOn ?? true
  }

  async function setBackupOn(isOn: boolean): Promise<void> {
    const id = draftId.value
    if (id === null) return
    await ensureStored()
    await setBackupOnRow(getFieldMemory().database, id, isOn)
  }

  async function setPoints(pointIds: readonly KeyPointId[]): Promise<void> {
    const id = draftId.value
    if (id === null) return
    await ensureStored()
    await keepDraftPoints(getFieldMemory().database, id, pointIds)
  }

  return { readBackupOn, setBackupOn, setPoints }
}
