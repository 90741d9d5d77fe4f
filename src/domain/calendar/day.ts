import { SHANGHAI_OFFSET_MS } from './shanghai-time.ts'

/** A calendar day in Asia/Shanghai, `2026-11-22`. */
export type Day = string & { readonly __brand: 'Day' }

const DAY_MS = 24 * 60 * 60 * 1000
/** 1 January 1970 was a Thursday: the third day of a week that starts on Monday. */
const EPOCH_WEEKDAY = 3

/** The day on which an instant (ms since 1970 UTC) falls in Asia/Shanghai. */
export function dayOf(at: number): Day {
  return dayAt(Math.floor((at + SHANGHAI_OFFSET_MS) / DAY_MS))
}

/** `2026-11-22` of the years 0000 to 9999; undefined when the calendar has no such day (`2026-02-30`). */
export function parseDay(text: string): Day | undefined {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return undefined
  const number = dayNumber(text as Day)
  // Chromium reads 30 February as 2 March: a day that is not written back is no such day.
  return Number.isNaN(number) || dayAt(number) !== text ? undefined : (text as Day)
}

/** Its first instant and the first instant after it. */
export function dayBounds(day: Day): { from: number; until: number } {
  const from = dayNumber(day) * DAY_MS - SHANGHAI_OFFSET_MS
  return { from, until: from + DAY_MS }
}

/** The day `count` days later; earlier when negative. */
export function shiftDay(day: Day, count: number): Day {
  return dayAt(dayNumber(day) + count)
}

/** Days from one day to another: 1 from today to tomorrow, negative backwards. */
export function daysBetween(from: Day, to: Day): number {
  return dayNumber(to) - dayNumber(from)
}

/** 0 Monday to 6 Sunday. */
export function weekdayOf(day: Day): number {
  return (((dayNumber(day) + EPOCH_WEEKDAY) % 7) + 7) % 7
}

/** A date without a time is read as UTC, and twice as fast as one with it. */
function dayNumber(day: Day): number {
  return Date.parse(day) / DAY_MS
}

/** By its numbers: `toISOString` takes five times as long, and a year of progress asks for thousands of days. */
function dayAt(number: number): Day {
  const date = new Date(number * DAY_MS)
  const year = String(date.getUTCFullYear()).padStart(4, '0')
  return `${year}-${twoDigits(date.getUTCMonth() + 1)}-${twoDigits(date.getUTCDate())}` as Day
}

function twoDigits(number: number): string {
  return number < 10 ? `0${number}` : String(number)
}
