import type { ItemId, PhotoId } from '../../domain/ids.ts'
import { writeTogether, type FieldDatabase } from './field-database.ts'
import { hashBytes, readBytes, storeBytes } from './photo-bytes.ts'
import { readExif } from './read-exif.ts'
import type { PhotoFileRow, PhotoRow } from './rows.ts'
import { scalePhoto, type ScaledPhoto } from './scale-photo.ts'
import { unsavedReasonOf } from './storage-fault.ts'

export interface PhotoJob {
  photoId: PhotoId
  itemId: ItemId
  addedAt: number
  file: Blob
}

/**
 * From a camera file to what is sent. The original bytes are stored first and read back; only then is anything kept of
 * the picture, which is made meanwhile. Resolves with the row as stored. Rejects when the phone has no room; the row is
 * written only after its bytes.
 */
export async function preparePhoto(database: FieldDatabase, job: PhotoJob): Promise<PhotoRow> {
  const scaling = startScaling(job.file)
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
  return keepScaled(database, row, scaling)
}

/** Makes the picture and the preview of a photo whose original is stored, after a kill in between. */
export function finishPhoto(database: FieldDatabase, row: PhotoRow, file: Blob): Promise<PhotoRow> {
  return keepScaled(database, row, startScaling(file))
}

type Scaling = Promise<ScaledPhoto | null>

/** Null when this browser cannot read the picture. Never rejects: whoever waits for it may have failed before. */
function startScaling(file: Blob): Scaling {
  return scalePhoto(file).catch(() => null)
}

async function keepScaled(database: FieldDatabase, row: PhotoRow, scaling: Scaling): Promise<PhotoRow> {
  const made = await storeScaled(database, await scaling)
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

async function storeScaled(database: FieldDatabase, scaled: ScaledPhoto | null): Promise<Made> {
  if (scaled === null) return { picture: null, preview: null, failure: 'photo.unreadable' }
  const [picture, preview] = await Promise.all([
    storeVerified(database, scaled.picture),
    scaled.preview === null ? null : storeVerified(database, scaled.preview),
  ])
  return { picture, preview, failure: null }
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
