import { problem, type PolicyContext, type PolicyProblem } from '../policy-problem.ts'
import type { Policy } from '../policy.ts'
import type { Breakdown, BreakdownPart, QuotaRule } from '../quota-rule.ts'
import { isTaskOfUnit } from '../task-of-unit.ts'
import { repeatedIndexes } from './repeated.ts'

/** How units divide their tasks: each task once in a unit, to people of that unit, and the parts make the whole. */
export function checkBreakdowns({ breakdowns, quotas }: Policy, context: PolicyContext): PolicyProblem[] {
  const twice = repeatedIndexes(breakdowns.map(({ quotaId, unitId }) => JSON.stringify([quotaId, unitId])))
  const quotaById = new Map(quotas.map((quota) => [quota.id, quota]))
  return [
    ...twice.map((index) => problem('breakdown.twice', `breakdowns.${index}`, dataOf(breakdowns[index]))),
    ...breakdowns.flatMap((breakdown, index) =>
      checkBreakdown(breakdown, quotaById.get(breakdown.quotaId), { place: `breakdowns.${index}`, context }),
    ),
  ]
}

function checkBreakdown(
  breakdown: Breakdown,
  quota: QuotaRule | undefined,
  { place, context }: { place: string; context: PolicyContext },
): PolicyProblem[] {
  const data = dataOf(breakdown)
  const unit = context.units?.find(({ id }) => id === breakdown.unitId)
  const holders = checkHolders(breakdown, { place, context })
  if (context.units !== undefined && unit === undefined) {
    return [problem('unit.unknown', `${place}.unitId`, data), ...holders]
  }
  if (quota === undefined) return [problem('breakdown.unknown_quota', `${place}.quotaId`, data), ...holders]
  if (!isTaskOfUnit(quota, { id: breakdown.unitId, classId: unit?.classId })) {
    return [problem('breakdown.not_of_unit', `${place}.quotaId`, data), ...holders]
  }
  const { minimum } = quota
  const sum = sumOf(breakdown.parts)
  if (minimum === null || isWhole(breakdown.parts, minimum)) return holders
  return [problem('breakdown.sum_differs', `${place}.parts`, { ...data, minimum, sum }), ...holders]
}

function dataOf(breakdown: Breakdown | undefined): PolicyProblem['data'] {
  return { quotaId: breakdown?.quotaId ?? '', unitId: breakdown?.unitId ?? '' }
}

/** A task is divided among sections and persons together, or among all sections and once more among all persons. */
function isWhole(parts: readonly BreakdownPart[], minimum: number): boolean {
  if (sumOf(parts) === minimum) return true
  const sections = parts.filter(({ holder }) => holder.kind === 'section')
  const persons = parts.filter(({ holder }) => holder.kind === 'person')
  return sumOf(sections) === minimum && sumOf(persons) === minimum
}

function sumOf(parts: readonly BreakdownPart[]): number {
  return parts.reduce((sum, { minimum }) => sum + minimum, 0)
}

function checkHolders(
  { parts, unitId }: Breakdown,
  { place, context }: { place: string; context: PolicyContext },
): PolicyProblem[] {
  const names = parts.map(({ holder }) => (holder.kind === 'section' ? holder.section : holder.accountId))
  const keys = parts.map(({ holder }, index) =>
    isNamed(names[index]) ? `${holder.kind} ${names[index]}` : String(index),
  )
  const unnamed = parts.flatMap(({ holder }, index) =>
    holder.kind === 'section' && !isNamed(holder.section)
      ? [problem('breakdown.no_section', `${place}.parts.${index}.holder.section`, { unitId })]
      : [],
  )
  const twice = repeatedIndexes(keys).map((index) =>
    problem('breakdown.holder_twice', `${place}.parts.${index}.holder`, { holder: names[index] ?? '' }),
  )
  const persons = parts.flatMap(({ holder }, index) => {
    if (holder.kind === 'section' || context.accounts === undefined) return []
    const account = context.accounts.find(({ id }) => id === holder.accountId)
    const at = `${place}.parts.${index}.holder.accountId`
    const data = { accountId: holder.accountId, unitId }
    if (account === undefined) return [problem('account.unknown', at, data)]
    return account.unitId === unitId ? [] : [problem('account.of_other_unit', at, data)]
  })
  return [...unnamed, ...twice, ...persons]
}

/** A part of no section would be nobody's task. */
function isNamed(name: string | undefined): boolean {
  return name !== undefined && name.trim() !== ''
}
