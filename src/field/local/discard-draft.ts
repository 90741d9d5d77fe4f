import type { ItemId } from '../../domain/ids.ts'
import { writeTogether, type FieldDatabase } from './field-database.ts'
import { readPhotosOf } from './submit-draft.ts'

/** Takes a draft away on the officer's explicit word. The photos of an item the office knows stay. */
export function discardDraft(database: FieldDatabase, itemId: ItemId, now: number): Promise<void> {
  const { drafts, revisions, photos, items } = database
  return writeTogether(database, [drafts, revisions, photos, items], async () => {
    const draft = await drafts.get(itemId)
    if (draft === undefined) return
    await revisions.add({ itemId, at: now, text: draft.text, notes: draft.notes })
    await drafts.delete(itemId)
    if ((await items.get(itemId)) !== undefined) return
    await photos.bulkDelete((await readPhotosOf(database, itemId)).map((photo) => photo.id))
  })
}
