import { shiftPeriod, type Period } from '../calendar/period.ts'
import type { ItemRecord } from '../record/item-record.ts'
import { openCalendarBook } from './calendar-book.ts'
import { allOf, countHistory } from './history-counts.ts'
import { isRecordOf } from './holder.ts'
import { lineOf } from './line-of.ts'
import type { ProgressLine } from './progress-line.ts'
import { shownPeriod, type ProgressInput } from './progress-of.ts'
import { ruleHistoriesOf, type RuleHistory } from './rule-history.ts'

/** One rule through the last periods of its own kind, or of a longer one, the oldest first. */
export interface RulePeriods {
  rule: RuleHistory['rule']
  periods: ProgressLine[]
}

export interface PeriodsInput extends Omit<ProgressInput, 'period'> {
  /** The last period that is shown; rules with a longer one are left out. */
  until: Period
  /** How many periods, the last included: 13 months, 5 quarters. */
  count: number
}

/**
 * The last periods of each rule, every one by the version that held then. A period before the first version has its
 * counts and no target (`not_in_force`).
 */
export function periodsOf(input: PeriodsInput): RulePeriods[] {
  const book = openCalendarBook(input.calendar, input.now)
  const isOwn = (record: ItemRecord) => isRecordOf(input.holder, record)
  const records = allOf(input.records.filter(isOwn))
  const lastYear = input.lastYearRecords && allOf(input.lastYearRecords.filter(isOwn))
  const periods = lastPeriods(input)
  return ruleHistoriesOf(input.policies, input.holder)
    .filter((history) => shownPeriod(history, input.until) === input.until)
    .map((history) => {
      const counts = countHistory(history, { records, lastYear, waiting: input.waiting })
      return {
        rule: history.rule,
        periods: periods.map((period) => lineOf(history, { counts, period, book })),
      }
    })
}

/** `count` periods until the one given, the oldest first. */
export function lastPeriods({ until, count }: { until: Period; count: number }): Period[] {
  return Array.from({ length: count }, (_, index) => shiftPeriod(until, index + 1 - count))
}
