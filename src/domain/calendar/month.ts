import { fourDigits, twoDigits, yearMonthDayOf } from './day-number.ts'
import { dayNumberAt, numberOfDay, startOfDayNumber, type Day } from './day.ts'

/** A calendar month in Asia/Shanghai, `2026-11`. China has one zone and no daylight saving since 1991: UTC+8. */
export type Month = string & { readonly __brand: 'Month' }

/** The month in which an instant (ms since 1970 UTC) falls in Asia/Shanghai. */
export function monthOf(at: number): Month {
  const { year, month } = yearMonthDayOf(dayNumberAt(at))
  return `${fourDigits(year)}-${twoDigits(month)}` as Month
}

export function parseMonth(text: string): Month | undefined {
  return /^\d{4}-(0[1-9]|1[0-2])$/.test(text) ? (text as Month) : undefined
}

/** First instant of the month and first instant after it. */
export function monthBounds(month: Month): { from: number; until: number } {
  return { from: startOf(month), until: startOf(shiftMonth(month, 1)) }
}

/** The month `count` months later; earlier when negative. */
export function shiftMonth(month: Month, count: number): Month {
  const index = Number(month.slice(0, 4)) * 12 + Number(month.slice(5)) - 1 + count
  const year = Math.floor(index / 12)
  return `${fourDigits(year)}-${twoDigits(index - year * 12 + 1)}` as Month
}

function startOf(month: Month): number {
  return startOfDayNumber(numberOfDay(`${month}-01` as Day))
}
