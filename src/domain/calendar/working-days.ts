import { dayOf, daysBetween, shiftDay, type Day } from './day.ts'
import { firstDayOf, lastDayOf, type Period } from './period.ts'
import { isDayCertain, isWorkingDay, type WorkingCalendar } from './working-calendar.ts'

/** Says whether a count or a date rests on announced years only. */
export interface Certainty {
  isCertain: boolean
  /** Years that the calendar does not know and of which Monday to Friday were taken, in order. */
  unknownYears: number[]
}

export interface WorkingDays extends Certainty {
  days: number
}

export interface WorkingDate extends Certainty {
  day: Day
}

export interface WorkingPeriod extends Certainty {
  /** Working days of the period that are over: before the day of the instant. */
  passed: number
  /** Working days from the day of the instant on, that day included while it runs. */
  left: number
  all: number
}

/** Working days from one day until another, the first included, the last not; 0 when `until` is not later. */
export function workingDaysBetween(calendar: WorkingCalendar, from: Day, until: Day): WorkingDays {
  const days = daysFrom(from, until)
  return {
    days: days.filter((day) => isWorkingDay(calendar, day)).length,
    ...certaintyOf(calendar, days),
  }
}

/**
 * The day that is `count` working days after another; before it when negative. 民法典 201: "开始的当日不计入，自下一日
 * 开始计算". With 0 it is the day itself or, when that is free, the next working day (民法典 203: "期间的最后一日是法定
 * 休假日的，以法定休假日结束的次日为期间的最后一日").
 */
export function addWorkingDays(calendar: WorkingCalendar, day: Day, count: number): WorkingDate {
  const step = count < 0 ? -1 : 1
  const passed: Day[] = []
  let found = count === 0 ? day : shiftDay(day, step)
  let left = Math.max(1, Math.abs(count))
  for (;;) {
    passed.push(found)
    if (isWorkingDay(calendar, found)) left -= 1
    if (left <= 0) return { day: found, ...certaintyOf(calendar, passed) }
    found = shiftDay(found, step)
  }
}

/** How many working days of a period are over at an instant, and how many are left. */
export function workingDaysOf(calendar: WorkingCalendar, period: Period, at: number): WorkingPeriod {
  const from = firstDayOf(period)
  const until = shiftDay(lastDayOf(period), 1)
  const today = [from, dayOf(at), until].sort()[1] ?? from
  const passed = workingDaysBetween(calendar, from, today).days
  const left = workingDaysBetween(calendar, today, until).days
  return { passed, left, all: passed + left, ...certaintyOf(calendar, daysFrom(from, until)) }
}

function daysFrom(from: Day, until: Day): Day[] {
  return Array.from({ length: Math.max(0, daysBetween(from, until)) }, (_, index) => shiftDay(from, index))
}

function certaintyOf(calendar: WorkingCalendar, days: readonly Day[]): Certainty {
  const uncertain = days.filter((day) => !isDayCertain(calendar, day))
  const unknownYears = [...new Set(uncertain.map((day) => Number(day.slice(0, 4))))].sort((a, b) => a - b)
  return { isCertain: unknownYears.length === 0, unknownYears }
}
