import type { ItemId } from '../../domain/ids.ts'
import type { ItemPhoto } from '../../domain/item/item.ts'
import { writeTogether, type FieldDatabase } from './field-database.ts'
import { isSubmission } from './command-rows.ts'
import { NOT_BACKED_UP, type ItemRow, type PhotoRow } from './rows.ts'
import { answerOf } from './submission-parts.ts'

/**
 * Makes a returned item editable: a draft with the office's text and revision, and a row for each of its photos, also
 * those that another phone took. A draft that exists already is kept as it is. Resolves to false when this phone does
 * not have the item, or when its correction already waits to be sent.
 */
export function startCorrection(database: FieldDatabase, itemId: ItemId, now: number): Promise<boolean> {
  const { drafts, outbox, items, photos } = database
  return writeTogether(database, [drafts, outbox, items, photos], async () => {
    if ((await drafts.get(itemId)) !== undefined) return true
    if ((await outbox.where('itemId').equals(itemId).filter(isSubmission).count()) > 0) return false
    const item = await items.get(itemId)
    if (item === undefined) return false
    await addPhotoRows(database, item)
    await drafts.add({
      id: itemId,
      text: item.text,
      notes: item.notes,
      createdAt: now,
      savedAt: now,
      version: 1,
      baseRev: item.rev,
      refusalCode: null,
      ...NOT_BACKED_UP,
      ...answerOf(item),
    })
    return true
  })
}

/** Inside a write: a row for each photo of the item that this phone has none of; the correction lists them all. */
export async function addPhotoRows({ photos }: FieldDatabase, item: ItemRow): Promise<void> {
  const known = await photos.bulkGet(item.photos.map((photo) => photo.id))
  await photos.bulkAdd(
    item.photos.filter((_, i) => known[i] === undefined).map((photo) => rowOf(photo, item)),
  )
}

/** Inside a write: the same for one photo of an item or a lead. */
export async function addPhotoRow(
  { photos }: FieldDatabase,
  photo: ItemPhoto,
  shownBy: Pick<ItemRow, 'id' | 'receivedAt'>,
): Promise<void> {
  if ((await photos.get(photo.id)) === undefined) await photos.add(rowOf(photo, shownBy))
}

function rowOf(photo: ItemPhoto, item: Pick<ItemRow, 'id' | 'receivedAt'>): PhotoRow {
  const file = ({ sha256, size }: ItemPhoto['picture']) => ({ sha256, size })
  return {
    id: photo.id,
    itemId: item.id,
    addedAt: item.receivedAt,
    original: null,
    picture: file(photo.picture),
    preview: photo.preview === null ? null : file(photo.preview),
    takenAt: photo.takenAt,
    place: photo.place,
    isPlaceAttached: photo.place !== null,
    failure: null,
  }
}
