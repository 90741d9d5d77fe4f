import type { MonthProgress, ProgressLine } from '../../../domain/quota/progress.ts'

export type MonthVerdict =
  | { status: 'no_task' }
  | { status: 'missing'; lines: ProgressLine[] }
  /** All that is needed has left the officer's hands, but the office has not confirmed all of it yet. */
  | { status: 'on_the_way' }
  | { status: 'met' }

/** What is to be said about a month, from its lines alone: waiting items never make a task "met". */
export function verdictOf({ lines }: MonthProgress): MonthVerdict {
  if (lines.every((line) => line.rule.minimum === 0)) return { status: 'no_task' }
  const missing = lines.filter((line) => line.missing > 0)
  if (missing.length > 0) return { status: 'missing', lines: missing }
  const isMet = lines.every((line) => line.confirmed >= line.rule.minimum)
  return isMet ? { status: 'met' } : { status: 'on_the_way' }
}

/** Shares of a track or ring, 0..1: confirmed first, waiting after it, both together never more than the whole. */
export function sharesOf(counts: { confirmed: number; waiting: number; minimum: number }) {
  const whole = Math.max(1, counts.minimum)
  const confirmed = Math.min(1, counts.confirmed / whole)
  return { confirmed, reached: Math.min(1, (counts.confirmed + counts.waiting) / whole) }
}
