import { dayOf, shiftDay, type Day } from '../calendar/day.ts'
import { firstDayOf, lastDayOf, periodBounds, type Period } from '../calendar/period.ts'
import { isWorkingDay, type WorkingCalendar } from '../calendar/working-calendar.ts'

/** Fewer items than this have no rhythm that could be spoken of. */
const LEAST_ITEMS = 4
const END_WORKING_DAYS = 3

/**
 * How evenly a period's items came ("不是突击一下子就能解决问题的", ZK-08). Shares are given as counts of `items`.
 * `hoarded`: more than half came on the last three working days or later (攒了好几期…才一块上报, CH-06). `burst`: at
 * least half came on one day. `too_few`: under four items, nothing is said.
 */
export interface Regularity {
  items: number
  daysWithItems: number
  /** Null when nothing came; of equal days the first. */
  busiestDay: { day: Day; items: number } | null
  /** Items that came from the third last working day on. */
  atTheEnd: number
  state: 'even' | 'burst' | 'hoarded' | 'too_few'
}

/** `times`: when items came (ms), of the period or of more, in any order. */
export function regularityOf({
  times,
  period,
  calendar,
}: {
  times: readonly number[]
  period: Period
  calendar: WorkingCalendar
}): Regularity {
  const { from, until } = periodBounds(period)
  const days = times.filter((at) => from <= at && at < until).map(dayOf)
  const countByDay = new Map<Day, number>()
  for (const day of days) countByDay.set(day, (countByDay.get(day) ?? 0) + 1)
  const [busiest] = [...countByDay].sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1))
  const endsFrom = endFrom(period, calendar)
  const figures = {
    items: days.length,
    daysWithItems: countByDay.size,
    busiestDay: busiest === undefined ? null : { day: busiest[0], items: busiest[1] },
    atTheEnd: days.filter((day) => day >= endsFrom).length,
  }
  return { ...figures, state: stateOf(figures) }
}

function stateOf({ items, busiestDay, atTheEnd }: Omit<Regularity, 'state'>): Regularity['state'] {
  if (items < LEAST_ITEMS) return 'too_few'
  if (atTheEnd * 2 > items) return 'hoarded'
  return (busiestDay?.items ?? 0) * 2 >= items ? 'burst' : 'even'
}

/** The third last working day; in a period with fewer, its first day. */
function endFrom(period: Period, calendar: WorkingCalendar): Day {
  const first = firstDayOf(period)
  let left = END_WORKING_DAYS
  let day = lastDayOf(period)
  for (; day > first; day = shiftDay(day, -1)) {
    if (isWorkingDay(calendar, day)) left -= 1
    if (left === 0) break
  }
  return day
}
