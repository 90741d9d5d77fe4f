import type { ItemId } from '../../domain/ids.ts'
import { openCopyShelf } from '../local/copy-shelf.ts'
import {
  bringCopyIn,
  listCopies,
  readCopy,
  removeCopy,
  writeCopy,
  type TextCopy,
} from '../local/second-copy.ts'
import { holdDraft } from './draft-lock.ts'
import { getFieldMemory } from './field-memory.ts'

/** Writes a text outside the phone's memory; tells whether it lies there. */
export async function putCopy(copy: TextCopy): Promise<boolean> {
  const place = await openCopyShelf()
  if (place === undefined) return false
  await writeCopy(place, getFieldMemory().account.accountId, copy)
  return true
}

export async function dropCopy(id: ItemId): Promise<void> {
  const place = await openCopyShelf()
  if (place !== undefined) await removeCopy(place, getFieldMemory().account.accountId, id)
}

/** The copy as it lies there, while the memory cannot be asked. */
export async function findCopy(id: ItemId): Promise<TextCopy | undefined> {
  const place = await openCopyShelf()
  return place === undefined ? undefined : readCopy(place, getFieldMemory().account.accountId, id)
}

/** Brings the copy of a draft back into the memory. True when the draft's text now is the copy's. */
export async function recoverText(id: ItemId): Promise<boolean> {
  const copy = await findCopy(id)
  if (copy === undefined) return false
  const became = await bringCopyIn(getFieldMemory().database, copy)
  await dropCopy(id)
  return became === 'draft'
}

/** At the start: what the page that was here before could write only beside the memory. Gives how many came back. */
export async function recoverTexts(): Promise<number> {
  const place = await openCopyShelf()
  if (place === undefined) return 0
  let recovered = 0
  for (const id of await listCopies(place, getFieldMemory().account.accountId)) {
    const release = await holdDraft(id)
    // Another window is writing it: the copy is that window's.
    if (release === undefined) continue
    try {
      if (await recoverText(id)) recovered += 1
    } finally {
      release()
    }
  }
  return recovered
}
