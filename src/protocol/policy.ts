import * as v from 'valibot'
import { CATEGORIES } from '../domain/category.ts'
import { QUOTA_MEASURES } from '../domain/quota/quota-rule.ts'
import { count, instant } from './fields.ts'

const category = v.picklist(CATEGORIES)

/** The policy document on the wire; it equals `Policy` of `domain/policy`. */
export const policy = v.object({
  version: count,
  validFrom: instant,
  unitClasses: v.array(v.object({ id: v.string(), name: v.string() })),
  categories: v.array(v.object({ category, lengthLimit: v.nullable(count) })),
  quotas: v.array(
    v.object({
      id: v.string(),
      unitClassId: v.string(),
      period: v.literal('month'),
      categories: v.array(category),
      measure: v.picklist(QUOTA_MEASURES),
      minimum: count,
    }),
  ),
  countedBy: v.picklist(['officer', 'receipt']),
})
