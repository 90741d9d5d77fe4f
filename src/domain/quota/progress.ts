import { monthOf, type Month } from '../calendar/month.ts'
import type { Category } from '../category.ts'
import type { FirstQuotaRule } from '../policy/upgrade-policy.ts'

/** What the office has confirmed of one item: the dates that fill months. An item has one record, so it counts once. */
export interface ConfirmedRecord {
  itemId: string
  category: Category
  /** The time that counts as reported. */
  reportedAt: number
  /** When it was adopted first; null when it was not. */
  adoptedAt: number | null
}

/** An item that waits on this phone and has never reached the office. */
export interface WaitingRecord {
  itemId: string
  category: Category
  submittedAt: number
}

export interface ProgressLine {
  rule: FirstQuotaRule
  confirmed: number
  waiting: number
  /** Items still to be written: what waits is written, but not confirmed; never negative. */
  missing: number
}

export interface MonthProgress {
  month: Month
  lines: ProgressLine[]
  /** Items confirmed by the office, work above the task included. */
  confirmed: number
  waiting: number
  minimum: number
  missing: number
}

export interface ProgressInput {
  rules: readonly FirstQuotaRule[]
  unitClassId: string
  month: Month
  confirmed: readonly ConfirmedRecord[]
  waiting: readonly WaitingRecord[]
}

/**
 * The month's task of a unit: a pure function of dated records, so there is no counter that can drift. The totals
 * speak of reporting; rules that measure adoption are lines of their own. Without rules, all that was reported counts.
 */
export function progressOf(input: ProgressInput): MonthProgress {
  const rules = input.rules.filter((rule) => rule.unitClassId === input.unitClassId)
  const lines = rules.map((rule) => progressLine(rule, input))
  const reporting = lines.filter((line) => line.rule.measure === 'reported')
  const categories = new Set(reporting.flatMap((line) => line.rule.categories))
  const counts = (category: Category) => categories.size === 0 || categories.has(category)
  const isThisMonth = (at: number) => monthOf(at) === input.month
  return {
    month: input.month,
    lines,
    confirmed: input.confirmed.filter((record) => counts(record.category) && isThisMonth(record.reportedAt))
      .length,
    waiting: input.waiting.filter((record) => counts(record.category) && isThisMonth(record.submittedAt))
      .length,
    minimum: sum(reporting.map((line) => line.rule.minimum)),
    missing: sum(reporting.map((line) => line.missing)),
  }
}

function progressLine(rule: FirstQuotaRule, { month, confirmed, waiting }: ProgressInput): ProgressLine {
  const inCategory = (record: { category: Category }) => rule.categories.includes(record.category)
  const countedAt = (record: ConfirmedRecord) =>
    rule.measure === 'reported' ? record.reportedAt : record.adoptedAt
  const confirmedCount = confirmed.filter((record) => {
    const at = countedAt(record)
    return inCategory(record) && at !== null && monthOf(at) === month
  }).length
  // What waits on a phone is not adopted by anyone yet.
  const waitingCount =
    rule.measure === 'adopted'
      ? 0
      : waiting.filter((record) => inCategory(record) && monthOf(record.submittedAt) === month).length
  return {
    rule,
    confirmed: confirmedCount,
    waiting: waitingCount,
    missing: Math.max(0, rule.minimum - confirmedCount - waitingCount),
  }
}

function sum(numbers: number[]): number {
  return numbers.reduce((total, number) => total + number, 0)
}
