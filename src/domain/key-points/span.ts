import type { Day } from '../calendar/day.ts'
import { dayBounds } from '../calendar/day.ts'
import { firstDayOf, lastDayOf, periodOf } from '../calendar/period.ts'

/** 每周 (BT-26), 每月, 每季度 (DT-22), or between two days. */
export const SPAN_KINDS = ['week', 'month', 'quarter', 'days'] as const
export type SpanKind = (typeof SPAN_KINDS)[number]

/** The days for which points hold, the first and the last one included. */
export interface Span {
  kind: SpanKind
  from: Day
  until: Day
}

/** The week, month or quarter in which a day lies. */
export function spanAround(kind: Exclude<SpanKind, 'days'>, day: Day): Span {
  const period = periodOf(kind, dayBounds(day).from)
  return { kind, from: firstDayOf(period), until: lastDayOf(period) }
}

export type SpanFault = 'backwards' | 'past' | 'not_of_kind'

/** What is wrong with a span that is to be published on `today`; undefined when nothing is. */
export function findSpanFault(span: Span, today: Day): SpanFault | undefined {
  if (span.until < span.from) return 'backwards'
  if (span.kind !== 'days' && !isSameSpan(span, spanAround(span.kind, span.from))) return 'not_of_kind'
  return span.until < today ? 'past' : undefined
}

export function isInSpan({ from, until }: Pick<Span, 'from' | 'until'>, day: Day): boolean {
  return from <= day && day <= until
}

export function doSpansMeet(one: Pick<Span, 'from' | 'until'>, other: Pick<Span, 'from' | 'until'>): boolean {
  return one.from <= other.until && other.from <= one.until
}

function isSameSpan(one: Span, other: Span): boolean {
  return one.from === other.from && one.until === other.until
}
