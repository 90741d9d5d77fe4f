import { assertNever } from '../assert-never.ts'
import type { Policy } from '../policy/policy.ts'
import type { BreakdownPart, QuotaRule, QuotaScope } from '../policy/quota-rule.ts'
import type { Holder } from './holder.ts'

/** What one version of the policy asks of one holder by one rule. */
export interface Task {
  rule: QuotaRule
  minimum: number | null
  adoptedMinimum: number | null
  aim: number | null
  floorPercentOfLastYear: number | null
  /** The unit's own division of its task (量化分解到人), not the office's rule. */
  isPart: boolean
}

/**
 * The tasks of a holder in the document's order: of a unit those of its class and its own, of a person those of each
 * officer and its parts of the unit's, of a section its own and its parts. None while 数量指标 is off.
 */
export function tasksOf(policy: Policy, holder: Holder): Task[] {
  if (!policy.hasQuantityTargets) return []
  return policy.quotas.flatMap((rule) => {
    const part = partOf(policy, rule, holder)
    if (part !== undefined) return [taskOfPart(rule, part)]
    return isFor(rule.scope, holder) ? [{ ...rule, rule, isPart: false }] : []
  })
}

function partOf(policy: Policy, rule: QuotaRule, holder: Holder): BreakdownPart | undefined {
  if (holder.kind !== 'section' && holder.kind !== 'person') return undefined
  const isOfUnit = isFor(rule.scope, { ...holder, kind: 'unit' })
  const breakdown = policy.breakdowns.find(
    ({ quotaId, unitId }) => quotaId === rule.id && unitId === holder.unitId,
  )
  if (!isOfUnit || breakdown === undefined) return undefined
  return breakdown.parts.find(({ holder: partHolder }) =>
    partHolder.kind === 'section'
      ? holder.kind === 'section' && partHolder.section === holder.section
      : holder.kind === 'person' && partHolder.accountId === holder.accountId,
  )
}

function taskOfPart(rule: QuotaRule, { minimum }: BreakdownPart): Task {
  return { rule, minimum, adoptedMinimum: null, aim: null, floorPercentOfLastYear: null, isPart: true }
}

function isFor(scope: QuotaScope, holder: Holder): boolean {
  switch (scope.kind) {
    case 'unit_class':
      return holder.kind === 'unit' && scope.unitClassId === holder.classId
    case 'unit':
      return holder.kind === 'unit' && scope.unitId === holder.unitId
    case 'section':
      return holder.kind === 'section' && scope.unitId === holder.unitId && scope.section === holder.section
    case 'each_officer':
      return holder.kind === 'person' && (scope.unitClassId === null || scope.unitClassId === holder.classId)
    case 'office':
      return holder.kind === 'office'
    default:
      return assertNever(scope)
  }
}
