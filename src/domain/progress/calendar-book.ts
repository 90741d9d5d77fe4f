import { dayBounds, dayOf, daysBetween, shiftDay, type Day } from '../calendar/day.ts'
import {
  firstDayOf,
  kindOf,
  lastDayOf,
  periodBounds,
  shiftPeriod,
  subPeriods,
  type Period,
  type PeriodKind,
} from '../calendar/period.ts'
import { isDayCertain, isWorkingDay, type WorkingCalendar } from '../calendar/working-calendar.ts'
import type { WorkingPeriod } from '../calendar/working-days.ts'

const DAY_MS = 24 * 60 * 60 * 1000

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
  const today = dayOf(now)
  const dayAt = remember((from: number): BookedDay => {
    const day = dayOf(from)
    const [isWorked, isCertain] = [isWorkingDay(calendar, day), isDayCertain(calendar, day)]
    return { period: day, from, until: from + DAY_MS, isWorked, isCertain }
  })
  const daysOf = remember((period: Period) => {
    const from = dayBounds(firstDayOf(period)).from
    const count = daysBetween(firstDayOf(period), lastDayOf(period)) + 1
    return Array.from({ length: count }, (_, index) => dayAt(from + index * DAY_MS))
  })
  const partsOf = remember((key: string): BookedPeriod[] => {
    const [kind, period] = key.split(' ') as [PeriodKind, Period]
    if (kind === 'day') return daysOf(period)
    const parts = kind === kindOf(period) ? [period] : subPeriods(kind, period)
    return parts.map((part) => ({ period: part, ...periodBounds(part), isWorked: true }))
  })
  const ownOf = (period: Period) => partsOf(`${kindOf(period)} ${period}`)
  return {
    now,
    partsOf: (kind, period) => partsOf(`${kind} ${period}`),
    periodsBefore: remember((period) => [-1, -2, -3].flatMap((back) => ownOf(shiftPeriod(period, back)))),
    workingDaysOf: remember((period) => workingDaysOf(daysOf(period), today)),
    daysLeftOf: remember((period) => Math.max(0, daysBetween(today, shiftDay(lastDayOf(period), 1)))),
  }
}

function workingDaysOf(days: readonly BookedDay[], today: Day): WorkingPeriod {
  const worked = days.filter(({ isWorked }) => isWorked)
  const passed = worked.filter(({ period }) => period < today).length
  const uncertain = days.filter(({ isCertain }) => !isCertain).map(({ period }) => Number(period.slice(0, 4)))
  const unknownYears = [...new Set(uncertain)].sort((a, b) => a - b)
  return {
    passed,
    left: worked.length - passed,
    all: worked.length,
    isCertain: unknownYears.length === 0,
    unknownYears,
  }
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
