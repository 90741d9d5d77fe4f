import type { ItemId, PhotoId } from '../../domain/ids.ts'
import { writeTogether, type FieldDatabase } from './field-database.ts'
import { hashBytes, readBytes, storeBytes } from './photo-bytes.ts'
import { readExif } from './read-exif.ts'
import type { PhotoFileRow, PhotoRow } from './rows.ts'
import { scalePhoto } from './scale-photo.ts'
import { unsavedReasonOf } from './storage-fault.ts'

export interface PhotoJob {
  photoId: PhotoId
  itemId: ItemId
  addedAt: number
  file: Blob
}

/**
 * From a camera file to what is sent. The original bytes are stored first and read back; only then is the picture
 * made. Resolves with the row as stored. Rejects when the phone has no room; the row is written only after its bytes.
 */
export async function preparePhoto(database: FieldDatabase, job: PhotoJob): Promise<PhotoRow> {
  const bytes = await job.file.arrayBuffer()
  const original = await storeVerified(database, bytes)
  const exif = await readExif(bytes)
  const row: PhotoRow = {
    id: job.photoId,
    itemId: job.itemId,
    addedAt: job.addedAt,
    original: { ...original, mime: job.file.type },
    picture: null,
    preview: null,
    ...exif,
    isPlaceAttached: false,
    failure: null,
  }
  await writeTogether(database, [database.photos], () => database.photos.put(row))
  return finishPhoto(database, row, job.file)
}

/** Makes the picture and the preview of a photo whose original is stored; also after a kill in between. */
export async function finishPhoto(database: FieldDatabase, row: PhotoRow, file: Blob): Promise<PhotoRow> {
  const made = await makePicture(database, file)
  return writeTogether(database, [database.photos], async () => {
    // The officer may have attached the place or taken the photo away meanwhile.
    const current = await database.photos.get(row.id)
    if (current === undefined) return { ...row, ...made }
    const finished = { ...current, ...made }
    await database.photos.put(finished)
    return finished
  })
}

/** Why a photo is not on this phone, as a code for the screens. */
export function photoFailureOf(error: unknown): 'photo.storage_full' | 'photo.not_saved' {
  return unsavedReasonOf(error) === 'full' ? 'photo.storage_full' : 'photo.not_saved'
}

type Made = Pick<PhotoRow, 'picture' | 'preview' | 'failure'>

async function makePicture(database: FieldDatabase, file: Blob): Promise<Made> {
  const scaled = await scalePhoto(file).catch(() => null)
  if (scaled === null) return { picture: null, preview: null, failure: 'photo.unreadable' }
  return {
    picture: await storeVerified(database, scaled.picture),
    preview: scaled.preview === null ? null : await storeVerified(database, scaled.preview),
    failure: null,
  }
}

/** "Saved on this phone" for photos: read back and the hash compared. */
async function storeVerified(database: FieldDatabase, bytes: ArrayBuffer): Promise<PhotoFileRow> {
  const sha256 = await hashBytes(bytes)
  await storeBytes(database, sha256, bytes)
  const stored = await readBytes(database, sha256)
  if (stored === null || (await hashBytes(stored)) !== sha256)
    throw new Error('photo bytes did not survive storing')
  return { sha256, size: bytes.byteLength }
}
