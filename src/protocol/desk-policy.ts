import * as v from 'valibot'
import type { Policy } from '../domain/policy/policy.ts'
import type { UnitDifference } from '../domain/score/differences.ts'
import { count, instant, unitId } from './fields.ts'
import { policyDocument } from './policy-document.ts'
import { policyProblem } from './policy.ts'
import { itemRecord } from './record.ts'

/** `GET /api/desk/policies`: every version that was ever published, the newest first. */
export const policyList = v.object({
  policies: v.array(policyDocument),
  /** The version that holds now. */
  holding: count,
  /** Everything before this instant is closed, and no version may begin in it; null while nothing is. */
  closedUntil: v.nullable(instant),
  serverTime: instant,
})
export type PolicyList = Omit<v.InferOutput<typeof policyList>, 'policies'> & { policies: readonly Policy[] }

/** `POST /api/desk/policies/check`. The document's own `version` is not looked at: it would be the next one. */
export const checkPolicyRequest = v.object({ policy: policyDocument })
export type CheckPolicyRequest = v.InferOutput<typeof checkPolicyRequest>

/** What a version would change in the ledger of one period, were it the one that holds; units that stay are left out. */
const ledgerDifferences = v.object({
  period: v.string(),
  units: v.pipe(
    v.array(
      v.looseObject({ unitId, before: v.number(), after: v.number(), lines: v.array(v.looseObject({})) }),
    ),
    v.transform((units) => units as unknown as UnitDifference[]),
  ),
})

export const namedUnit = v.object({ id: unitId, name: v.string(), classId: v.string() })

/** With problems there are no differences. */
export const policyCheck = v.object({
  problems: v.array(policyProblem),
  /** Last month's and this year's. */
  differences: v.nullable(v.object({ lastMonth: ledgerDifferences, thisYear: ledgerDifferences })),
  units: v.array(namedUnit),
})
export type PolicyCheck = v.InferOutput<typeof policyCheck>

/**
 * `POST /api/desk/policies`, answered with the list. `newestSeen` is the newest version that the admin saw: when another
 * came since, the answer is 409 `policy.newer_version`. A document that contradicts itself is 422
 * `policy.contradicts_itself` with its `problems`. Either way nothing changes. Sent again with the same `newestSeen` and
 * the same document it is harmless.
 */
export const publishPolicyRequest = v.object({ policy: policyDocument, newestSeen: count })
export type PublishPolicyRequest = v.InferOutput<typeof publishPolicyRequest>

/**
 * `POST /api/desk/policies/example`: one rule of a document at work, where last month's records alone do not say it: a
 * task or points of a longer period, a floor from last year, a task of each officer.
 */
export const ruleExampleRequest = v.object({
  policy: policyDocument,
  list: v.picklist(['quotas', 'scoring.rules']),
  ruleId: v.string(),
})
export type RuleExampleRequest = Omit<v.InferOutput<typeof ruleExampleRequest>, 'policy'> & { policy: Policy }

/** `task` of a rule of `quotas`, `points` of one of `scoring.rules`. */
export const ruleExample = v.object({
  period: v.string(),
  /** Whether the period is over; else it is as it stands today. */
  isOver: v.boolean(),
  task: v.nullable(v.object({ holders: count, untasked: v.optional(count, 0), met: count, missing: count })),
  points: v.nullable(v.object({ times: count, hundredths: v.number() })),
})
export type RuleExample = v.InferOutput<typeof ruleExample>

/** `GET /api/desk/records?period=2026-10&unit=`: what a rule's live example is computed from; a month at most. */
export const periodRecords = v.object({ period: v.string(), records: v.array(itemRecord) })
export type PeriodRecords = v.InferOutput<typeof periodRecords>
