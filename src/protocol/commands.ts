import * as v from 'valibot'
import { ITEM_LIMITS } from '../domain/item/item-text.ts'
import { DEED_TYPES } from './deeds.ts'
import { KEY_POINT_LIMITS } from '../domain/key-points/key-point.ts'
import { commandId, commissionId, count, instant, itemId, keyPointId, sha256, text } from './fields.ts'
import { itemNotes, itemText } from './item.ts'
import { manifestEntry } from './manifest.ts'

/** Command types a server of this version carries out; another type is refused with `command.unknown_type`. */
export const COMMAND_TYPES = [
  'draft.put',
  'draft.delete',
  'item.submit',
  'item.resubmit',
  'appeal.make',
  ...DEED_TYPES,
] as const
export type CommandType = (typeof COMMAND_TYPES)[number]

/** The form of payloads that this version writes and reads. */
export const COMMAND_SCHEMA = 1

/** The key points (报送要点) that a text answers; left out where there are none, as by phones of earlier releases. */
const pointIds = v.optional(v.pipe(v.array(keyPointId), v.maxLength(KEY_POINT_LIMITS.perItem)))

/** The payload of `item.submit` and of `item.resubmit`: the whole text, the notes, and which photos will follow. */
export const submission = v.object({
  text: itemText,
  notes: itemNotes,
  manifest: v.pipe(v.array(manifestEntry), v.maxLength(ITEM_LIMITS.photos * 2)),
  /** The officer ticked 本稿不含国家秘密和工作秘密. */
  isDeclaredUnclassified: v.literal(true),
  /** The commission (约稿) that it answers; left out for what the unit writes on its own account. */
  commissionId: v.optional(commissionId),
  pointIds,
})
export type Submission = v.InferOutput<typeof submission>

/**
 * The payload of `draft.put`: the draft as it stands, kept at the office for its author alone. Photos stay on the
 * phone until the item is submitted. `baseRev` of the command is the draft's own revision as this device last heard
 * it from the office (0 before the first), so that a second device cannot write over what it has not seen.
 */
export const draftBackup = v.object({
  text: itemText,
  notes: itemNotes,
  /** The item's revision under correction; 0 for a new item. */
  itemRev: count,
  savedAt: instant,
  /** The commission that it is to answer. */
  commissionId: v.optional(commissionId),
  pointIds,
})
export type DraftBackup = v.InferOutput<typeof draftBackup>

/** The payload of `draft.delete`: the draft goes to the trash for 90 days; a later `draft.put` brings it back. */
export const draftRemoval = v.object({ deletedAt: instant })
export type DraftRemoval = v.InferOutput<typeof draftRemoval>

/**
 * The payload of `appeal.make`: an objection (申诉) to a line of the unit's ledger, by its key. The envelope's `itemId`
 * is the new appeal's own id and `baseRev` 0. The outcome is `saved`; the appeal comes back as a row of the feed.
 */
export const appealMaking = v.object({
  lineKey: v.pipe(text(200), v.minLength(1)),
  words: v.pipe(text(1000), v.trim(), v.minLength(1)),
})
export type AppealMaking = v.InferOutput<typeof appealMaking>

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
  /** Of the payload. Another one than `COMMAND_SCHEMA` is refused alone, with `command.unknown_schema`. */
  schema: count,
  appVersion: v.pipe(v.string(), v.maxLength(64)),
  clientTime: instant,
})
export type Command = v.InferOutput<typeof command>
