import type { ItemId } from '../../domain/ids.ts'
import { hasOwnWriting } from './draft-backup.ts'
import type { FieldDatabase } from './field-database.ts'
import { readMeta } from './meta.ts'
import { listWaitingItems } from './outbox.ts'
import type { DraftRow } from './rows.ts'

/**
 * How many drafts say something, or have a photo, that the office does not have; a lead being written is one, so
 * is a text of the unit with remarks or words that have not gone along yet, and so are words to the office half typed.
 */
export async function countOnlyHere(database: FieldDatabase): Promise<number> {
  const drafts = await database.drafts.toArray()
  const isOnlyHere = await Promise.all(drafts.map((draft) => hasMore(database, draft)))
  return isOnlyHere.filter(Boolean).length + (await countBesideDrafts(database))
}

/** How many items have last words of which the office has not said that it has them, drafted or on their way. */
export async function countUnconfirmed(database: FieldDatabase): Promise<number> {
  const ids = new Set<ItemId>(await listWaitingItems(database))
  const drafts = await database.drafts.filter((draft) => draft.version > draft.backedUpVersion).toArray()
  for (const draft of drafts) if (await hasOwnWriting(database, draft)) ids.add(draft.id)
  return ids.size
}

/** What was written and not sent besides drafts: a lead, texts of the unit with remarks, words half typed. */
export async function countBesideDrafts(database: FieldDatabase): Promise<number> {
  const single = await Promise.all([readMeta(database, 'leadDraft'), readMeta(database, 'typedProposal')])
  const reviews = await listUnsentReviews(database)
  const singles = single.filter((typed) => typed !== undefined)
  return singles.length + reviews.length + (await countHalfTyped(database))
}

/** Suggestions, opinions, findings and words about commissions that were typed and not sent. */
async function countHalfTyped(database: FieldDatabase): Promise<number> {
  const keys = ['unsaid', 'typedOpinions', 'findings', 'typedActs'] as const
  const typed = await Promise.all(keys.map((key) => readMeta(database, key)))
  return typed.reduce((sum, words) => sum + Object.keys(words ?? {}).length, 0)
}

async function hasMore({ photos, items }: FieldDatabase, draft: DraftRow): Promise<boolean> {
  if (draft.version > draft.backedUpVersion) return true
  const [here, item] = await Promise.all([
    photos.where('itemId').equals(draft.id).primaryKeys(),
    items.get(draft.id),
  ])
  // The copy of a draft at the office has no photos; those of the item that it corrects are there.
  const atOffice = new Set(item?.photos.map(({ id }) => id))
  return here.some((id) => !atOffice.has(id))
}

/** Texts of the unit of which something was written here and has not gone along. */
export async function listUnsentReviews(database: FieldDatabase): Promise<ItemId[]> {
  const remarks = Object.entries((await readMeta(database, 'remarks')) ?? {})
  const remarked = remarks.flatMap(([id, made]) => (made?.length ? [id] : []))
  const sheets = Object.keys((await readMeta(database, 'sheets')) ?? {})
  return Array.from(new Set([...remarked, ...sheets])) as ItemId[]
}
