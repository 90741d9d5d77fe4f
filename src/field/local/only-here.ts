import type { FieldDatabase } from './field-database.ts'
import { readMeta } from './meta.ts'
import type { DraftRow } from './rows.ts'

/**
 * How many drafts say something, or have a photo, that the office does not have; a lead being written is one, and so
 * is a text of the unit with remarks that have not gone along yet.
 */
export async function countOnlyHere(database: FieldDatabase): Promise<number> {
  const drafts = await database.drafts.toArray()
  const isOnlyHere = await Promise.all(drafts.map((draft) => hasMore(database, draft)))
  const lead = await readMeta(database, 'leadDraft')
  const remarks = Object.values((await readMeta(database, 'remarks')) ?? {})
  const remarked = remarks.filter((made) => (made?.length ?? 0) > 0).length
  return isOnlyHere.filter(Boolean).length + (lead === undefined ? 0 : 1) + remarked
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
