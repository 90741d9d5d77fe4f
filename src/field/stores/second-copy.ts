import type { ItemId } from '../../domain/ids.ts'
import { openCopyShelf, type CopyShelf } from '../local/copy-shelf.ts'
import { openLastWords } from '../local/last-words.ts'
import { bringCopyIn, listCopies, readCopy, removeCopy, writeCopy } from '../local/second-copy.ts'
import type { TextCopy } from '../local/text-copy.ts'
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

/** The newest copy as it lies there, while the memory cannot be asked. */
export async function findCopy(id: ItemId): Promise<TextCopy | undefined> {
  const copies = await findCopies(id)
  return copies[copies.length - 1]?.copy
}

/** Brings the copies of a draft back into the memory, the older first. True when the draft's text now is a copy's. */
export async function recoverText(id: ItemId): Promise<boolean> {
  const { account, database } = getFieldMemory()
  let isRecovered = false
  for (const { place, copy } of await findCopies(id)) {
    if ((await bringCopyIn(database, copy)) === 'draft') isRecovered = true
    await removeCopy(place, account.accountId, id)
  }
  return isRecovered
}

/** At the start: what the page that was here before could write only beside the memory. Gives how many came back. */
export async function recoverTexts(): Promise<number> {
  const { accountId } = getFieldMemory().account
  const listed = await Promise.all((await openPlaces()).map((place) => listCopies(place, accountId)))
  let recovered = 0
  for (const id of new Set(listed.flat())) {
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

/** Every place outside the memory in which a text may lie. */
async function openPlaces(): Promise<CopyShelf[]> {
  return [await openCopyShelf(), openLastWords()].filter((place) => place !== undefined)
}

/** The copies of one draft with their places, oldest first. */
async function findCopies(id: ItemId): Promise<{ place: CopyShelf; copy: TextCopy }[]> {
  const { accountId } = getFieldMemory().account
  const found = await Promise.all(
    (await openPlaces()).map(async (place) => ({ place, copy: await readCopy(place, accountId, id) })),
  )
  return found
    .flatMap(({ place, copy }) => (copy === undefined ? [] : [{ place, copy }]))
    .sort((one, other) => one.copy.at - other.copy.at)
}
