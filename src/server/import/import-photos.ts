import type { AccountId } from '../../domain/ids.ts'
import { BLOB_LIMITS } from '../../protocol/headers.ts'
import type { ImportResult } from '../../protocol/import.ts'
import { appendChunk, touchUpload, type UploadParts } from '../blobs/uploads.usecases.ts'
import { Refusal } from '../http/refusal.ts'
import type { CheckedCommand, CheckedExport } from './check-export.ts'
import { damaged } from './damage.ts'
import { readWhole } from './zip-entry.ts'

type PhotoTally = ImportResult['photos']
type PhotoFate = keyof PhotoTally
type ExportedPhoto = CheckedCommand['entry']['photos'][number]

/** Brings the photos of an entry the way an upload of the author would have brought them; adds to the tally. */
export async function importPhotos(
  parts: UploadParts,
  checked: CheckedExport,
  { entry, tally }: { entry: CheckedCommand['entry']; tally: PhotoTally },
) {
  // An original stays in the file: the office asks phones for pictures and previews.
  const fatesById = new Map<string, PhotoFate[]>()
  for (const photo of entry.photos.filter(({ role }) => role !== 'original')) {
    const fate = await importFile(parts, checked, photo)
    fatesById.set(photo.photoId, [...(fatesById.get(photo.photoId) ?? []), fate])
  }
  for (const fates of fatesById.values()) tally[fateOfPhoto(fates)]++
}

/** A picture and its preview are one photo to whoever counts. */
function fateOfPhoto(fates: PhotoFate[]): PhotoFate {
  if (fates.includes('refused')) return 'refused'
  return fates.includes('new') ? 'new' : 'known'
}

async function importFile(
  parts: UploadParts,
  { path, manifest, entryByName }: CheckedExport,
  { file }: ExportedPhoto,
): Promise<PhotoFate> {
  const entry = entryByName.get(file.path)
  if (entry === undefined) throw damaged(file.path)
  const accountId: AccountId = manifest.account.id
  const name = { accountId, sha256: file.sha256 }
  try {
    const { offset, size } = await touchUpload(parts, name)
    if (offset === size) return 'known'
    const bytes = await readWhole(path, entry, BLOB_LIMITS.pictureBytes)
    for (let at = offset; at < bytes.length; at += BLOB_LIMITS.largestChunkBytes)
      await appendChunk(parts, name, {
        offset: at,
        bytes: bytes.subarray(at, at + BLOB_LIMITS.largestChunkBytes),
      })
    return 'new'
  } catch (error) {
    // A text is worth more than its photo: one that cannot be shown is counted, and the rest goes on.
    if (error instanceof Refusal && error.code.startsWith('blob.')) return 'refused'
    throw error
  }
}
