import * as v from 'valibot'
import { COMPOSITE_LIMITS } from '../domain/composite/composite.ts'
import { LEVELS_ABOVE } from '../domain/item/passing.ts'
import { ADOPTION_FORMS } from '../domain/periodical.ts'
import { LEVELS } from '../domain/record/item-record.ts'
import { accountId, commandId, count, instant, itemId, periodicalId, text, unitId } from './fields.ts'
import { adoption, receipt } from './item.ts'

/** What every decision carries: an id that makes it harmless to repeat, and the revision that the editor saw. */
const decided = { id: commandId, baseRev: count }
const issue = v.pipe(count, v.minValue(1), v.maxValue(9999))
const words = v.pipe(text(500), v.trim())

/**
 * One use, as an editor enters it. `periodicalId` names one of the office's own periodicals and then needs an issue;
 * else `outlet` says where, and `level` by whom. `usedAt` is left out for today.
 */
export const useEntry = v.object({
  periodicalId: v.nullable(periodicalId),
  issue: v.nullable(issue),
  form: v.picklist(ADOPTION_FORMS),
  level: v.optional(v.picklist(LEVELS)),
  outlet: v.optional(v.pipe(text(100), v.trim())),
  usedAt: v.optional(instant),
  evidence: v.optional(v.pipe(text(300), v.trim())),
})
export type UseEntry = v.InferOutput<typeof useEntry>

const above = { level: v.picklist(LEVELS_ABOVE), words }

/** 采用: as often as somebody uses it. */
export const adoptedDecision = v.object({ type: v.literal('adopted'), ...decided, ...useEntry.entries })
/** 上报 to a level; while that level has not answered, not to it again. */
export const passedUpDecision = v.object({ type: v.literal('passed_up'), ...decided, ...above })
/** What was passed up came to nothing there. */
export const notUsedAboveDecision = v.object({ type: v.literal('not_used_above'), ...decided, ...above })

/** At most two decimals. */
export const percent = v.pipe(
  v.number(),
  v.minValue(0),
  v.maxValue(100),
  v.check((value) => Math.abs(value * 100 - Math.round(value * 100)) < 1e-6),
)

/** 实名采用: who wrote it. The unit's name is the office's, of today. */
export const creditedDecision = v.object({
  type: v.literal('credited'),
  ...decided,
  authors: v.pipe(
    v.array(
      v.object({
        accountId: v.nullable(accountId),
        name: v.pipe(text(40), v.trim(), v.minLength(1)),
        unitId,
        isMain: v.boolean(),
        percent: v.nullable(percent),
        isFinder: v.optional(v.literal(true)),
      }),
    ),
    v.maxLength(20),
  ),
})

export const passingOutcome = v.variant('status', [
  v.object({ status: v.literal('waiting') }),
  v.object({ status: v.literal('adopted'), at: instant, adoption }),
  v.object({ status: v.literal('not_used'), at: instant, words: v.string() }),
])

/**
 * `GET /api/desk/passed-up?status=waiting|adopted|not_used|unregistered|all`: what was passed up and what came of it, and
 * what was used above without (`unregistered`, among `adopted` as well), newest first.
 */
export const PASSING_FILTERS = ['waiting', 'adopted', 'not_used', 'unregistered', 'all'] as const
export type PassingFilter = (typeof PASSING_FILTERS)[number]

export const passingRow = v.object({
  /** An item, or a composite. */
  of: v.picklist(['item', 'composite']),
  id: itemId,
  title: v.string(),
  /** Null for a composite, which no unit sent in. */
  receipt: v.nullable(receipt),
  unitName: v.nullable(v.string()),
  level: v.picklist(LEVELS),
  at: instant,
  by: v.string(),
  words: v.string(),
  outcome: passingOutcome,
  isUnregistered: v.optional(v.literal(true)),
})
export type PassingRow = v.InferOutput<typeof passingRow>

export const passingList = v.object({
  rows: v.array(passingRow),
  counts: v.object({ waiting: count, adopted: count, not_used: count, unregistered: count }),
  serverTime: instant,
})
export type PassingList = v.InferOutput<typeof passingList>

/** `GET /api/desk/authors`: the people of the units, for whoever names an item's authors. */
export const authorList = v.object({
  units: v.array(v.object({ id: unitId, name: v.string() })),
  people: v.array(v.object({ id: accountId, name: v.string(), unitId })),
})
export type AuthorList = v.InferOutput<typeof authorList>

export const compositeTitle = v.pipe(text(COMPOSITE_LIMITS.titleCharacters), v.trim(), v.minLength(1))
export const compositeBody = text(COMPOSITE_LIMITS.bodyCharacters)
