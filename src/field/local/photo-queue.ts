import type { ItemId, PhotoId, Sha256 } from '../../domain/ids.ts'
import type { ItemPhoto } from '../../domain/item/item.ts'
import { writeTogether, type FieldDatabase } from './field-database.ts'
import { itemRowOf } from './item-row.ts'
import { changeLeadPhoto, readLeadPhotos } from './lead-photos.ts'
import { listWaitingItems } from './outbox.ts'
import type { ItemRow } from './rows.ts'
import { addPhotoRows } from './start-correction.ts'

/** One file that the office lacks and this phone can send. */
export interface PhotoUpload {
  /** The item that shows it, or the lead. */
  itemId: ItemId
  photoId: PhotoId
  role: 'preview' | 'picture'
  sha256: Sha256
  size: number
}

/**
 * The files that received items still lack and this phone holds: those of urgent items first, then of the others, then
 * of leads; of each kind all previews before the pictures, older ones before younger. Photos the office refused are not tried again.
 */
export async function listUploads(database: FieldDatabase): Promise<PhotoUpload[]> {
  const items = await database.items.where('photosToCome').above(0).toArray()
  const isUrgent = (item: ItemRow) => item.text.category === 'urgent'
  items.sort((a, b) => a.receivedAt - b.receivedAt)
  const [urgent, usual] = [items.filter(isUrgent), items.filter((item) => !isUrgent(item))]
  const leads = await readLeadPhotos(database)
  leads.sort((a, b) => a.sentAt - b.sentAt)
  const ofLeads = leads.map(({ id, photo }) => ({ id, photos: [photo] }))
  const uploads = [urgent, usual, ofLeads].flatMap((group) => previewsFirst(group.flatMap(missingFilesOf)))
  const sendable = await Promise.all(uploads.map((upload) => isSendable(database, upload)))
  return uploads.filter((_, index) => sendable[index])
}

function previewsFirst(uploads: PhotoUpload[]): PhotoUpload[] {
  return uploads.sort((a, b) => Number(a.role === 'picture') - Number(b.role === 'picture'))
}

function missingFilesOf({ id, photos }: Pick<ItemRow, 'id' | 'photos'>): PhotoUpload[] {
  return photos.flatMap((photo) =>
    (['preview', 'picture'] as const).flatMap((role) => {
      const file = photo[role]
      if (file === null || file.isPresent) return []
      return [{ itemId: id, photoId: photo.id, role, sha256: file.sha256, size: file.size }]
    }),
  )
}

async function isSendable(database: FieldDatabase, upload: PhotoUpload): Promise<boolean> {
  const photo = await database.photos.get(upload.photoId)
  if (photo !== undefined && photo.failure !== null) return false
  return (await database.chunks.where('[sha256+index]').equals([upload.sha256, 0]).count()) > 0
}

/** The office has the whole file and its hash is right. */
export function markReceived(database: FieldDatabase, upload: PhotoUpload): Promise<void> {
  const { items, told } = database
  return writeTogether(database, [items, told], async () => {
    // An item that came of a lead has its id: the file is one and the same.
    await changeLeadPhoto(database, upload.itemId, (photo) => withReceived(photo, upload))
    const item = await items.get(upload.itemId)
    if (item === undefined) return
    const photos = item.photos.map((photo) => withReceived(photo, upload))
    await items.put(itemRowOf({ ...item, photos }))
  })
}

function withReceived(photo: ItemPhoto, { photoId, role, sha256 }: PhotoUpload): ItemPhoto {
  const file = photo[role]
  const isThis = photo.id === photoId && file?.sha256 === sha256
  return isThis && file !== null ? { ...photo, [role]: { ...file, isPresent: true } } : photo
}

/** The office will never take this file: it is shown with the reason and not tried again. */
export function markRefused(database: FieldDatabase, upload: PhotoUpload, code: string): Promise<void> {
  const { photos, items } = database
  return writeTogether(database, [photos, items], async () => {
    const item = await items.get(upload.itemId)
    // Without a row to note the reason in, the photo would be offered again for ever.
    if (item !== undefined) await addPhotoRows(database, item)
    await photos.update(upload.photoId, { failure: code })
  })
}

/**
 * How many photos this phone still has to send, those of submissions that wait themselves included: not those that
 * were refused, nor those that only another phone has.
 */
export async function countPhotosToSend(database: FieldDatabase): Promise<number> {
  const received = new Set((await listUploads(database)).map(({ photoId }) => photoId))
  return received.size + (await countWaitingPhotos(database))
}

/** Photos that go along with a submission without a result; what the office knows already is among its uploads. */
async function countWaitingPhotos(database: FieldDatabase): Promise<number> {
  const itemIds = await listWaitingItems(database)
  if (itemIds.length === 0) return 0
  const [rows, items] = await Promise.all([
    database.photos.where('itemId').anyOf(itemIds).toArray(),
    database.items.bulkGet(itemIds),
  ])
  const known = new Set(items.flatMap((item) => item?.photos.map(({ id }) => id) ?? []))
  const going = rows.filter(({ id, failure }) => failure === null && !known.has(id))
  // The same picture chosen twice goes along once.
  return new Set(
    going.flatMap(({ itemId, picture }) => (picture === null ? [] : `${itemId} ${picture.sha256}`)),
  ).size
}
