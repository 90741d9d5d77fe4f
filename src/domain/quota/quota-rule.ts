import type { Category } from '../category.ts'

export const QUOTA_MEASURES = ['reported', 'adopted'] as const
export type QuotaMeasure = (typeof QUOTA_MEASURES)[number]

/** A task of every unit of one class: at least `minimum` items of these categories in each calendar month. */
export interface QuotaRule {
  id: string
  unitClassId: string
  period: 'month'
  categories: Category[]
  /** Whether items count when reported or when adopted. */
  measure: QuotaMeasure
  minimum: number
}
