import type { Category } from '../category.ts'
import type { QuotaRule } from '../quota/quota-rule.ts'

export interface UnitClass {
  id: string
  name: string
}

/** The office's advice for one kind of item; null where the office has set no limit. */
export interface CategoryRule {
  category: Category
  /** Upper limit of characters (字数) that the office asks for. */
  lengthLimit: number | null
}

/** The office's rules as one dated document. Every number on a screen comes from records and this. */
export interface Policy {
  version: number
  /** From when this version holds (ms). */
  validFrom: number
  unitClasses: UnitClass[]
  categories: CategoryRule[]
  quotas: QuotaRule[]
  /** Whether the officer's own submission time or the receipt fills the month. */
  countedBy: 'officer' | 'receipt'
}

export function lengthLimitOf(policy: Policy | null, category: Category): number | null {
  return policy?.categories.find((rule) => rule.category === category)?.lengthLimit ?? null
}
