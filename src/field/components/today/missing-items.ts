import type { MonthSummary, TaskLine } from '../../stores/progress.ts'

export type MonthVerdict =
  /** 数量指标 is off. */
  | { status: 'numbers_off' }
  | { status: 'no_task' }
  | { status: 'missing'; lines: TaskLine[] }
  /** All that is needed has left the officer's hands, but the office has not confirmed all of it yet. */
  | { status: 'on_the_way' }
  | { status: 'met' }

/** What is to be said about a month, from its lines alone: waiting items never make a task "met". */
export function verdictOf({ lines, hasTargets }: Pick<MonthSummary, 'lines' | 'hasTargets'>): MonthVerdict {
  if (!hasTargets) return { status: 'numbers_off' }
  const tasks = lines.filter(({ state }) => state !== 'no_task')
  if (tasks.length === 0) return { status: 'no_task' }
  const missing = tasks.filter((line) => line.missing > 0)
  if (missing.length > 0) return { status: 'missing', lines: missing }
  return { status: tasks.every(({ state }) => state === 'met') ? 'met' : 'on_the_way' }
}

/**
 * How far the ring is filled: by what counts towards each rule. Work above one rule does not fill another, so a ring is
 * full only when every rule is met.
 */
export function fulfilmentOf({ lines }: Pick<MonthSummary, 'lines'>) {
  const reporting = lines.filter((line) => line.measure === 'reported')
  const towards = (count: (line: TaskLine) => number) =>
    reporting.reduce((total, line) => total + Math.min(line.target ?? 0, count(line)), 0)
  const whole = towards((line) => line.target ?? 0)
  if (whole === 0) return { confirmed: 0, reached: 0 }
  return {
    confirmed: towards((line) => line.confirmed) / whole,
    reached: towards((line) => line.confirmed + line.waiting) / whole,
  }
}

/** Shares of a track, 0..1: confirmed first, waiting after it, both together never more than the whole. */
export function sharesOf(counts: { confirmed: number; waiting: number; target: number | null }) {
  if (counts.target === null || counts.target === 0) return { confirmed: 0, reached: 0 }
  const whole = Math.max(1, counts.target)
  const confirmed = Math.min(1, counts.confirmed / whole)
  return { confirmed, reached: Math.min(1, (counts.confirmed + counts.waiting) / whole) }
}
