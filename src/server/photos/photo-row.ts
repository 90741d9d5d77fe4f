import type { PhotoId, Sha256 } from '../../domain/ids.ts'
import type { ItemPhoto } from '../../domain/item/item.ts'

/** A photo with its two files, as the database lists it. */
export interface PhotoRow {
  id: PhotoId
  picture: Sha256
  pictureSize: number
  picturePresentAt: number | null
  preview: Sha256 | null
  previewSize: number | null
  previewPresentAt: number | null
  takenAt: number | null
  latitude: number | null
  longitude: number | null
}

export function toPhoto(row: PhotoRow): ItemPhoto {
  const { preview, previewSize, latitude, longitude } = row
  const hasPlace = latitude !== null && longitude !== null
  return {
    id: row.id,
    picture: { sha256: row.picture, size: row.pictureSize, isPresent: row.picturePresentAt !== null },
    preview:
      preview === null
        ? null
        : { sha256: preview, size: previewSize ?? 0, isPresent: row.previewPresentAt !== null },
    takenAt: row.takenAt,
    place: hasPlace ? { latitude, longitude } : null,
  }
}
