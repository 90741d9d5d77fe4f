import type { FieldDatabase } from './field-database.ts'
import { countBesideDrafts, countOnlyHere } from './only-here.ts'
import { listWaitingItems } from './outbox.ts'
import { listUploads } from './photo-queue.ts'

/** How much of a memory the office has not got: pieces on their way, and texts that nobody sent. */
export interface UnsentWork {
  waiting: number
  drafts: number
}

/** What leaving could take along: pieces without a confirmation or with photos to come, and drafts that are only here. */
export async function countUnsent(database: FieldDatabase): Promise<UnsentWork> {
  const [waiting, drafts] = await Promise.all([countGoing(database), countOnlyHere(database)])
  return { waiting, drafts }
}

/** The same with every draft: without a network none of them can be read elsewhere, copy at the office or not. */
export async function countKept(database: FieldDatabase): Promise<UnsentWork> {
  const counts = [countGoing(database), database.drafts.count(), countBesideDrafts(database)] as const
  const [waiting, drafts, beside] = await Promise.all(counts)
  return { waiting, drafts: drafts + beside }
}

/** Commands about copies of drafts: the draft itself is counted. */
const ABOUT_COPIES = ['draft.put', 'draft.delete', 'command.void']

async function countGoing(database: FieldDatabase): Promise<number> {
  const { outbox } = database
  const [all, copies, waitingItems, uploads] = await Promise.all([
    outbox.count(),
    outbox.where('type').anyOf(ABOUT_COPIES).count(),
    listWaitingItems(database),
    listUploads(database),
  ])
  const withPhotosToCome = new Set(uploads.map(({ itemId }) => itemId))
  for (const itemId of waitingItems) withPhotosToCome.delete(itemId)
  return all - copies + withPhotosToCome.size
}
