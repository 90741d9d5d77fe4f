import { periodBounds, type Period } from '../calendar/period.ts'
import type { WorkingCalendar } from '../calendar/working-calendar.ts'
import type { UnitId } from '../ids.ts'
import { classIn, type Classed } from '../people/unit-class.ts'
import type { Policy } from '../policy/policy.ts'
import { lastReportOf, type RecordShelf } from '../record/record-shelf.ts'
import type { CalendarBook } from './calendar-book.ts'
import { completionOf, type Completion } from './completion.ts'
import { warningsOf, type Warning } from './early-warning.ts'
import type { Holder } from './holder.ts'
import { arrivalsSince, countsOfOwn } from './period-counts.ts'
import type { ProgressLine } from './progress-line.ts'
import { progressOfHistories } from './progress-of.ts'
import { regularityOf, type Regularity } from './regularity.ts'
import type { RuleHistory } from './rule-history.ts'
import { silenceOf, type Silence } from './silence.ts'

export interface CountyUnit extends Classed {
  id: UnitId
  /** From when the unit takes part: before that it cannot have been silent (ms). */
  since: number
}

export interface UnitProgress {
  unitId: UnitId
  /** In this period. */
  classId: string
  reported: number
  /** By the first use of each item, whenever it was reported. */
  adopted: number
  lines: ProgressLine[]
  completion: Completion
  /** The gravest first; empty when all is well. */
  warnings: Warning[]
  silence: Silence
  regularity: Regularity
}

export interface UnitContext {
  policies: readonly Policy[]
  /** The version that holds for the period; null before the first. */
  policy: Policy | null
  period: Period
  calendar: WorkingCalendar
  book: CalendarBook
  historiesOf: (holder: Holder) => RuleHistory[]
}

/** What the desk sees of one unit in one period; the shelf holds the unit's own records. */
export function unitProgress(
  unit: CountyUnit,
  shelf: RecordShelf,
  { policies, policy, period, calendar, book, historiesOf }: UnitContext,
): UnitProgress {
  const holder: Holder = { kind: 'unit', unitId: unit.id, classId: unit.classId, classes: unit.classes }
  const lines = progressOfHistories(historiesOf(holder), { period, records: shelf, waiting: [] }, book)
  const { from, until } = periodBounds(period)
  const [counts] = countsOfOwn(shelf, { policies, periods: [period], waiting: [] })
  const reported = counts?.reported ?? 0
  const lastReportedAt = lastReportOf(shelf, book.now)
  const silence = silenceOf({
    reportedAts: lastReportedAt === null ? [] : [lastReportedAt],
    since: unit.since,
    limit: policy?.deadlines.silenceWorkingDays ?? null,
    calendar,
    now: book.now,
  })
  const workingDays = book.workingDaysOf(period)
  const isOver = until <= book.now
  return {
    unitId: unit.id,
    classId: classIn(unit, period),
    reported,
    adopted: counts?.adopted ?? 0,
    lines,
    completion: completionOf(lines),
    warnings: warningsOf({ reported, lines, silence, workingDays, isOver }),
    silence,
    regularity: regularityOf({
      times: arrivalsSince(shelf, { from, policies }),
      period,
      calendar,
    }),
  }
}
