import { problem, type PolicyContext, type PolicyProblem } from '../policy-problem.ts'
import type { Policy } from '../policy.ts'
import type { QuotaRule } from '../quota-rule.ts'
import { asSet, repeatedIndexes } from './repeated.ts'

/** Tasks: each says how much, and nothing that no item could fill. */
export function checkQuotas({ quotas }: Policy, context: PolicyContext): PolicyProblem[] {
  const nameOf = (index: number) => ({ id: quotas[index]?.id ?? '', name: quotas[index]?.name ?? '' })
  return [
    ...repeatedIndexes(quotas.map(({ id }) => id)).map((index) =>
      problem('quota.id_twice', `quotas.${index}.id`, nameOf(index)),
    ),
    ...repeatedIndexes(quotas.map(whatIsCounted)).map((index) =>
      problem('quota.overlaps', `quotas.${index}`, nameOf(index)),
    ),
    ...quotas.flatMap((quota, index) => checkQuota(quota, `quotas.${index}`, context)),
  ]
}

/** The same for two tasks of the same holder that count the same things in the same periods. */
function whatIsCounted({ scope, period, measure, filter }: QuotaRule): string {
  const sets = [filter.categories, filter.origins, filter.levels, filter.outlets].map(asSet)
  return JSON.stringify([Object.entries(scope).sort(), period, measure, sets])
}

function checkQuota(quota: QuotaRule, place: string, { units }: PolicyContext): PolicyProblem[] {
  const { id, name, scope, measure, minimum, adoptedMinimum, aim, floorPercentOfLastYear, filter } = quota
  const data = { id, name }
  const found: PolicyProblem[] = []
  if (
    (scope.kind === 'unit' || scope.kind === 'section') &&
    units?.every((unit) => unit.id !== scope.unitId) === true
  ) {
    found.push(problem('unit.unknown', `${place}.scope.unitId`, { ...data, unitId: scope.unitId }))
  }
  if (scope.kind === 'section' && scope.section.trim() === '') {
    found.push(problem('quota.no_section', `${place}.scope.section`, data))
  }
  if (minimum === null && floorPercentOfLastYear === null) {
    found.push(problem('quota.no_minimum', `${place}.minimum`, data))
  }
  if (minimum !== null && aim !== null && minimum > aim) {
    found.push(problem('quota.minimum_above_aim', `${place}.aim`, { ...data, minimum, aim }))
  }
  if (measure === 'both' && adoptedMinimum === null) {
    found.push(problem('quota.no_adopted_minimum', `${place}.adoptedMinimum`, data))
  }
  if (measure !== 'both' && adoptedMinimum !== null) {
    found.push(
      problem('quota.adopted_minimum_without_both', `${place}.adoptedMinimum`, { ...data, adoptedMinimum }),
    )
  }
  if (measure === 'reported') {
    for (const part of ['levels', 'outlets'] as const) {
      if (filter[part] !== null) {
        found.push(problem('quota.use_filter_on_reported', `${place}.filter.${part}`, data))
      }
    }
  }
  for (const [part, values] of Object.entries(filter)) {
    if (values !== null && values.length === 0) {
      found.push(problem('quota.fits_nothing', `${place}.filter.${part}`, data))
    }
  }
  return found
}
