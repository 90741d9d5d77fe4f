import { assertNever } from '../assert-never.ts'
import { dayNumberOf, twoDigits } from './day-number.ts'
import {
  dayNumberAt,
  dayOf,
  dayOfNumber,
  numberOfDay,
  parseDay,
  shiftDay,
  startOfDayNumber,
  weekdayOfNumber,
  type Day,
} from './day.ts'
import { mondayNumberOf, parseWeek, shiftWeek, weekOfDayNumber, type Week } from './iso-week.ts'
import { monthOf, parseMonth, shiftMonth, type Month } from './month.ts'

/** From the shortest to the longest. */
export const PERIOD_KINDS = ['day', 'week', 'month', 'quarter', 'half_year', 'year'] as const
export type PeriodKind = (typeof PERIOD_KINDS)[number]

/** `2026-Q4`, October to December. */
export type Quarter = string & { readonly __brand: 'Quarter' }
/** `2026-H2`, July to December. */
export type HalfYear = string & { readonly __brand: 'HalfYear' }
/** `2026`, January to December. */
export type Year = string & { readonly __brand: 'Year' }

interface PeriodByKind {
  day: Day
  week: Week
  month: Month
  quarter: Quarter
  half_year: HalfYear
  year: Year
}

/**
 * A stretch of the calendar in Asia/Shanghai by its key: `2026-11-22`, `2026-W47`, `2026-11`, `2026-Q4`, `2026-H2` or
 * `2026`. Keys of one kind sort as text in the order of time.
 */
export type Period = PeriodByKind[PeriodKind]

const DAYS_FROM_MONDAY_TO_THURSDAY = 3
const MONTHS_BY_KIND = { month: 1, quarter: 3, half_year: 6, year: 12 } as const

/** The period of a kind in which an instant (ms since 1970 UTC) falls in Asia/Shanghai. */
export function periodOf<Kind extends PeriodKind>(kind: Kind, at: number): PeriodByKind[Kind]
export function periodOf(kind: PeriodKind, at: number): Period {
  switch (kind) {
    case 'day':
      return dayOf(at)
    case 'week':
      return weekOfDayNumber(dayNumberAt(at))
    case 'month':
    case 'quarter':
    case 'half_year':
    case 'year':
      return holdingMonth(kind, monthOf(at))
    default:
      return assertNever(kind)
  }
}

/**
 * The period with this key; undefined when the calendar has none (`2026-02-30`, `2027-W53`, `2026-Q5`) or its year is
 * not of 1900 to 2199: a mistyped `20226` or `0226` must not become a period that holds nothing.
 */
export function parsePeriod(text: string): Period | undefined {
  if (!/^(19|20|21)\d\d(-|$)/.test(text)) return undefined
  if (/^\d{4}$/.test(text)) return text as Year
  if (/^\d{4}-Q[1-4]$/.test(text)) return text as Quarter
  if (/^\d{4}-H[12]$/.test(text)) return text as HalfYear
  return parseMonth(text) ?? parseWeek(text) ?? parseDay(text)
}

export function kindOf(period: Period): PeriodKind {
  if (period.length === 4) return 'year'
  if (period.length === 10) return 'day'
  switch (period.charAt(5)) {
    case 'W':
      return 'week'
    case 'Q':
      return 'quarter'
    case 'H':
      return 'half_year'
    default:
      return 'month'
  }
}

/** Its first instant and the first instant after it. */
export function periodBounds(period: Period): { from: number; until: number } {
  const { first, next } = daySpanOf(period)
  return { from: startOfDayNumber(first), until: startOfDayNumber(next) }
}

/** Its days by their numbers (since 1970): the first one, and the first one after it. */
export function daySpanOf(period: Period): { first: number; next: number } {
  const kind = kindOf(period)
  if (kind === 'day' || kind === 'week') {
    const first = kind === 'day' ? numberOfDay(period as Day) : mondayNumberOf(period as Week)
    return { first, next: first + (kind === 'day' ? 1 : 7) }
  }
  const year = Number(period.slice(0, 4))
  const month = firstMonthNumberOf(kind, period)
  // None of these kinds goes on beyond December.
  const after = month + MONTHS_BY_KIND[kind]
  return {
    first: dayNumberOf({ year, month, day: 1 }),
    next: dayNumberOf(after > 12 ? { year: year + 1, month: 1, day: 1 } : { year, month: after, day: 1 }),
  }
}

export function isInPeriod(period: Period, at: number): boolean {
  const { from, until } = periodBounds(period)
  return from <= at && at < until
}

export function firstDayOf(period: Period): Day {
  return dayOfNumber(daySpanOf(period).first)
}

export function lastDayOf(period: Period): Day {
  return dayOfNumber(daySpanOf(period).next - 1)
}

/** The period of the same kind `count` later; earlier when negative: the period before is -1, 上年同期 of a month -12. */
export function shiftPeriod<Some extends Period>(period: Some, count: number): Some
export function shiftPeriod(period: Period, count: number): Period {
  const kind = kindOf(period)
  if (kind === 'day') return shiftDay(period as Day, count)
  if (kind === 'week') return shiftWeek(period as Week, count)
  return holdingMonth(kind, shiftMonth(firstMonthOf(kind, period), count * MONTHS_BY_KIND[kind]))
}

/**
 * The longer period to which a period belongs: the quarter of a month, the year of a week. A week that lies across a
 * boundary belongs where its Thursday is, as ISO 8601 has it for years; so each week belongs to exactly one.
 */
export function periodAround<Kind extends PeriodKind>(kind: Kind, period: Period): PeriodByKind[Kind] {
  const dayNumber = kind === 'day' ? daySpanOf(period).first : dayNumberThatDecides(period)
  return periodOf(kind, startOfDayNumber(dayNumber))
}

function dayNumberThatDecides(period: Period): number {
  const { first } = daySpanOf(period)
  return kindOf(period) === 'week' ? first + DAYS_FROM_MONDAY_TO_THURSDAY : first
}

/**
 * The shorter periods of a kind that belong to a period, in order: the months of a quarter, the weeks of a year. Of its
 * own kind it is the period itself; of a longer kind there are none.
 */
export function subPeriods<Kind extends PeriodKind>(kind: Kind, period: Period): PeriodByKind[Kind][] {
  if (PERIOD_KINDS.indexOf(kind) > PERIOD_KINDS.indexOf(kindOf(period))) return []
  return kind === 'week' ? (weeksOf(period) as PeriodByKind[Kind][]) : periodsWithin(kind, period)
}

/** By their Thursdays. */
function weeksOf(period: Period): Week[] {
  const { first, next } = daySpanOf(period)
  const weeks: Week[] = []
  let thursday = first + ((DAYS_FROM_MONDAY_TO_THURSDAY - weekdayOfNumber(first) + 7) % 7)
  for (; thursday < next; thursday += 7) weeks.push(weekOfDayNumber(thursday))
  return weeks
}

function periodsWithin<Kind extends PeriodKind>(kind: Kind, period: Period): PeriodByKind[Kind][] {
  const { from, until } = periodBounds(period)
  const found: PeriodByKind[Kind][] = []
  let candidate = periodOf(kind, from)
  for (let at = from; at < until; candidate = shiftPeriod(candidate, 1)) {
    at = startOfDayNumber(dayNumberThatDecides(candidate))
    if (from <= at && at < until) found.push(candidate)
  }
  return found
}

function firstMonthOf(kind: keyof typeof MONTHS_BY_KIND, period: Period): Month {
  return `${period.slice(0, 4)}-${twoDigits(firstMonthNumberOf(kind, period))}` as Month
}

function firstMonthNumberOf(kind: keyof typeof MONTHS_BY_KIND, period: Period): number {
  switch (kind) {
    case 'year':
      return 1
    case 'quarter':
    case 'half_year':
      return (Number(period.slice(6)) - 1) * MONTHS_BY_KIND[kind] + 1
    case 'month':
      return Number(period.slice(5, 7))
    default:
      return assertNever(kind)
  }
}

function holdingMonth(kind: keyof typeof MONTHS_BY_KIND, month: Month): Period {
  const year = month.slice(0, 4)
  const number = Math.ceil(Number(month.slice(5)) / MONTHS_BY_KIND[kind])
  switch (kind) {
    case 'month':
      return month
    case 'quarter':
      return `${year}-Q${number}` as Quarter
    case 'half_year':
      return `${year}-H${number}` as HalfYear
    case 'year':
      return year as Year
    default:
      return assertNever(kind)
  }
}
