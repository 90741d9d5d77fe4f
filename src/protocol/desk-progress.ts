import * as v from 'valibot'
import { QUOTA_MEASURES } from '../domain/policy/quota-rule.ts'
import { RANK_METHODS } from '../domain/policy/score-rule.ts'
import { count, instant, unitId } from './fields.ts'

/** 正常 落后 长期没有报送 本期没有报送. */
export const UNIT_WARNINGS = ['ok', 'behind', 'silent', 'zero'] as const
export type UnitWarning = (typeof UNIT_WARNINGS)[number]

export const RULE_STATES = ['met', 'on_pace', 'behind', 'not_begun', 'no_task'] as const

/** A numerator over a denominator, printed by the figures engine; never divided on the way. */
const ratio = v.object({ numerator: v.number(), denominator: v.number() })

export const ruleProgress = v.object({
  quotaId: v.string(),
  name: v.string(),
  /** The period's key: a yearly task stands in a month's answer under its year. */
  period: v.string(),
  measure: v.picklist(QUOTA_MEASURES),
  /** Null: the rule gives this unit no number (未规定); prints —. */
  target: v.nullable(count),
  adoptedTarget: v.nullable(count),
  aim: v.nullable(count),
  confirmed: count,
  confirmedAdopted: count,
  missing: v.nullable(count),
  excess: count,
  state: v.picklist(RULE_STATES),
  /** Items at the period's end by its reason; null when it is too early or over. */
  forecast: v.nullable(v.object({ expected: count, basis: v.string() })),
  daysLeft: count,
})

export const unitProgress = v.object({
  unitId,
  unitName: v.string(),
  classId: v.string(),
  warning: v.picklist(UNIT_WARNINGS),
  reported: count,
  adopted: count,
  /** By reported items within the class; units without one share no rank. */
  rank: v.nullable(count),
  /** Tasks of the period that are met, of those there are. */
  completion: ratio,
  lastReportedAt: v.nullable(instant),
  rules: v.array(ruleProgress),
  /** What each section and each person has of a divided task, and those the division does not name (`other`). */
  parts: v.array(
    v.object({
      quotaId: v.string(),
      holder: v.object({ kind: v.picklist(['section', 'person', 'other']), name: v.string() }),
      target: v.nullable(count),
      confirmed: count,
    }),
  ),
})
export type UnitProgress = v.InferOutput<typeof unitProgress>

/**
 * `GET /api/desk/progress?period=2026-11` (a month, quarter, half-year or year): all units, computed from the records
 * of this moment. `GET /api/desk/progress.xlsx?period=` is the same as a workbook.
 */
export const countyProgress = v.object({
  period: v.string(),
  policyVersion: count,
  hasQuantityTargets: v.boolean(),
  rankMethod: v.picklist(RANK_METHODS),
  units: v.array(unitProgress),
  sums: v.object({ reported: count, adopted: count }),
  /** Units with at least one item, of all. */
  participation: ratio,
  /** Items of the most active fifth of the units, of all items; `units` says how many that fifth is. */
  concentration: v.object({ units: count, numerator: count, denominator: count }),
  /** Years of which the working days are a guess: Monday to Friday. */
  unknownYears: v.array(v.number()),
  serverTime: instant,
})
export type CountyProgressAnswer = v.InferOutput<typeof countyProgress>
