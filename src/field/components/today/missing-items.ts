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

/**
 * How far the ring is filled: by what counts towards each rule. Work above one rule does not fill another, so a ring is
 * full only when every rule is met.
 */
export function fulfilmentOf({ lines }: MonthProgress) {
  const reporting = lines.filter((line) => line.rule.measure === 'reported')
  const towards = (count: (line: ProgressLine) => number) =>
    reporting.reduce((total, line) => total + Math.min(line.rule.minimum, count(line)), 0)
  const minimum = towards((line) => line.rule.minimum)
  if (minimum === 0) return { confirmed: 0, reached: 0 }
  return {
    confirmed: towards((line) => line.confirmed) / minimum,
    reached: towards((line) => line.confirmed + line.waiting) / minimum,
  }
}

/** Shares of a track, 0..1: confirmed first, waiting after it, both together never more than the whole. */
export function sharesOf(counts: { confirmed: number; waiting: number; minimum: number }) {
  const whole = Math.max(1, counts.minimum)
  const confirmed = Math.min(1, counts.confirmed / whole)
  return { confirmed, reached: Math.min(1, (counts.confirmed + counts.waiting) / whole) }
}
