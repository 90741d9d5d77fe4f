import * as v from 'valibot'
import { CATEGORIES } from '../domain/category.ts'
import { accountId, commandId, count, deviceId, instant, itemId, sha256, unitId } from './fields.ts'
import { command } from './commands.ts'
import { SYNC_LIMITS } from './headers.ts'
import { itemFacts, itemNotes, itemText, receipt } from './item.ts'
import { policy } from './policy.ts'

/** `POST /api/sync`: push and pull in one exchange. */
export const syncRequest = v.object({
  protocol: v.literal(1),
  /** Whose commands these are; another person's session answers 401 `session.other_account`, so nothing crosses. */
  account: accountId,
  device: deviceId,
  /** The server's epoch as the phone knows it; null before the first answer. */
  epoch: v.nullable(v.string()),
  cursor: count,
  /** The first number in `commands`, or the next free one when there are none. */
  firstSeq: v.pipe(count, v.minValue(1)),
  commands: v.pipe(v.array(command), v.maxLength(SYNC_LIMITS.commandsPerBatch)),
  /** The phone's clock when the request left, from which the office measures the skew. */
  sentAt: instant,
  /** How many submissions wait on the phone, this batch included. */
  waiting: count,
  appVersion: v.pipe(v.string(), v.maxLength(64)),
})
export type SyncRequest = v.InferOutput<typeof syncRequest>

/** What became of a command. It is remembered for ever: the same command gets the same outcome. */
export const outcome = v.variant('status', [
  v.object({ status: v.literal('applied'), rev: count, receipt, missing: v.array(sha256) }),
  v.object({ status: v.literal('merged'), rev: count, sibling: itemId }),
  v.object({ status: v.literal('rejected'), code: v.string() }),
])
export type Outcome = v.InferOutput<typeof outcome>

export const commandResult = v.object({
  id: commandId,
  seq: count,
  /** True when the office had this command already and answers with its stored outcome. */
  replayed: v.boolean(),
  outcome,
})
export type CommandResult = v.InferOutput<typeof commandResult>

/** A row of the feed. A phone stores rows and cursor together and ignores older revisions. */
export const change = v.variant('kind', [
  v.object({
    kind: v.literal('item'),
    seq: count,
    facts: itemFacts,
    /** Left out when this device wrote the text itself: it has it, and the link is slow. */
    written: v.optional(v.object({ text: itemText, notes: itemNotes })),
  }),
  /** What fills the unit's month, of an item that a colleague wrote. */
  v.object({
    kind: v.literal('record'),
    seq: count,
    itemId,
    rev: count,
    category: v.picklist(CATEGORIES),
    reportedAt: instant,
    adoptedAt: v.nullable(instant),
  }),
  v.object({ kind: v.literal('policy'), seq: count, policy }),
  v.object({
    kind: v.literal('unit'),
    seq: count,
    unit: v.object({ id: unitId, name: v.string(), classId: v.string() }),
  }),
])
export type Change = v.InferOutput<typeof change>

export const syncResponse = v.object({
  results: v.array(commandResult),
  /** The highest number recorded for this device; the phone resends from the next one. */
  lastSeq: count,
  /** True when the batch began after `lastSeq + 1`: nothing was applied, resend from there. */
  gap: v.boolean(),
  /** The highest number of this device inside a verified backup. */
  durableSeq: count,
  epoch: v.string(),
  changes: v.array(change),
  cursor: count,
  more: v.boolean(),
  serverTime: instant,
})
export type SyncResponse = v.InferOutput<typeof syncResponse>

/** The body of every refusal of the server, with a 4xx or 5xx status. */
export const refusal = v.object({
  code: v.string(),
  message: v.string(),
  requestId: v.optional(v.string()),
  /** Seconds to wait before another try, when waiting helps. */
  retryAfter: v.optional(count),
})
export type RefusalBody = v.InferOutput<typeof refusal>
