import type { Period } from '../calendar/period.ts'
import type { WorkingPeriod } from '../calendar/working-days.ts'
import type { ItemId } from '../ids.ts'
import type { QuotaRule } from '../policy/quota-rule.ts'

/**
 * `met`: confirmed. `on_the_way`: what waits on this phone would meet it. `on_pace`, `behind`: against the working days
 * that are over. `missed`: the period is over. `not_begun`: the period lies ahead. `no_task`: no target, or one of 0.
 */
export const PROGRESS_STATES = [
  'met',
  'on_the_way',
  'on_pace',
  'behind',
  'missed',
  'not_begun',
  'no_task',
] as const
export type ProgressState = (typeof PROGRESS_STATES)[number]

/**
 * Where a target comes from: the rule, last year's count (when that asks for more), the part that the unit gave its
 * section or person. Without a target: the document says none (未规定), the day is off, or no version with this task
 * held in the period.
 */
export type TargetBasis = 'rule' | 'last_year' | 'part' | 'unstated' | 'day_off' | 'not_in_force'

/** The floor that last year's count sets (发稿数量不能少于去年). */
export interface LastYearFloor {
  /** The same period of the year before; null when that year had none (29 February, week 53). */
  period: Period | null
  /** Null when this place does not have the records of that year: then the floor is not in the target. */
  count: number | null
  percent: number
  /** The percentage of the count, rounded up to whole items. */
  floor: number | null
}

/**
 * What the period will come to. `pace_this_period`: as many per working day as until now. `same_as_last_periods`: too
 * little of it is over, so the mean of the periods before. `too_early`: there are none. `over`: it is what it came to.
 */
export interface Forecast {
  expected: number | null
  basis: 'pace_this_period' | 'same_as_last_periods' | 'too_early' | 'over'
  workingDaysPassed: number
  workingDaysLeft: number
  /** The periods of which the mean was taken, the latest first. */
  lastPeriods: { period: Period; count: number }[]
}

/** One thing that is counted against one target. Ids stand in the order of their dates. */
export interface MeasureProgress {
  measure: 'reported' | 'adopted'
  /** Null where none is set: see `targetBasis`. */
  target: number | null
  targetBasis: TargetBasis
  /** Confirmed by the office, work above the task included. */
  confirmed: number
  confirmedIds: ItemId[]
  /** Submitted and waiting on this phone; 0 for what is adopted, for nobody can have adopted it. */
  waiting: number
  waitingIds: ItemId[]
  /** Items still to be written: neither confirmed nor waiting. */
  missing: number
  /** Confirmed beyond the target: the last of `confirmedIds`. */
  excess: number
  /** What the working days that are over ask for, in whole items (see `expectedByNow`); null without a target. */
  expectedByNow: number | null
  forecast: Forecast
  state: ProgressState
}

/** One period of the rule inside a longer one that is shown: the days of a month, the months of a year. */
export interface PeriodPart {
  period: Period
  /** Version by which the part is counted; null before the first. */
  policyVersion: number | null
  target: number | null
  targetBasis: TargetBasis
  confirmed: number
  confirmedIds: ItemId[]
  waiting: number
  missing: number
  isOver: boolean
}

/** In how many of the parts with a task that are over it was met. */
export interface PartsMet {
  met: number
  over: number
}

/**
 * The progress of one rule. The fields of its measure stand in the line itself (with `both`, what was reported);
 * `state` is that of the whole line, the worse of two.
 */
export interface ProgressLine extends MeasureProgress {
  rule: QuotaRule
  /** Version by which the period is counted (the newest one of its parts that has the rule); null where none has it. */
  policyVersion: number | null
  /** The period asked for, or the longer one of the rule that holds it: the year of a month. */
  period: Period
  /** Only with `both`: what was adopted, against `adoptedMinimum`. */
  adopted: MeasureProgress | null
  /** What the unit should strive for in the period; null when nothing is said. */
  aim: number | null
  lastYear: LastYearFloor | null
  workingDays: WorkingPeriod
  /** Calendar days from today on, today included; 0 when the period is over. */
  daysLeft: number
  isOver: boolean
  /** The office's first version, or the rule itself, begins inside the period: less of it could be worked than of others. */
  isPartial: boolean
  /** The rule's own periods inside the period, in order; one when it is the rule's own. They add up to the line. */
  parts: PeriodPart[]
  /** Null when the period is the rule's own. */
  partsMet: PartsMet | null
}
