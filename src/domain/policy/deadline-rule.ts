import type { Category } from '../category.ts'
import type { Statement } from './statement.ts'

/** 特别重大 重大 较大 一般. */
export const URGENT_GRADES = ['I', 'II', 'III', 'IV'] as const
export type UrgentGrade = (typeof URGENT_GRADES)[number]

/** Two clocks run from the event (事发), or from when the unit knew of it (知悉). Null: this office states no such limit. */
export interface UrgentClock {
  id: string
  /** What kind of event it is for, in the office's words; null: any. */
  eventKind: string | null
  grades: UrgentGrade[] | null
  phoneMinutes: number | null
  writtenMinutes: number | null
  /** While the event runs, at least this often (续报). */
  followUpMinutes: number | null
  finalReportMinutes: number | null
  startsAt: 'event' | 'knowledge'
  statement: Statement | null
}

export interface DeadlineRules {
  urgent: UrgentClock[]
  /** Kinds of item that are to be sent on the day of the event (当天采集、当天编写、当天报送). */
  sameDay: { categories: Category[] | null; statement: Statement | null } | null
  /** What a commission has when its notice names no time; null: a commission must name one. */
  commissionHours: number | null
  /** So many days after its event an item of this kind is stale (时效已过). */
  staleness: { categories: Category[] | null; days: number; statement: Statement | null }[]
  /** So many working days without an item are a long silence; null: the office states none. */
  silenceWorkingDays: number | null
}
