import * as v from 'valibot'
import type { BreakdownProgress } from '../domain/progress/breakdown-of.ts'
import type { PersonProgress, RankedUnit } from '../domain/progress/county-progress.ts'
import type { ProgressLine } from '../domain/progress/progress-line.ts'
import { RANK_METHODS } from '../domain/policy/score-rule.ts'
import { count, instant, unitId } from './fields.ts'

const completion = v.object({ met: count, tasks: count })
const byMeasure = <Schema extends v.GenericSchema>(schema: Schema) =>
  v.object({ reported: schema, adopted: schema })

export type NamedUnitProgress = RankedUnit & { unitName: string }
/** `RankedUnit` of `domain/progress` with the unit's name. */
const namedUnitProgress = v.pipe(
  v.looseObject({ unitId, unitName: v.string(), classId: v.string() }),
  v.transform((unit) => unit as unknown as NamedUnitProgress),
)

/**
 * `GET /api/desk/progress?period=2026-11` (a month, quarter, half-year or year): all units, computed from the records of
 * this moment. The lists of ids in `lines` are empty here; the unit's own answer has them.
 * `GET /api/desk/progress.xlsx?period=` is the same as a workbook.
 */
export const countyProgressAnswer = v.object({
  period: v.string(),
  /** Null before the office's first version. */
  policyVersion: v.nullable(count),
  hasQuantityTargets: v.boolean(),
  rankMethod: v.picklist(RANK_METHODS),
  units: v.array(namedUnitProgress),
  reported: count,
  adopted: count,
  completion,
  concentration: byMeasure(v.object({ topUnits: count, units: count, top: count, all: count })),
  participation: byMeasure(v.object({ taking: count, units: count })),
  /** Years of which the working days are a guess: Monday to Friday. */
  unknownYears: v.array(v.number()),
  serverTime: instant,
})
export type CountyProgressAnswer = v.InferOutput<typeof countyProgressAnswer>

export type NamedPersonProgress = PersonProgress & { displayName: string }

/**
 * `GET /api/desk/progress/{unitId}?period=`: one unit rule by rule with the items behind each number, the parts of its
 * divided tasks, and its persons in the order of the roster; nobody ranks persons.
 */
export const unitProgressAnswer = v.object({
  period: v.string(),
  unit: namedUnitProgress,
  breakdowns: v.pipe(
    v.array(v.looseObject({})),
    v.transform((breakdowns) => breakdowns as unknown as BreakdownProgress[]),
  ),
  /** Tasks that the rules set for single sections of the unit. */
  sections: v.pipe(
    v.array(v.looseObject({ section: v.string() })),
    v.transform((sections) => sections as unknown as { section: string; line: ProgressLine }[]),
  ),
  persons: v.pipe(
    v.array(v.looseObject({ displayName: v.string() })),
    v.transform((persons) => persons as unknown as NamedPersonProgress[]),
  ),
  /** Titles of the items behind the numbers, by id. */
  titles: v.record(v.string(), v.string()),
  serverTime: instant,
})
export type UnitProgressAnswer = v.InferOutput<typeof unitProgressAnswer>
