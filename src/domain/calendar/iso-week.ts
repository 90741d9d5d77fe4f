import { dayNumberOf, fourDigits, twoDigits, yearMonthDayOf } from './day-number.ts'
import { dayOfNumber, numberOfDay, weekdayOfNumber, type Day } from './day.ts'

/**
 * A week from Monday to Sunday, `2026-W47`, numbered by ISO 8601 (GB/T 7408): a week belongs to the year that holds
 * its Thursday, so that the first days of January can stand in week 52 or 53 of the year before.
 */
export type Week = string & { readonly __brand: 'Week' }

const THURSDAY = 3

/** The week in which a day falls. */
export function weekOf(day: Day): Week {
  return weekOfDayNumber(numberOfDay(day))
}

/** The same of a day by its number. */
export function weekOfDayNumber(dayNumber: number): Week {
  const thursday = dayNumber + THURSDAY - weekdayOfNumber(dayNumber)
  const { year } = yearMonthDayOf(thursday)
  const number = Math.floor((thursday - dayNumberOf({ year, month: 1, day: 1 })) / 7) + 1
  return `${fourDigits(year)}-W${twoDigits(number)}` as Week
}

/** `2026-W47`; undefined when the year has no such week (`2027-W53`). */
export function parseWeek(text: string): Week | undefined {
  if (!/^\d{4}-W\d{2}$/.test(text)) return undefined
  return weekOf(mondayOf(text as Week)) === text ? (text as Week) : undefined
}

/** The first day of a week. */
export function mondayOf(week: Week): Day {
  return dayOfNumber(mondayNumberOf(week))
}

/** The number of that day. */
export function mondayNumberOf(week: Week): number {
  // 4 January lies in the first week of its year, whatever weekday it is.
  const inFirstWeek = dayNumberOf({ year: Number(week.slice(0, 4)), month: 1, day: 4 })
  return inFirstWeek - weekdayOfNumber(inFirstWeek) + (Number(week.slice(6)) - 1) * 7
}

/** The week `count` weeks later; earlier when negative. */
export function shiftWeek(week: Week, count: number): Week {
  return weekOfDayNumber(mondayNumberOf(week) + count * 7)
}
