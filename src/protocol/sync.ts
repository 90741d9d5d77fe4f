import * as v from 'valibot'
import { CATEGORIES } from '../domain/category.ts'
import {
  accountId,
  commandId,
  commissionId,
  count,
  deviceId,
  instant,
  itemId,
  keyPointId,
  sha256,
  text,
  unitId,
} from './fields.ts'
import { command } from './commands.ts'
import { SYNC_LIMITS } from './headers.ts'
import { itemFacts, itemNotes, itemText, receipt, sibling } from './item.ts'
import { policy, policyProblem, publishedPolicy } from './policy.ts'
import { itemRecord } from './record.ts'
import { appeal, scoreEntry } from './score.ts'

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
  /**
   * Kinds of change beyond the first ones (`item`, `record`, `policy`, `unit`) that this phone can read. Rows of other
   * kinds are kept from it: a phone of an older release takes an answer with an unknown row for no answer at all.
   */
  understands: v.optional(v.pipe(v.array(v.pipe(v.string(), v.maxLength(32))), v.maxLength(32))),
})
export type SyncRequest = v.InferOutput<typeof syncRequest>

/** What became of a command. It is remembered for ever: the same command gets the same outcome. */
export const outcome = v.variant('status', [
  v.object({ status: v.literal('applied'), rev: count, receipt, missing: v.array(sha256) }),
  /** A draft is kept at the office as its revision `rev`, or is in the trash there. */
  v.object({ status: v.literal('saved'), rev: count }),
  /** The office had a newer text: it kept its own, and this one beside it as a sibling. */
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

/** Where a draft is, as the office knows it; `submitted` and `deleted` ones leave the other devices of the author. */
export const DRAFT_STATES = ['kept', 'submitted', 'deleted'] as const
export type DraftState = (typeof DRAFT_STATES)[number]

/**
 * What the office tells about a subject beyond items and counts, for phones that understand `told`. The phone keeps the
 * newest row of each subject as it came and parses it where it is read, so that it also keeps what only a newer release
 * of it can show.
 */
export const told = v.object({
  kind: v.literal('told'),
  seq: count,
  /** Which subject; one of `TOLD_SUBJECTS` in what this version writes. */
  about: text(32),
  id: text(100),
  /** Grows with each change; an older row is ignored. */
  rev: count,
  /** Null: the subject is no longer this person's concern. */
  row: v.unknown(),
})
export type Told = v.InferOutput<typeof told>

/** A row of the feed. A phone stores rows and cursor together and ignores older revisions. */
export const change = v.variant('kind', [
  v.object({
    kind: v.literal('item'),
    seq: count,
    facts: itemFacts,
    /** Left out when this device wrote the text itself: it has it, and the link is slow. */
    written: v.optional(v.object({ text: itemText, notes: itemNotes })),
    /** Texts that met a newer one and wait for somebody to choose; left out when there are none. */
    siblings: v.optional(v.array(sibling)),
  }),
  /** An own draft as the office keeps it, so that a lost phone loses only what never met a network. */
  v.object({
    kind: v.literal('draft'),
    seq: count,
    itemId,
    rev: count,
    itemRev: count,
    state: v.picklist(DRAFT_STATES),
    savedAt: instant,
    /** The commission that it is to answer; left out when there is none. */
    commissionId: v.optional(commissionId),
    /** The key points that it is to answer; left out when its author never chose. */
    pointIds: v.optional(v.array(keyPointId)),
    /** Left out when this device wrote it, and when the draft is gone. */
    written: v.optional(v.object({ text: itemText, notes: itemNotes })),
    /** The device that wrote it, as its owner named it; left out with `written`, and of what the office joined. */
    deviceName: v.optional(v.string()),
    /** What other devices wrote into the same draft unseen; left out when there is nothing. */
    siblings: v.optional(v.array(sibling)),
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
  /** For phones of the first release; the others read `rules`. */
  v.object({ kind: v.literal('policy'), seq: count, policy }),
  /** One version of the office's rules; each version that ever held is a row of its own. */
  v.object({ kind: v.literal('rules'), seq: count, policy: publishedPolicy }),
  /** The dated facts of an item of the unit, from which progress and points are computed; own ones name the author. */
  v.object({
    kind: v.literal('facts'),
    seq: count,
    rev: count,
    record: itemRecord,
    /** It counts already, and waits for a signature of its unit (本单位审签中); left out otherwise. */
    isWithUnit: v.optional(v.literal(true)),
  }),
  /** What the office entered for or against the unit, with its confirmation. */
  v.object({ kind: v.literal('score_entry'), seq: count, entry: scoreEntry }),
  v.object({ kind: v.literal('appeal'), seq: count, appeal }),
  told,
  v.object({
    kind: v.literal('unit'),
    seq: count,
    unit: v.object({
      id: unitId,
      name: v.string(),
      classId: v.string(),
      /** The dated list of its classes, where the unit was ever moved from one to another. */
      classes: v.optional(v.pipe(v.array(v.object({ classId: v.string(), from: instant })), v.readonly())),
      /** The section of this person (科室), where the roster names one. */
      section: v.optional(v.string()),
    }),
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
  /** The field or the entry of a file that is wrong, never its content. */
  place: v.optional(v.string()),
  /** With `policy.contradicts_itself`: every place where the document does, and why. */
  problems: v.optional(v.array(policyProblem)),
  /** Seconds to wait before another try, when waiting helps. */
  retryAfter: v.optional(count),
})
export type RefusalBody = v.InferOutput<typeof refusal>

/**
 * `POST /api/sync/reconcile`: after a restored server (a new epoch, or a cursor ahead of it) the phone says what it
 * holds, and the office names what it lacks.
 */
export const reconcileRequest = v.object({
  protocol: v.literal(1),
  account: accountId,
  device: deviceId,
  /** The number that the phone's next new command will take. */
  nextSeq: v.pipe(count, v.minValue(1)),
  /** Items as this phone holds them; `payloadSha256` is null when it holds no command of the item. */
  have: v.pipe(
    v.array(v.object({ itemId, rev: count, payloadSha256: v.nullable(sha256) })),
    v.maxLength(SYNC_LIMITS.reconcileEntries),
  ),
  /** Every command that this phone can send again, waiting ones included. */
  kept: v.pipe(v.array(v.object({ id: commandId, seq: count })), v.maxLength(SYNC_LIMITS.reconcileEntries)),
})
export type ReconcileRequest = v.InferOutput<typeof reconcileRequest>

export const reconcileResponse = v.object({
  epoch: v.string(),
  /**
   * The highest number recorded for this device. Numbers that neither side holds a command of are recorded as refused
   * with `command.lost`, so that the rest can follow without a gap.
   */
  lastSeq: count,
  /** Commands that the phone has and the office lacks: to be sent again with their first ids and numbers. */
  lacking: v.array(commandId),
  /** Items that the phone has and the office does not know, and that no command in `lacking` brings. */
  lackingItems: v.array(itemId),
  serverTime: instant,
})
export type ReconcileResponse = v.InferOutput<typeof reconcileResponse>
