import { assertNever } from '../assert-never.ts'
import { dayOf, daysBetween } from '../calendar/day.ts'
import type { DeadlineRules } from '../policy/deadline-rule.ts'
import type { EnteredOccasion } from '../policy/score-rule.ts'
import { isCommissionOpen, type CommissionCourse } from './commission-course.ts'

/** What a commission has come to by an instant: 办理中 逾期未报 按时 迟报 未完成, and withdrawn by the office. */
export const COMMISSION_OUTCOMES = ['running', 'overdue', 'on_time', 'late', 'failed', 'cancelled'] as const
export type CommissionOutcome = (typeof COMMISSION_OUTCOMES)[number]

/**
 * A function of dated facts and `now` (ms): no job has to run at midnight for a commission to be overdue. An answer
 * judged 不合格 and a commission that was declined or given up are failed (约稿信息无法完成, BT-39).
 */
export function outcomeOf({ state, dueAt }: CommissionCourse, now: number): CommissionOutcome {
  switch (state.status) {
    case 'issued':
    case 'received':
    case 'assigned':
      return now > dueAt ? 'overdue' : 'running'
    case 'answered':
      return state.writtenAt > dueAt ? 'late' : 'on_time'
    case 'judged':
      if (state.verdict === 'failed') return 'failed'
      return state.writtenAt > dueAt ? 'late' : 'on_time'
    case 'declined':
    case 'given_up':
      return 'failed'
    case 'cancelled':
      return 'cancelled'
    default:
      return assertNever(state)
  }
}

/** How much it presses: more than three days, three days, the last day, overdue; null when nothing is owed. */
export type CommissionUrgency = 'calm' | 'soon' | 'today' | 'overdue'

const SOON_DAYS = 3

export function urgencyOf(course: CommissionCourse, now: number): CommissionUrgency | null {
  if (!isCommissionOpen(course)) return null
  if (now > course.dueAt) return 'overdue'
  const days = daysLeft(course, now)
  if (days === 0) return 'today'
  return days <= SOON_DAYS ? 'soon' : 'calm'
}

/** Calendar days in Asia/Shanghai to the deadline: 0 on its day, negative after it. */
export function daysLeft({ dueAt }: Pick<CommissionCourse, 'dueAt'>, now: number): number {
  return daysBetween(dayOf(now), dayOf(dueAt))
}

const HOUR_MS = 3600_000

/** The deadline of a notice that names none, by the office's rules; null where a commission must name one. */
export function defaultDueAt(
  { commissionHours }: Pick<DeadlineRules, 'commissionHours'>,
  issuedAt: number,
): number | null {
  return commissionHours === null ? null : issuedAt + commissionHours * HOUR_MS
}

/** What of it can be scored; nothing while it runs. A late answer can still come to one that is overdue. */
export function occasionOf(outcome: CommissionOutcome): EnteredOccasion | null {
  switch (outcome) {
    case 'on_time':
      return 'commission_on_time'
    case 'late':
      return 'commission_late'
    case 'failed':
      return 'commission_failed'
    case 'running':
    case 'overdue':
    case 'cancelled':
      return null
    default:
      return assertNever(outcome)
  }
}
