import * as v from 'valibot'
import { CATEGORIES } from '../domain/category.ts'
import type { Policy } from '../domain/policy/policy.ts'
import { count, instant } from './fields.ts'

const category = v.picklist(CATEGORIES)

/**
 * A policy as a phone takes it from the office: the office has looked at every field before it published it, and the
 * answer that carries it has a digest. A phone that checked each field again would have to load the whole schema.
 */
export const publishedPolicy = v.pipe(
  v.looseObject({ version: count, validFrom: instant, scoring: v.looseObject({}) }),
  v.transform((document) => document as unknown as Policy),
)

/** What of a policy phones of the first release read; it equals `FirstPolicy` of `domain/policy`. */
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
      measure: v.picklist(['reported', 'adopted']),
      minimum: count,
    }),
  ),
  countedBy: v.picklist(['officer', 'receipt']),
})

/** Where a document contradicts itself; it equals `PolicyProblem` of `domain/policy`. */
export const policyProblem = v.object({
  code: v.string(),
  /** The field, as `quotas.3.minimum`. */
  place: v.string(),
  /** What the sentence of the code names. */
  data: v.record(v.string(), v.union([v.string(), v.number(), v.null()])),
})
export type PolicyProblemAnswer = v.InferOutput<typeof policyProblem>
