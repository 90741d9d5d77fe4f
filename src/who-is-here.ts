import { monthOf } from './domain/calendar/month.ts'
import { readAccountHint } from './field/local/account-hint.ts'
import { readMonthHint, type MonthHint } from './field/local/month-hint.ts'
import type { LocalAccount } from './field/local/rows.ts'

/** What can be known before any database is open: the very first drawing rests on it. */
export interface WhoIsHere {
  person: LocalAccount
  /** What 今日 can show at once; undefined at another address, and before the first month was counted. */
  glance: MonthHint | undefined
}

/** Undefined when nobody is known, when the desk is wanted, and where the app cannot run. */
export function whoIsHere(now: number): WhoIsHere | undefined {
  const person = isDeskAddress() || !window.isSecureContext ? undefined : readAccountHint()
  if (person === undefined) return undefined
  const isToday = location.pathname === '/'
  return { person, glance: isToday ? readMonthHint(person.accountId, monthOf(now)) : undefined }
}

export function isDeskAddress(): boolean {
  return location.pathname.startsWith('/desk')
}
