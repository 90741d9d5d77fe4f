import type { PhotoId, Sha256 } from '../../domain/ids.ts'
import type { MapPlace } from '../../domain/item/item.ts'
import { ITEM_LIMITS } from '../../domain/item/item-text.ts'
import type { RefusalCode } from '../../protocol/codes.ts'
import type { ManifestEntry } from '../../protocol/manifest.ts'
import { BLOB_LIMITS } from '../../protocol/headers.ts'

export interface ManifestFile {
  sha256: Sha256
  size: number
}

/** One photo of a manifest, its picture and preview brought together. */
export interface ManifestPhoto {
  id: PhotoId
  picture: ManifestFile
  preview: ManifestFile | null
  takenAt: number | null
  place: MapPlace | null
}

/** A photo has one picture and at most one small preview, and no picture stands twice. */
export function findManifestFault(manifest: readonly ManifestEntry[]): RefusalCode | undefined {
  const pictures = manifest.filter((entry) => entry.role === 'picture')
  const previews = manifest.filter((entry) => entry.role === 'preview')
  if (pictures.length > ITEM_LIMITS.photos) return 'command.malformed'
  if (hasRepeats(pictures.map((entry) => entry.sha256))) return 'photo.duplicate'
  if (hasRepeats(pictures.map((entry) => entry.photoId))) return 'photo.duplicate'
  if (hasRepeats(previews.map((entry) => entry.photoId))) return 'photo.duplicate'
  const photoIds = new Set(pictures.map((entry) => entry.photoId))
  if (previews.some((entry) => !photoIds.has(entry.photoId))) return 'command.malformed'
  if (previews.some((entry) => entry.size > BLOB_LIMITS.previewBytes)) return 'blob.too_large'
  return undefined
}

/** The photos of a faultless manifest, in its order. */
export function groupManifest(manifest: readonly ManifestEntry[]): ManifestPhoto[] {
  return manifest
    .filter((entry) => entry.role === 'picture')
    .map((picture) => {
      const preview = manifest.find((entry) => entry.role === 'preview' && entry.photoId === picture.photoId)
      return {
        id: picture.photoId,
        picture: { sha256: picture.sha256, size: picture.size },
        preview: preview === undefined ? null : { sha256: preview.sha256, size: preview.size },
        takenAt: picture.takenAt ?? null,
        place: picture.place ?? null,
      }
    })
}

function hasRepeats(values: readonly string[]): boolean {
  return new Set(values).size < values.length
}
