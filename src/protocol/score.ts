import * as v from 'valibot'
import { ENTERED_OCCASIONS } from '../domain/policy/score-rule.ts'
import type { LedgerLine } from '../domain/score/ledger-line.ts'
import type { Appeal, ScoreEntry } from '../domain/score/score-entry.ts'
import { instant, itemId, text, unitId } from './fields.ts'

const id = v.pipe(text(64), v.minLength(1))

/** Equals `ScoreEntry` of `domain/score`. */
export const scoreEntry = v.object({
  id,
  unitId,
  itemId: v.nullable(itemId),
  occasion: v.picklist(ENTERED_OCCASIONS),
  at: instant,
  words: text(500),
  evidence: text(500),
  points: v.nullable(v.number()),
  enteredBy: v.string(),
  enteredAt: instant,
  confirmation: v.variant('status', [
    v.object({ status: v.literal('open') }),
    v.object({ status: v.literal('confirmed'), by: v.string(), at: instant }),
    v.object({ status: v.literal('refused'), by: v.string(), at: instant, words: text(500) }),
  ]),
}) satisfies v.GenericSchema<unknown, ScoreEntry>

/** Equals `Appeal` of `domain/score`. */
export const appeal = v.object({
  id,
  unitId,
  lineKey: text(200),
  words: text(1000),
  madeBy: v.string(),
  madeAt: instant,
  answer: v.nullable(v.object({ isUpheld: v.boolean(), words: text(1000), by: v.string(), at: instant })),
}) satisfies v.GenericSchema<unknown, Appeal>

/** Lines as `domain/score` computes them; desk and phone print their steps in their own words. */
export const ledgerLine = v.pipe(
  v.looseObject({ key: v.string(), unitId, at: v.number(), hundredths: v.number() }),
  v.transform((line) => line as unknown as LedgerLine),
)
