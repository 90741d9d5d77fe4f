import type { PeriodKind } from '../calendar/period.ts'
import type { Category } from '../category.ts'
import type { AccountId, UnitId } from '../ids.ts'
import type { Level, Origin } from '../record/item-record.ts'
import type { Statement } from './statement.ts'

/** Whose task it is. `each_officer` is every officer of the class by themselves; `office` the office's own aim. */
export type QuotaScope =
  | { kind: 'unit_class'; unitClassId: string }
  | { kind: 'unit'; unitId: UnitId }
  | { kind: 'section'; unitId: UnitId; section: string }
  | { kind: 'each_officer'; unitClassId: string | null }
  | { kind: 'office' }

/**
 * What is counted. `both`: the minimum holds for what was reported, `adoptedMinimum` for what of it was adopted
 * (将信息编写量、采用量分解到人, C4-16).
 */
export const QUOTA_MEASURES = ['reported', 'adopted', 'both'] as const
export type QuotaMeasure = (typeof QUOTA_MEASURES)[number]

/** Null means any; outlets and levels speak of the use and so belong to a measure of adoption. */
export interface RecordFilter {
  categories: Category[] | null
  origins: Origin[] | null
  levels: Level[] | null
  /** Names of periodicals or outlets. */
  outlets: string[] | null
}

export const ANY_RECORD: RecordFilter = { categories: null, origins: null, levels: null, outlets: null }

/** A task: so many items in each period. */
export interface QuotaRule {
  id: string
  /** What screens call it: 动态类信息. */
  name: string
  scope: QuotaScope
  period: PeriodKind
  measure: QuotaMeasure
  filter: RecordFilter
  /** Null only when the task is what last year's count says (`floorPercentOfLastYear`). */
  minimum: number | null
  /** With `both`: so many of them adopted; otherwise null. */
  adoptedMinimum: number | null
  /** What the unit should strive for beyond the minimum (力争, the 4 of 2—4条); null when nothing is said. */
  aim: number | null
  /** At least this percentage of the count in the same period of the year before (发稿数量不能少于去年: 100); null: no such floor. */
  floorPercentOfLastYear: number | null
  /** A daily task falls on working days only; a day off has none. */
  isWorkingDaysOnly: boolean
  statement: Statement | null
}

/** How a unit's task is divided (量化分解到人): the parts of one rule in one unit. */
export interface Breakdown {
  quotaId: string
  unitId: UnitId
  parts: BreakdownPart[]
}

export interface BreakdownPart {
  holder: { kind: 'section'; section: string } | { kind: 'person'; accountId: AccountId }
  minimum: number
}
