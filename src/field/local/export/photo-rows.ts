import type { Sha256 } from '../../../domain/ids.ts'
import type { PhotoRow } from '../rows.ts'
import type { ReadEntry } from './read-archive.ts'

/** One row for each photo, in the order in which they stood. */
export function photoRowsOf({ entry, data }: ReadEntry): PhotoRow[] {
  const startedAt = startOf(data)
  const ids = Array.from(new Set(entry.photos.map(({ photoId }) => photoId)))
  return ids.map((id, index) => {
    const files = entry.photos.filter(({ photoId }) => photoId === id)
    const find = (role: string): { sha256: Sha256; size: number } | null => {
      const file = files.find((candidate) => candidate.role === role)?.file
      return file === undefined ? null : { sha256: file.sha256, size: file.size }
    }
    const original = find('original')
    const place = files[0]?.place ?? null
    return {
      id,
      itemId: entry.itemId,
      addedAt: startedAt + index,
      original: original === null ? null : { ...original, mime: 'image/jpeg' },
      picture: find('picture'),
      preview: find('preview'),
      takenAt: files[0]?.takenAt ?? null,
      place,
      isPlaceAttached: place !== null,
      failure: null,
    }
  })
}

/** Words that were half typed carry no time, except a lead's; no others have a photo. */
function startOf(data: ReadEntry['data']): number {
  if ('savedAt' in data) return data.savedAt
  return 'clientTime' in data ? data.clientTime : 0
}
