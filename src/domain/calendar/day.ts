import { dayNumberOf, fourDigits, twoDigits, yearMonthDayOf } from './day-number.ts'
import { SHANGHAI_OFFSET_MS } from './shanghai-time.ts'

/** A calendar day in Asia/Shanghai, `2026-11-22`. */
export type Day = string & { readonly __brand: 'Day' }

const DAY_MS = 24 * 60 * 60 * 1000
/** 1 January 1970 was a Thursday: the third day of a week that starts on Monday. */
const EPOCH_WEEKDAY = 3

/** The day on which an instant (ms since 1970 UTC) falls in Asia/Shanghai. */
export function dayOf(at: number): Day {
  return dayOfNumber(dayNumberAt(at))
}

/** The number of that day: days since 1 January 1970. */
export function dayNumberAt(at: number): number {
  return Math.floor((at + SHANGHAI_OFFSET_MS) / DAY_MS)
}

/** `2026-11-22` of the years 0000 to 9999; undefined when the calendar has no such day (`2026-02-30`). */
export function parseDay(text: string): Day | undefined {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return undefined
  // 30 February is reckoned as 2 March: a day that is not written back is no such day.
  return dayOfNumber(numberOfDay(text as Day)) === text ? (text as Day) : undefined
}

/** Its first instant and the first instant after it. */
export function dayBounds(day: Day): { from: number; until: number } {
  const from = startOfDayNumber(numberOfDay(day))
  return { from, until: from + DAY_MS }
}

/** The day `count` days later; earlier when negative. */
export function shiftDay(day: Day, count: number): Day {
  return dayOfNumber(numberOfDay(day) + count)
}

/** Days from one day to another: 1 from today to tomorrow, negative backwards. */
export function daysBetween(from: Day, to: Day): number {
  return numberOfDay(to) - numberOfDay(from)
}

/** 0 Monday to 6 Sunday. */
export function weekdayOf(day: Day): number {
  return weekdayOfNumber(numberOfDay(day))
}

/** Days since 1 January 1970. */
export function numberOfDay(day: Day): number {
  return dayNumberOf({
    year: Number(day.slice(0, 4)),
    month: Number(day.slice(5, 7)),
    day: Number(day.slice(8, 10)),
  })
}

/** The day that is so many days after 1 January 1970. */
export function dayOfNumber(dayNumber: number): Day {
  const { year, month, day } = yearMonthDayOf(dayNumber)
  return `${fourDigits(year)}-${twoDigits(month)}-${twoDigits(day)}` as Day
}

/** The first instant of a day by its number. */
export function startOfDayNumber(dayNumber: number): number {
  return dayNumber * DAY_MS - SHANGHAI_OFFSET_MS
}

/** 0 Monday to 6 Sunday. */
export function weekdayOfNumber(dayNumber: number): number {
  return (((dayNumber + EPOCH_WEEKDAY) % 7) + 7) % 7
}
