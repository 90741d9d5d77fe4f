import { daysBetween, shiftDay, weekdayOf, type Day } from './day.ts'

/**
 * A week from Monday to Sunday, `2026-W47`, numbered by ISO 8601 (GB/T 7408): a week belongs to the year that holds
 * its Thursday, so that the first days of January can stand in week 52 or 53 of the year before.
 */
export type Week = string & { readonly __brand: 'Week' }

const THURSDAY = 3

/** The week in which a day falls. */
export function weekOf(day: Day): Week {
  const thursday = shiftDay(day, THURSDAY - weekdayOf(day))
  const year = thursday.slice(0, 4)
  const number = Math.floor(daysBetween(`${year}-01-01` as Day, thursday) / 7) + 1
  return `${year}-W${String(number).padStart(2, '0')}` as Week
}

/** `2026-W47`; undefined when the year has no such week (`2027-W53`). */
export function parseWeek(text: string): Week | undefined {
  if (!/^\d{4}-W\d{2}$/.test(text)) return undefined
  return weekOf(mondayOf(text as Week)) === text ? (text as Week) : undefined
}

/** The first day of a week. */
export function mondayOf(week: Week): Day {
  const [year = '', number = ''] = week.split('-W')
  // 4 January lies in the first week of its year, whatever weekday it is.
  const inFirstWeek = `${year}-01-04` as Day
  return shiftDay(inFirstWeek, (Number(number) - 1) * 7 - weekdayOf(inFirstWeek))
}

/** The day that says to which year, quarter and month a week belongs. */
export function thursdayOf(week: Week): Day {
  return shiftDay(mondayOf(week), THURSDAY)
}

/** The week `count` weeks later; earlier when negative. */
export function shiftWeek(week: Week, count: number): Week {
  return weekOf(shiftDay(mondayOf(week), count * 7))
}
