import type { ItemId } from '../../domain/ids.ts'
import type { Change } from '../../protocol/sync.ts'
import type { Database } from '../db/database.ts'
import { getWriting, listSiblings, type Writing } from './draft-revisions.repository.ts'
import { findDraft } from './drafts.repository.ts'

type DraftChange = Extract<Change, { kind: 'draft' }>

/** A draft as its author's device hears of it; a text is not echoed to the device that wrote it. */
export function findDraftChange(
  db: Database,
  { itemId, seq, device }: { itemId: ItemId; seq: number; device: number },
): DraftChange | undefined {
  const draft = findDraft(db, itemId)
  if (draft === undefined) return undefined
  const { rev, itemRev, state, savedAt, revisionId, commissionId, pointIds } = draft
  const siblings = state === 'deleted' ? [] : listSiblings(db, itemId)
  const writing = state === 'kept' && revisionId !== null ? getWriting(db, revisionId) : undefined
  return {
    kind: 'draft',
    seq,
    itemId,
    rev,
    itemRev,
    state,
    savedAt,
    ...(commissionId === null ? {} : { commissionId }),
    ...(pointIds === null ? {} : { pointIds }),
    ...(writing === undefined || writing.device === device ? {} : tellWriting(writing)),
    ...(siblings.length === 0 ? {} : { siblings }),
  }
}

function tellWriting({ written, deviceName }: Writing): Pick<DraftChange, 'written' | 'deviceName'> {
  return { written, ...(deviceName === null ? {} : { deviceName }) }
}
