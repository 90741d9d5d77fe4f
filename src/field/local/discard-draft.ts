import type { ItemId, PhotoId } from '../../domain/ids.ts'
import { writeTogether, type FieldDatabase } from './field-database.ts'
import { readMeta } from './meta.ts'
import { addRevision } from './revisions.ts'
import { isSubmission } from './command-rows.ts'
import type { DraftRow, TrashRow } from './rows.ts'
import { readPhotosOf } from './submission-parts.ts'

/**
 * Moves a draft into the trash on the officer's explicit word, with its photos. Those stay with the item which the
 * office knows or a waiting submission lists.
 */
export function discardDraft(database: FieldDatabase, itemId: ItemId, now: number): Promise<void> {
  const { drafts, trash, revisions, photos, outbox, items } = database
  return writeTogether(database, [drafts, trash, revisions, photos, outbox, items], async () => {
    const draft = await drafts.get(itemId)
    if (draft !== undefined) await moveToTrash(database, draft, { deletedAt: now })
  })
}

/** Inside a write: the draft goes into the trash with the photos that only it has. */
export async function moveToTrash(
  database: FieldDatabase,
  draft: DraftRow,
  facts: Pick<TrashRow, 'deletedAt' | 'toldDeletedAt'>,
): Promise<void> {
  const { id: itemId, text, notes } = draft
  await addRevision(database, { itemId, at: facts.deletedAt, text, notes })
  const listed = await readListedPhotoIds(database, itemId)
  const unlisted = (await readPhotosOf(database, itemId)).filter((photo) => !listed.has(photo.id))
  const officeAt = (await readMeta(database, 'exchange'))?.serverTime
  const heard = officeAt === undefined ? {} : { officeAt }
  await database.trash.put({ ...draft, ...facts, ...heard, photos: unlisted })
  await database.photos.bulkDelete(unlisted.map((photo) => photo.id))
  await database.drafts.delete(itemId)
}

async function readListedPhotoIds(database: FieldDatabase, itemId: ItemId): Promise<Set<PhotoId>> {
  const item = await database.items.get(itemId)
  const waiting = await database.outbox.where('itemId').equals(itemId).toArray()
  return new Set([
    ...(item?.photos ?? []).map((photo) => photo.id),
    ...waiting.filter(isSubmission).flatMap((row) => row.payload.manifest.map((entry) => entry.photoId)),
  ])
}
