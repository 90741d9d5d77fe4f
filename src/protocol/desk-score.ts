import * as v from 'valibot'
import { ENTERED_OCCASIONS, RANK_METHODS } from '../domain/policy/score-rule.ts'
import { namedUnit } from './desk-policy.ts'
import { commandId, count, instant, itemId, text, unitId } from './fields.ts'
import { appeal, ledgerLine, scoreEntry } from './score.ts'

const unitLedger = v.object({
  unitId,
  classId: v.string(),
  lines: v.array(ledgerLine),
  hundredths: v.number(),
})

/** Ranks within each class; it equals `Ranking` of `domain/score`. */
export const ranking = v.object({
  method: v.picklist(RANK_METHODS),
  classes: v.array(
    v.object({
      classId: v.string(),
      units: v.array(v.object({ unitId, hundredths: v.number(), rank: count })),
      zeroUnitIds: v.array(unitId),
    }),
  ),
})

/** `GET /api/desk/ledger?period=2026-11&unit=`: the ranking of all units, and the lines of the one asked for. */
export const ledgerAnswer = v.object({
  period: v.string(),
  /** Null while the period is open; otherwise everything is as it was stored then. */
  closing: v.nullable(v.object({ at: instant, by: v.string() })),
  ranking,
  units: v.array(namedUnit),
  /** Null when no unit is asked for. */
  ledger: v.nullable(unitLedger),
  /** Titles of the items in these lines, by id. */
  titles: v.record(v.string(), v.string()),
  /** Entries of the period, of the unit asked for or of all; open ones wait for a second person. */
  entries: v.array(scoreEntry),
  serverTime: instant,
})
export type LedgerAnswer = v.InferOutput<typeof ledgerAnswer>

const words = v.pipe(text(500), v.trim(), v.minLength(1))

/**
 * `POST /api/desk/score-entries`, answered with the entry, which waits for a second person. `id` makes a repeated
 * request harmless. `points` belongs to the occasion `other` alone.
 */
export const newScoreEntry = v.pipe(
  v.object({
    id: commandId,
    unitId,
    itemId: v.nullable(itemId),
    occasion: v.picklist(ENTERED_OCCASIONS),
    at: instant,
    words,
    evidence: words,
    points: v.nullable(v.pipe(v.number(), v.minValue(-1000), v.maxValue(1000))),
  }),
  v.check(({ occasion, points }) => (occasion === 'other') === (points !== null)),
)
export type NewScoreEntry = v.InferOutput<typeof newScoreEntry>

/**
 * `POST /api/desk/score-entries/{id}/confirmation`, answered with the entry. Whoever entered it may not: 403
 * `score.same_person`. The same decision again is harmless, another one is 409 `score.settled`.
 */
export const confirmation = v.variant('status', [
  v.object({ status: v.literal('confirmed') }),
  v.object({ status: v.literal('refused'), words }),
])
export type Confirmation = v.InferOutput<typeof confirmation>

/** `GET /api/desk/score-entries?status=open|all&unit=`, the newest first. */
export const scoreEntryList = v.object({
  entries: v.array(v.object({ ...scoreEntry.entries, unitName: v.string() })),
})
export type ScoreEntryList = v.InferOutput<typeof scoreEntryList>

/** `GET /api/desk/appeals?status=open|all`, the newest first. */
export const appealList = v.object({
  appeals: v.array(
    v.object({
      ...appeal.entries,
      unitName: v.string(),
      /** The line as it stands now, else as a closed period keeps it; null when neither has it. */
      line: v.nullable(ledgerLine),
    }),
  ),
})
export type AppealList = v.InferOutput<typeof appealList>

/** `POST /api/desk/appeals/{id}/answer`, answered with the appeal; answered once: then 409 `appeal.answered`. */
export const appealAnswer = v.object({
  isUpheld: v.boolean(),
  words: v.pipe(text(1000), v.trim(), v.minLength(1)),
})
export type AppealAnswer = v.InferOutput<typeof appealAnswer>

/**
 * `POST /api/desk/periods/{period}/closing` (a month, quarter, half-year or year that is over): its ledger is stored
 * and stays as it is. Closing it again is harmless.
 */
export const closingAnswer = v.object({
  period: v.string(),
  closing: v.object({ at: instant, by: v.string() }),
  /** No version of the policy may begin before this. */
  closedUntil: instant,
})
export type ClosingAnswer = v.InferOutput<typeof closingAnswer>

/** `GET /api/desk/periods`: what has been closed, the newest first. */
export const closingList = v.object({
  closings: v.array(v.object({ period: v.string(), at: instant, by: v.string() })),
})
export type ClosingList = v.InferOutput<typeof closingList>
