import type { Month } from '../../domain/calendar/month.ts'
import type { AccountId } from '../../domain/ids.ts'
import type { MonthProgress } from '../../domain/quota/progress.ts'

/**
 * The month's card as it stood last, kept where it can be read without waiting: a slow phone draws it before the
 * databases are open and before the rest of the program is loaded. Counts only, never a text. What is in the databases
 * takes its place as soon as they answer.
 */
export interface MonthHint {
  shape: typeof SHAPE
  accountId: AccountId
  progress: MonthProgress
  /** When the office last answered; null before the first time. */
  confirmedAt: number | null
}

/** Raised with each change of `MonthProgress`: a hint of another version of the program is no hint. */
const SHAPE = 1
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
