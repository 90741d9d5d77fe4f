import type { AccountId, UnitId } from '../ids.ts'
import type { PolicyProblemCode } from './policy-problem-codes.ts'
import type { Policy } from './policy.ts'

/** A place at which a policy contradicts itself. */
export interface PolicyProblem {
  code: PolicyProblemCode
  /** Path into the document: `quotas.3.minimum`. */
  place: string
  /** What the sentence names: ids, names, numbers; instants in ms. */
  data: Record<string, string | number>
}

export interface PolicyContext {
  /** The end of the last closed period (ms): a version may not begin before it. Null: nothing is closed. */
  closedUntil: number | null
  /**
   * The office's clock: a version that has not begun by now may be replaced by one that begins before it. Left out, every
   * published one counts as begun.
   */
  now?: number
  /** The versions that are already published. */
  versions: readonly Pick<Policy, 'version' | 'validFrom'>[]
  /** Left out where the roster is not known (a preset, an imported file): then nobody is looked up. */
  units?: readonly { id: UnitId; classId: string }[]
  accounts?: readonly { id: AccountId; unitId: UnitId | null }[]
}

export function problem(
  code: PolicyProblemCode,
  place: string,
  data: PolicyProblem['data'] = {},
): PolicyProblem {
  return { code, place, data }
}
