import * as v from 'valibot'
import { ITEM_LIMITS } from '../domain/item/item-text.ts'
import { commandId, count, instant, itemId, photoId, sha256 } from './fields.ts'
import { itemNotes, itemText, mapPlace } from './item.ts'
import { BLOB_LIMITS } from './headers.ts'

/** Command types a server of this version carries out; another type is refused with `command.unknown_type`. */
export const COMMAND_TYPES = ['item.submit', 'item.resubmit'] as const
export type CommandType = (typeof COMMAND_TYPES)[number]

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

/** The payload of `item.submit` and of `item.resubmit`: the whole text, the notes, and which photos will follow. */
export const submission = v.object({
  text: itemText,
  notes: itemNotes,
  manifest: v.pipe(v.array(manifestEntry), v.maxLength(ITEM_LIMITS.photos * 2)),
  /** The officer ticked 本稿不含国家秘密和工作秘密. */
  isDeclaredUnclassified: v.literal(true),
})
export type Submission = v.InferOutput<typeof submission>

/**
 * The envelope. `seq` is gapless per device; `payloadSha256` is the SHA-256 of the payload's canonical JSON; the
 * payload itself is parsed by its type, so that one broken payload spoils no other command.
 */
export const command = v.object({
  id: commandId,
  seq: v.pipe(count, v.minValue(1)),
  type: v.pipe(v.string(), v.maxLength(64)),
  itemId,
  /** The revision of the item that the officer saw; 0 for a new one. */
  baseRev: count,
  payload: v.unknown(),
  payloadSha256: sha256,
  schema: v.literal(1),
  appVersion: v.pipe(v.string(), v.maxLength(64)),
  clientTime: instant,
})
export type Command = v.InferOutput<typeof command>
