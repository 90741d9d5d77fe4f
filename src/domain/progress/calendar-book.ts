import { dayOf, daysBetween } from '../calendar/day.ts'
import type { PeriodKind } from '../calendar/period.ts'
import { kindOf, lastDayOf, periodBounds, subPeriods, type Period } from '../calendar/period.ts'
import { isWorkingDay, type WorkingCalendar } from '../calendar/working-calendar.ts'
import { workingDaysOf, type WorkingPeriod } from '../calendar/working-days.ts'

/** A period with what is asked of it again and again. */
export interface BookedPeriod {
  period: Period
  from: number
  until: number
  /** Only of a day: whether it is worked. Longer periods count as worked. */
  isWorked: boolean
}

/** Answers about one office's calendar at one instant, each worked out once: 1,800 holders ask the same. */
export interface CalendarBook {
  now: number
  partsOf(kind: PeriodKind, period: Period): BookedPeriod[]
  workingDaysOf(period: Period): WorkingPeriod
  /** Calendar days from today on until the period's end, today included; 0 when it is over. */
  daysLeftOf(period: Period): number
}

export function openCalendarBook(calendar: WorkingCalendar, now: number): CalendarBook {
  const parts = new Map<string, BookedPeriod[]>()
  const workingDays = new Map<Period, WorkingPeriod>()
  const booked = (period: Period): BookedPeriod => ({
    period,
    ...periodBounds(period),
    isWorked: kindOf(period) !== 'day' || isWorkingDay(calendar, period as ReturnType<typeof dayOf>),
  })
  return {
    now,
    partsOf: (kind, period) =>
      remember(parts, `${kind} ${period}`, () => subPeriods(kind, period).map(booked)),
    workingDaysOf: (period) => remember(workingDays, period, () => workingDaysOf(calendar, period, now)),
    daysLeftOf: (period) => Math.max(0, daysBetween(dayOf(now), lastDayOf(period)) + 1),
  }
}

function remember<Key, Value>(memory: Map<Key, Value>, key: Key, find: () => Value): Value {
  const known = memory.get(key)
  if (known !== undefined) return known
  const found = find()
  memory.set(key, found)
  return found
}
