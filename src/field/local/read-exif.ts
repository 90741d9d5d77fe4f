import exifr from 'exifr/dist/mini.esm.mjs'
import type { MapPlace } from '../../domain/item/item.ts'

export interface ExifFacts {
  takenAt: number | null
  place: MapPlace | null
}

const DATE_TIME_ORIGINAL = 0x9003
const OFFSET_TIME_ORIGINAL = 0x9011
/** The protocol takes no later one; a camera whose clock says so was never set. */
const LATEST_INSTANT = 9_000_000_000_000

/** When and where the camera says the photo was taken. A photo without readable EXIF is as good as any other. */
export async function readExif(bytes: ArrayBuffer): Promise<ExifFacts> {
  try {
    const tags = await exifr.parse(bytes, {
      exif: { pick: [DATE_TIME_ORIGINAL, OFFSET_TIME_ORIGINAL] },
      gps: true,
      // exifr would make a Date that ignores the offset, so the strings are read here.
      reviveValues: false,
      translateKeys: false,
    })
    return { takenAt: readTakenAt(tags), place: readPlace(tags) }
  } catch {
    // exifr throws on PNG, WebP and damaged blocks; none of that is a reason to refuse the photo.
    return { takenAt: null, place: null }
  }
}

type Tags = Record<number | string, unknown> | undefined

/** `2026:11:20 08:30:00` with `+08:00`; a camera that names no offset is read in Asia/Shanghai. */
function readTakenAt(tags: Tags): number | null {
  const written = tags?.[DATE_TIME_ORIGINAL]
  if (typeof written !== 'string') return null
  const match = /^(\d{4}):(\d{2}):(\d{2}) (\d{2}:\d{2}:\d{2})/.exec(written)
  if (match === null) return null
  const offset = tags?.[OFFSET_TIME_ORIGINAL]
  const zone = typeof offset === 'string' && /^[+-]\d{2}:\d{2}$/.test(offset) ? offset : '+08:00'
  const at = Date.parse(`${match[1]}-${match[2]}-${match[3]}T${match[4]}${zone}`)
  return at >= 0 && at <= LATEST_INSTANT ? at : null
}

function readPlace(tags: Tags): MapPlace | null {
  const { latitude, longitude } = (tags ?? {}) as Partial<MapPlace>
  if (typeof latitude !== 'number' || typeof longitude !== 'number') return null
  const isOnEarth = Math.abs(latitude) <= 90 && Math.abs(longitude) <= 180
  return isOnEarth && (latitude !== 0 || longitude !== 0) ? { latitude, longitude } : null
}
