import { assertNever } from '../assert-never.ts'
import { dayBounds, dayOf, parseDay, shiftDay, type Day } from './day.ts'
import { mondayOf, parseWeek, shiftWeek, thursdayOf, weekOf, type Week } from './iso-week.ts'
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

const MONTHS_BY_KIND = { month: 1, quarter: 3, half_year: 6, year: 12 } as const

/** The period of a kind in which an instant (ms since 1970 UTC) falls in Asia/Shanghai. */
export function periodOf<Kind extends PeriodKind>(kind: Kind, at: number): PeriodByKind[Kind]
export function periodOf(kind: PeriodKind, at: number): Period {
  switch (kind) {
    case 'day':
      return dayOf(at)
    case 'week':
      return weekOf(dayOf(at))
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
  return {
    from: dayBounds(firstDayOf(period)).from,
    until: dayBounds(firstDayOf(shiftPeriod(period, 1))).from,
  }
}

export function isInPeriod(period: Period, at: number): boolean {
  const { from, until } = periodBounds(period)
  return from <= at && at < until
}

export function firstDayOf(period: Period): Day {
  const kind = kindOf(period)
  if (kind === 'day') return period as Day
  if (kind === 'week') return mondayOf(period as Week)
  return `${firstMonthOf(period)}-01` as Day
}

export function lastDayOf(period: Period): Day {
  return shiftDay(firstDayOf(shiftPeriod(period, 1)), -1)
}

/** The period of the same kind `count` later; earlier when negative: the period before is -1, 上年同期 of a month -12. */
export function shiftPeriod<Some extends Period>(period: Some, count: number): Some
export function shiftPeriod(period: Period, count: number): Period {
  const kind = kindOf(period)
  if (kind === 'day') return shiftDay(period as Day, count)
  if (kind === 'week') return shiftWeek(period as Week, count)
  return holdingMonth(kind, shiftMonth(firstMonthOf(period), count * MONTHS_BY_KIND[kind]))
}

/**
 * The longer period to which a period belongs: the quarter of a month, the year of a week. A week that lies across a
 * boundary belongs where its Thursday is, as ISO 8601 has it for years; so each week belongs to exactly one.
 */
export function periodAround<Kind extends PeriodKind>(kind: Kind, period: Period): PeriodByKind[Kind] {
  const day = kind === 'day' ? firstDayOf(period) : dayThatDecides(period)
  return periodOf(kind, dayBounds(day).from)
}

function dayThatDecides(period: Period): Day {
  return kindOf(period) === 'week' ? thursdayOf(period as Week) : firstDayOf(period)
}

/**
 * The shorter periods of a kind that belong to a period, in order: the months of a quarter, the weeks of a year. Of its
 * own kind it is the period itself; of a longer kind there are none.
 */
export function subPeriods<Kind extends PeriodKind>(kind: Kind, period: Period): PeriodByKind[Kind][] {
  if (PERIOD_KINDS.indexOf(kind) > PERIOD_KINDS.indexOf(kindOf(period))) return []
  const { from, until } = periodBounds(period)
  const found: PeriodByKind[Kind][] = []
  let candidate = periodOf(kind, from)
  for (let at = from; at < until; candidate = shiftPeriod(candidate, 1)) {
    at = dayBounds(dayThatDecides(candidate)).from
    if (from <= at && at < until) found.push(candidate)
  }
  return found
}

function firstMonthOf(period: Period): Month {
  const year = period.slice(0, 4)
  const number = Number(period.slice(6)) - 1
  switch (kindOf(period)) {
    case 'year':
      return `${year}-01` as Month
    case 'quarter':
      return `${year}-${String(number * 3 + 1).padStart(2, '0')}` as Month
    case 'half_year':
      return `${year}-${String(number * 6 + 1).padStart(2, '0')}` as Month
    default:
      return period.slice(0, 7) as Month
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
