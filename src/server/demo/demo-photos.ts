import { createHash } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { newPhotoId, type AccountId, type IdSource, type Sha256 } from '../../domain/ids.ts'
import type { ManifestEntry } from '../../protocol/manifest.ts'
import type { Parts } from '../parts.ts'

interface PhotoBytes {
  sha256: Sha256
  bytes: Buffer
}

export interface DemoPhoto {
  picture: PhotoBytes
  preview: PhotoBytes
}

export async function readDemoPhoto(name: string): Promise<DemoPhoto> {
  return { picture: await readPhotoFile(`${name}.jpg`), preview: await readPhotoFile(`${name}-preview.jpg`) }
}

/** Puts a photo's files where an upload of the author would have put them. */
export async function storeDemoPhoto(
  { blobs }: Pick<Parts, 'blobs'>,
  accountId: AccountId,
  photo: DemoPhoto,
) {
  for (const { sha256, bytes } of [photo.picture, photo.preview]) {
    await blobs.append({ accountId, sha256 }, 0, bytes)
    await blobs.finish({ accountId, sha256 })
  }
}

export function manifestOf({ picture, preview }: DemoPhoto, source: IdSource): ManifestEntry[] {
  const photoId = newPhotoId(source)
  const takenAt = source.now()
  return [
    { photoId, role: 'preview', sha256: preview.sha256, size: preview.bytes.length, takenAt },
    { photoId, role: 'picture', sha256: picture.sha256, size: picture.bytes.length, takenAt },
  ]
}

async function readPhotoFile(name: string): Promise<PhotoBytes> {
  const bytes = await readFile(new URL(`photos/${name}`, import.meta.url))
  return { sha256: createHash('sha256').update(bytes).digest('hex') as Sha256, bytes }
}
