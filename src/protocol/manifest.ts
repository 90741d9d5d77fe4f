import * as v from 'valibot'
import { count, instant, photoId, sha256 } from './fields.ts'
import { BLOB_LIMITS } from './headers.ts'
import { mapPlace } from './item.ts'

/** One file of one photo. Each photo has one picture and at most one preview; their order is the order of photos. */
export const manifestEntry = v.object({
  photoId,
  role: v.picklist(['picture', 'preview']),
  sha256,
  size: v.pipe(count, v.minValue(1), v.maxValue(BLOB_LIMITS.pictureBytes)),
  takenAt: v.optional(instant),
  place: v.optional(mapPlace),
})
export type ManifestEntry = v.InferOutput<typeof manifestEntry>
