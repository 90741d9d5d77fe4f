import { monthOf, parseMonth, shiftMonth, type Month } from '../../domain/calendar/month.ts'
import { isInPeriod, subPeriods, type Year } from '../../domain/calendar/period.ts'
import type { ItemId } from '../../domain/ids.ts'
import { policyHolding } from '../../domain/policy/policy-holding.ts'
import { isRecordOf } from '../../domain/progress/holder.ts'
import { regularityOf, type Regularity } from '../../domain/progress/regularity.ts'
import { silenceOf, type Silence } from '../../domain/progress/silence.ts'
import { firstUseOf, type ItemRecord } from '../../domain/record/item-record.ts'
import { countingTasks } from './month-summary.ts'
import { inputOf, tasksOfMonths, personOf, unitOf, type StandingAt, type TaskOf } from './task-lines.ts'

export type Whose = 'unit' | 'person'

/** One month of a year: what came, what was used, and the task of the month. */
export interface MonthFigures {
  month: Month
  reportedIds: ItemId[]
  adoptedIds: ItemId[]
  /** Waiting on this phone: only in one's own figures and the unit's of which they become part. */
  waiting: number
  /** Null where no task is set. */
  target: number | null
}

/** The twelve months of a year, each by the rules that held in it. */
export function yearByMonth(year: string, whose: Whose, at: StandingAt): MonthFigures[] {
  const records = recordsOf(whose, at)
  const reported = idsByMonth(records, arrivalsBy(at))
  const adopted = idsByMonth(records, (record) => firstUseOf(record)?.at ?? null)
  const tasks = tasksOfMonths(year, whose === 'unit' ? unitOf(at) : personOf(at), at)
  return subPeriods('month', year as Year).map((month) => ({
    month,
    reportedIds: reported.get(month) ?? [],
    adoptedIds: adopted.get(month) ?? [],
    waiting: at.standing.waiting.filter(({ submittedAt }) => isInPeriod(month, submittedAt)).length,
    target: targetOf(month, tasks),
  }))
}

/** Everything that the unit reported in a month, whatever the tasks are. */
export function reportedIn(month: Month, at: StandingAt): ItemId[] {
  return idsByMonth(recordsOf('unit', at), arrivalsBy(at)).get(month) ?? []
}

function recordsOf(whose: Whose, at: StandingAt): ItemRecord[] {
  const holder = whose === 'unit' ? unitOf(at) : personOf(at)
  return at.standing.records.filter((record) => isRecordOf(holder, record))
}

function idsByMonth(records: readonly ItemRecord[], dateOf: (record: ItemRecord) => number | null) {
  const ids = new Map<Month, ItemId[]>()
  for (const record of records) {
    const date = dateOf(record)
    if (date === null) continue
    const month = monthOf(date)
    const known = ids.get(month)
    if (known === undefined) ids.set(month, [record.itemId])
    else known.push(record.itemId)
  }
  return ids
}

/** Returned and sent again an item counts once, in the month that the policy of its first arrival says. */
function arrivalsBy({ standing }: StandingAt): (record: ItemRecord) => number {
  return ({ reportedAt, lastReportedAt }) => {
    if (reportedAt === lastReportedAt) return reportedAt
    const policy = policyHolding(standing.policies, monthOf(reportedAt))
    return policy?.returnedCountsIn === 'last' ? lastReportedAt : reportedAt
  }
}

/** The month's own tasks together; a quarter's or a year's is no month's. */
function targetOf(month: Month, tasks: readonly TaskOf[]): number | null {
  const counting = countingTasks(tasks.filter(({ progress }) => progress.period === month))
  return counting.length === 0 ? null : counting.reduce((sum, { line }) => sum + (line.target ?? 0), 0)
}

/** Every month of which this phone knows something, the newest first; the present one always. */
export function monthsKnown({ standing, now }: StandingAt): Month[] {
  const firstAt = standing.records.reduce((first, { reportedAt }) => Math.min(first, reportedAt), now)
  const months: Month[] = []
  for (let month = monthOf(now); month >= monthOf(firstAt); month = shiftMonth(month, -1)) months.push(month)
  return months
}

/** The month of an address, if it is one that can be shown. */
export function chosenMonth(text: unknown, at: StandingAt): Month {
  const month = typeof text === 'string' ? parseMonth(text) : undefined
  return month !== undefined && monthsKnown(at).includes(month) ? month : monthOf(at.now)
}

/** How evenly the unit's items of a month came, and how long nothing has come at all. */
export function rhythmOf(month: Month, at: StandingAt): { regularity: Regularity; silence: Silence | null } {
  const times = recordsOf('unit', at).map(({ reportedAt }) => reportedAt)
  const { calendar, now } = inputOf(at)
  const policy = policyHolding(at.standing.policies, monthOf(now))
  const limit = policy?.deadlines.silenceWorkingDays ?? null
  const regularity = regularityOf({ times, period: month, calendar })
  if (policy === null || limit === null || month !== monthOf(now)) return { regularity, silence: null }
  const reportedAts = [...times, ...at.standing.waiting.map(({ submittedAt }) => submittedAt)]
  return { regularity, silence: silenceOf({ reportedAts, since: policy.validFrom, limit, calendar, now }) }
}
