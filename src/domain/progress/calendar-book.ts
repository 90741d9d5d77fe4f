import { dayNumberAt, dayOfNumber, startOfDayNumber, weekdayOfNumber, type Day } from '../calendar/day.ts'
import { daySpanOf, kindOf, periodBounds, shiftPeriod, subPeriods } from '../calendar/period.ts'
import type { Period, PeriodKind } from '../calendar/period.ts'
import { openWorkedDays, type WorkedDay } from '../calendar/worked-days.ts'
import type { WorkingCalendar } from '../calendar/working-calendar.ts'
import type { WorkingPeriod } from '../calendar/working-days.ts'

/** A period with what is asked of it again and again. */
export interface BookedPeriod {
  period: Period
  from: number
  until: number
  /** Only of a day: whether it is worked. Longer periods count as worked. */
  isWorked: boolean
}

interface BookedDay extends BookedPeriod {
  period: Day
  isCertain: boolean
}

/** Answers about one office's calendar at one instant, each worked out once: 1,800 holders ask the same. */
export interface CalendarBook {
  now: number
  /** The periods of a kind inside a period, in order; of its own kind itself. */
  partsOf(kind: PeriodKind, period: Period): BookedPeriod[]
  /** The three periods of its kind before it, the latest first. */
  periodsBefore(period: Period): BookedPeriod[]
  workingDaysOf(period: Period): WorkingPeriod
  /** Calendar days from today on until the period's end, today included; 0 when it is over. */
  daysLeftOf(period: Period): number
}

export function openCalendarBook(calendar: WorkingCalendar, now: number): CalendarBook {
  const today = dayNumberAt(now)
  const workedDay = openWorkedDays(calendar)
  const bookDay = remember((dayNumber: number) => bookedDay(dayNumber, workedDay))
  const daysOf = remember((period: Period) => {
    const { first, next } = daySpanOf(period)
    const days: BookedDay[] = []
    for (let dayNumber = first; dayNumber < next; dayNumber++) days.push(bookDay(dayNumber))
    return days
  })
  const partsByKind = remember((kind: PeriodKind) =>
    kind === 'day' ? daysOf : remember((period: Period) => bookedParts(kind, period)),
  )
  return {
    now,
    partsOf: (kind, period) => partsByKind(kind)(period),
    periodsBefore: remember((period) => {
      const ownOf = partsByKind(kindOf(period))
      return [-1, -2, -3].flatMap((back) => ownOf(shiftPeriod(period, back)))
    }),
    workingDaysOf: remember((period) => workingDaysOf(daysOf(period), startOfDayNumber(today))),
    daysLeftOf: remember((period) => Math.max(0, daySpanOf(period).next - today)),
  }
}

function bookedDay(dayNumber: number, workedDay: (day: Day, weekday: number) => WorkedDay): BookedDay {
  const period = dayOfNumber(dayNumber)
  const { isWorked, isCertain } = workedDay(period, weekdayOfNumber(dayNumber))
  const from = startOfDayNumber(dayNumber)
  return { period, from, until: startOfDayNumber(dayNumber + 1), isWorked, isCertain }
}

function bookedParts(kind: PeriodKind, period: Period): BookedPeriod[] {
  const parts = kind === kindOf(period) ? [period] : subPeriods(kind, period)
  return parts.map((part) => ({ period: part, ...periodBounds(part), isWorked: true }))
}

/** `todayAt`: the first instant of today. */
function workingDaysOf(days: readonly BookedDay[], todayAt: number): WorkingPeriod {
  let all = 0
  let passed = 0
  const unknownYears: number[] = []
  for (const { period, from, isWorked, isCertain } of days) {
    if (isWorked) all += 1
    if (isWorked && from < todayAt) passed += 1
    if (isCertain) continue
    const year = Number(period.slice(0, 4))
    if (!unknownYears.includes(year)) unknownYears.push(year)
  }
  return { passed, left: all - passed, all, isCertain: unknownYears.length === 0, unknownYears }
}

function remember<Key, Value>(find: (key: Key) => Value): (key: Key) => Value {
  const memory = new Map<Key, Value>()
  return (key) => {
    const known = memory.get(key)
    if (known !== undefined) return known
    const found = find(key)
    memory.set(key, found)
    return found
  }
}
