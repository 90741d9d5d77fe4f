import { kindOf, PERIOD_KINDS, periodAround, periodBounds, type Period } from '../calendar/period.ts'
import type { WorkingCalendar } from '../calendar/working-calendar.ts'
import type { Policy } from '../policy/policy.ts'
import type { ItemRecord, WaitingItem } from '../record/item-record.ts'
import { openCalendarBook, type CalendarBook } from './calendar-book.ts'
import { countHistory } from './history-counts.ts'
import { isRecordOf, type Holder } from './holder.ts'
import { lineOf } from './line-of.ts'
import type { ProgressLine } from './progress-line.ts'
import { ruleHistoriesOf, type RuleHistory } from './rule-history.ts'

export interface ProgressInput {
  /** All versions at hand, in any order: each period is counted by the one that held for it. */
  policies: readonly Policy[]
  holder: Holder
  period: Period
  /** Of the holder or of more; earlier periods among them make forecasts and floors possible. */
  records: readonly ItemRecord[]
  /**
   * The records of the year before, for tasks that must not fall below it. Left out, they are among `records`; null
   * when this place does not have them, and then no such floor is set.
   */
  lastYearRecords?: readonly ItemRecord[] | null
  /** What waits on this phone: the caller's own, so it is the holder's. Empty at the desk. */
  waiting: readonly WaitingItem[]
  calendar: WorkingCalendar
  now: number
}

/**
 * The progress of a holder: one line per rule that sets it a task in the period. A rule with a longer period than the
 * one asked for is shown for the period that holds it; of a rule with a shorter one the line is the sum of its periods.
 * A pure function of dated records and the policy, so there is no counter that can drift.
 */
export function progressOf(input: ProgressInput): ProgressLine[] {
  const isOwn = (record: ItemRecord) => isRecordOf(input.holder, record)
  return progressOfHistories(
    ruleHistoriesOf(input.policies, input.holder),
    {
      ...input,
      records: input.records.filter(isOwn),
      lastYearRecords: input.lastYearRecords?.filter(isOwn) ?? input.lastYearRecords,
    },
    openCalendarBook(input.calendar, input.now),
  )
}

/** The same with what is at hand already, for a county of many holders: `records` are the holder's own. */
export function progressOfHistories(
  histories: readonly RuleHistory[],
  input: Pick<ProgressInput, 'period' | 'records' | 'lastYearRecords' | 'waiting'>,
  book: CalendarBook,
): ProgressLine[] {
  const { records, lastYearRecords: lastYear, waiting, period } = input
  return histories
    .filter((history) => isSetIn(history, shownPeriod(history, period)))
    .map((history) => {
      const counts = countHistory(history, { records, lastYear, waiting })
      return lineOf(history, { counts, period: shownPeriod(history, period), book })
    })
}

/** The period asked for, or the longer one of the rule in which it lies. */
export function shownPeriod({ rule }: RuleHistory, period: Period): Period {
  const isLonger = PERIOD_KINDS.indexOf(rule.period) > PERIOD_KINDS.indexOf(kindOf(period))
  return isLonger ? periodAround(rule.period, period) : period
}

function isSetIn({ terms }: RuleHistory, period: Period): boolean {
  const { from, until } = periodBounds(period)
  return terms.some((term) => term.task !== null && term.from < until && from < term.until)
}
