import type { ItemId } from '../../domain/ids.ts'
import type { Submission } from '../../protocol/commands.ts'
import type { ManifestEntry } from '../../protocol/manifest.ts'
import type { FieldDatabase } from './field-database.ts'
import type { DraftRow, PhotoRow } from './rows.ts'

/** The photos of an item on this phone, in the order in which they were added. */
export async function readPhotosOf(database: FieldDatabase, itemId: ItemId): Promise<PhotoRow[]> {
  const photos = await database.photos.where('itemId').equals(itemId).toArray()
  return photos.sort((a, b) => a.addedAt - b.addedAt || (a.id < b.id ? -1 : 1))
}

/** The commission and the key points that a draft answers, as its payload names them. */
export function answerOf({
  commissionId,
  pointIds,
}: Pick<DraftRow, 'commissionId' | 'pointIds'>): Pick<Submission, 'commissionId' | 'pointIds'> {
  return {
    ...(commissionId === undefined ? {} : { commissionId }),
    ...(pointIds === undefined ? {} : { pointIds }),
  }
}

/** The files of a photo as they are listed. The place leaves the phone only when the officer attached it. */
export function manifestOf(photo: PhotoRow): ManifestEntry[] {
  if (photo.picture === null) return []
  const taken = photo.takenAt === null ? {} : { takenAt: photo.takenAt }
  const place = photo.isPlaceAttached && photo.place !== null ? { place: photo.place } : {}
  const picture: ManifestEntry = { photoId: photo.id, role: 'picture', ...photo.picture, ...taken, ...place }
  if (photo.preview === null) return [picture]
  return [picture, { photoId: photo.id, role: 'preview', ...photo.preview }]
}
