import { kindOf, PERIOD_KINDS, periodAround, type Period } from '../calendar/period.ts'
import type { WorkingCalendar } from '../calendar/working-calendar.ts'
import type { Policy } from '../policy/policy.ts'
import type { ItemRecord, WaitingItem } from '../record/item-record.ts'
import { shelve, type RecordShelf } from '../record/record-shelf.ts'
import { openCalendarBook, type CalendarBook } from './calendar-book.ts'
import { allOf, countHistory } from './history-counts.ts'
import { isRecordOf, type Holder } from './holder.ts'
import { lineOf } from './line-of.ts'
import type { ProgressLine } from './progress-line.ts'
import { ruleHistoriesOf, termAt, type RuleHistory } from './rule-history.ts'

/** Week 1 of a year begins at most 371 days after that of the year before. */
const MORE_THAN_A_YEAR_MS = 372 * 24 * 60 * 60 * 1000

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
      records: shelve(input.records.filter(isOwn)),
      lastYearRecords: input.lastYearRecords?.filter(isOwn) ?? input.lastYearRecords,
    },
    openCalendarBook(input.calendar, input.now),
  )
}

interface OwnInput extends Pick<ProgressInput, 'period' | 'lastYearRecords' | 'waiting'> {
  records: RecordShelf
}

/** The same with what is at hand already, for a county of many holders: `records` are the holder's own. */
export function progressOfHistories(
  histories: readonly RuleHistory[],
  { records, lastYearRecords, waiting, ...input }: OwnInput,
  book: CalendarBook,
): ProgressLine[] {
  const lastYear = lastYearRecords && allOf(lastYearRecords)
  return histories.flatMap((history) => {
    const period = shownPeriod(history, input.period)
    if (!isSetIn(history, period, book)) return []
    const concerned = { shelf: records, from: concernOf(history, period, book) }
    const counts = countHistory(history, { records: concerned, lastYear, waiting })
    return [lineOf(history, { counts, period, book })]
  })
}

/** The instant before which nothing changes a line: the forecast looks three periods back, last year's floor a year. */
function concernOf({ terms }: RuleHistory, period: Period, book: CalendarBook): number {
  const earliest = Math.min(...book.periodsBefore(period).map(({ from }) => from))
  const hasFloor = terms.some(({ task }) => task !== null && task.floorPercentOfLastYear !== null)
  const [first] = book.partsOf(kindOf(period), period)
  return hasFloor ? Math.min(earliest, (first?.from ?? earliest) - MORE_THAN_A_YEAR_MS) : earliest
}

/** The period asked for, or the longer one of the rule in which it lies. */
export function shownPeriod({ rule }: RuleHistory, period: Period): Period {
  const isLonger = PERIOD_KINDS.indexOf(rule.period) > PERIOD_KINDS.indexOf(kindOf(period))
  return isLonger ? periodAround(rule.period, period) : period
}

/** Whether any of the rule's own periods in the one that is shown has the task. */
function isSetIn(history: RuleHistory, period: Period, book: CalendarBook): boolean {
  return book.partsOf(history.rule.period, period).some(({ from }) => termAt(history, from).task !== null)
}
