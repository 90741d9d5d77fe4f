import type { Month } from '../../domain/calendar/month.ts'
import type { PeriodKind } from '../../domain/calendar/period.ts'
import type { Category } from '../../domain/category.ts'
import type { AccountId } from '../../domain/ids.ts'
import type { Forecast, ProgressState } from '../../domain/progress/progress-line.ts'

/** One task in figures; a rule that measures both is two of them. */
export interface TaskLine {
  key: string
  /** The document's name of the rule; empty when it gives none, then the categories name it. */
  name: string
  /** Null: any. */
  categories: Category[] | null
  holder: 'unit' | 'section' | 'person'
  /** The rule's own period. */
  kind: PeriodKind
  measure: 'reported' | 'adopted'
  target: number | null
  confirmed: number
  waiting: number
  missing: number
  excess: number
  aim: number | null
  state: ProgressState
  /** What the working days that are over ask for. */
  expectedByNow: number | null
  /** What the period will come to, and from what that is known. */
  expected: number | null
  basis: Forecast['basis']
  /** Of a task of days or weeks: in how many of those that are over it was met. */
  partsMet: { met: number; over: number } | null
  isOver: boolean
}

/** A month's tasks in figures: all that its card draws. */
export interface MonthSummary {
  month: Month
  /** 数量指标: where it is off no task is shown. */
  hasTargets: boolean
  /** Items confirmed by the office, work above the task included. */
  confirmed: number
  waiting: number
  /** Of the confirmed: what the unit is still signing; unknown of a month that an earlier release drew. */
  withUnit?: number
  minimum: number
  lines: TaskLine[]
}

/**
 * The month's card as it stood last, kept where it can be read without waiting: a slow phone draws it before the
 * databases are open and before the rest of the program is loaded. Counts only, never a text. What is in the databases
 * takes its place as soon as they answer.
 */
export interface MonthHint {
  shape: typeof SHAPE
  accountId: AccountId
  progress: MonthSummary
  /** When the office last answered; null before the first time. */
  confirmedAt: number | null
}

/** Raised with each change of `MonthSummary`: a hint of another version of the program is no hint. */
const SHAPE = 2
const STORAGE_KEY = 'caifeng.month'

/** Undefined when nothing is kept, when it is of another person, or of a month that is over. */
export function readMonthHint(accountId: AccountId, month: Month): MonthHint | undefined {
  try {
    const hint = JSON.parse(localStorage.getItem(STORAGE_KEY) ?? 'null') as MonthHint | null
    if (hint?.shape !== SHAPE || hint.accountId !== accountId) return undefined
    return hint.progress.month === month ? hint : undefined
  } catch {
    // Storage is closed to the page, or somebody wrote into it: the databases know.
    return undefined
  }
}

export function keepMonthHint(hint: Omit<MonthHint, 'shape'>): void {
  try {
    localStorage.setItem(STORAGE_KEY, JSON.stringify({ shape: SHAPE, ...hint }))
  } catch {
    // The next start waits for the databases.
  }
}

export function dropMonthHint(): void {
  try {
    localStorage.removeItem(STORAGE_KEY)
  } catch {
    // Nothing was kept then.
  }
}
