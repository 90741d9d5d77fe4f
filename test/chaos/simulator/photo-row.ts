import type { PhotoRow } from '../../../src/field/local/rows.ts'

/** A photo whose picture is ready to go, as the phone keeps it. */
export function makePhotoRow(
  made: Pick<PhotoRow, 'id' | 'itemId' | 'addedAt' | 'picture' | 'preview'>,
): PhotoRow {
  return { ...made, original: null, takenAt: null, place: null, isPlaceAttached: false, failure: null }
}
