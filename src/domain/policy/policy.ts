import type { Category } from '../category.ts'
import type { WorkingCalendar } from '../calendar/working-calendar.ts'
import type { DeadlineRules } from './deadline-rule.ts'
import type { Breakdown, QuotaRule } from './quota-rule.ts'
import type { Scoring } from './score-rule.ts'
import type { SignOffChain } from './sign-off-chain.ts'
import type { Statement } from './statement.ts'

export interface UnitClass {
  id: string
  name: string
}

/** The office's advice for one kind of item; null and empty where the office has set nothing. */
export interface CategoryRule {
  category: Category
  /** Upper limit of characters (字数) that the office asks for. */
  lengthLimit: number | null
  /** What a text of this kind should contain, in the office's order: 情况 问题 分析 建议. */
  structure: string[]
  statement: Statement | null
}

/** Parts of a policy that an office's document may leave unsaid (未规定). */
export const POLICY_PARTS = [
  'unit_classes',
  'lengths',
  'structure',
  'quotas',
  'breakdown',
  'scoring',
  'deductions',
  'urgent',
  'commissions',
  'same_day',
  'staleness',
  'silence',
  'sign_off',
] as const
export type PolicyPart = (typeof POLICY_PARTS)[number]

/** The office's rules as one dated document. Every number on a screen comes from records and this. */
export interface Policy {
  version: number
  /** From when this version holds (ms). */
  validFrom: number
  /** What the office calls the document. */
  title: string
  unitClasses: UnitClass[]
  categories: CategoryRule[]
  /** 数量指标: off, no task is shown or scored, whatever `quotas` says (practice.md part 1, the rule of 2024). */
  hasQuantityTargets: boolean
  quotas: QuotaRule[]
  breakdowns: Breakdown[]
  scoring: Scoring
  deadlines: DeadlineRules
  signOff: SignOffChain[]
  /** Whether the officer's own submission time or the receipt fills the month. */
  countedBy: 'officer' | 'receipt'
  /** An item that was returned and sent again counts in the period of its first or of its last arrival. */
  returnedCountsIn: 'first' | 'last'
  /** Years that the office entered itself, and its own days off and extra working days: read through `officeCalendar`. */
  workingDays: WorkingCalendar
  /** Sentences of the document that hold and compute nothing (约谈主要负责人, 24小时值班): shown as they stand. */
  remarks: Statement[]
  /** What the office's document does not say; screens show 未规定 there and invent nothing. */
  unstated: PolicyPart[]
}

export function lengthLimitOf(policy: Pick<Policy, 'categories'> | null, category: Category): number | null {
  return policy?.categories.find((rule) => rule.category === category)?.lengthLimit ?? null
}
