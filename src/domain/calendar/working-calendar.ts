import { weekdayOf, type Day } from './day.ts'
import { NATIONAL_YEARS } from './national-years.ts'

/** One year as the State Council office announces it each autumn: what deviates from Monday to Friday. */
export interface WorkingYear {
  year: number
  /** Days from Monday to Friday on which nobody works. */
  off: readonly Day[]
  /** Saturdays and Sundays that are worked instead (调休上班). */
  on: readonly Day[]
}

/** A day that the office itself has set: a local holiday, a typhoon, a weekend worked in the flood season. */
export interface DayCorrection {
  day: Day
  isWorking: boolean
  reason: string
}

export interface WorkingCalendar {
  years: readonly WorkingYear[]
  corrections: readonly DayCorrection[]
}

export interface CalendarFault {
  code: 'calendar.day_corrected_twice' | 'calendar.reason_missing' | 'calendar.year_given_twice'
  /** The day or the year that is at fault. */
  at: Day | number
}

const SATURDAY = 5

/** The national calendar alone, as far as this program knows it. */
export const NATIONAL_CALENDAR: WorkingCalendar = { years: NATIONAL_YEARS, corrections: [] }

/**
 * The calendar of an office: a year that it entered itself stands instead of the program's, so that it need not wait
 * for an update when the notice comes; its corrections go before everything.
 */
export function officeCalendar(own: Partial<WorkingCalendar>): WorkingCalendar {
  const years = own.years ?? []
  const isOwn = ({ year }: WorkingYear) => years.some((each) => each.year === year)
  return {
    years: [...NATIONAL_YEARS.filter((each) => !isOwn(each)), ...years],
    corrections: own.corrections ?? [],
  }
}

/** What an office may not enter: a day corrected twice, a correction without its reason, a year given twice. */
export function findCalendarFaults({ years, corrections }: WorkingCalendar): CalendarFault[] {
  const isRepeated = <Value>(value: Value, index: number, all: Value[]) => all.indexOf(value) !== index
  const days = corrections.map(({ day }) => day)
  const withoutReason = corrections.filter(({ reason }) => reason.trim() === '')
  return [
    ...years
      .map(({ year }) => year)
      .filter(isRepeated)
      .map((at) => ({ code: 'calendar.year_given_twice' as const, at })),
    ...days.filter(isRepeated).map((at) => ({ code: 'calendar.day_corrected_twice' as const, at })),
    ...withoutReason.map(({ day }) => ({ code: 'calendar.reason_missing' as const, at: day })),
  ]
}

/**
 * Whether a day is worked: the office's correction, else the announced year, else Monday to Friday. In a year that was
 * not announced the last is a guess: see `isDayCertain`.
 */
export function isWorkingDay(calendar: WorkingCalendar, day: Day): boolean {
  const correction = calendar.corrections.find((each) => each.day === day)
  if (correction !== undefined) return correction.isWorking
  const year = yearOf(calendar, day)
  const isFree = isWeekend(weekdayOf(day))
  if (year === undefined) return !isFree
  return isFree ? year.on.includes(day) : !year.off.includes(day)
}

/** `weekday`: 0 Monday to 6 Sunday. */
export function isWeekend(weekday: number): boolean {
  return weekday >= SATURDAY
}

/** Whether the answer of `isWorkingDay` rests on an announced year or a correction, not on the weekday alone. */
export function isDayCertain(calendar: WorkingCalendar, day: Day): boolean {
  return yearOf(calendar, day) !== undefined || calendar.corrections.some((each) => each.day === day)
}

function yearOf({ years }: WorkingCalendar, day: Day): WorkingYear | undefined {
  const number = Number(day.slice(0, 4))
  return years.find(({ year }) => year === number)
}
