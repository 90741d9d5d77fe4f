import type { Category } from '../category.ts'
import type { Unit } from '../people/unit.ts'
import type { Policy } from './policy.ts'
import { ANY_RECORD, type QuotaRule } from './quota-rule.ts'
import { startingPolicy } from './starting-policy.ts'

/** A document of the first release: classes, lengths and monthly tasks of classes, and nothing else. */
export interface FirstPolicy {
  version: number
  validFrom: number
  unitClasses: Policy['unitClasses']
  categories: { category: Category; lengthLimit: number | null }[]
  quotas: FirstQuotaRule[]
  countedBy: Policy['countedBy']
}

export interface FirstQuotaRule {
  id: string
  unitClassId: string
  period: 'month'
  categories: Category[]
  measure: 'reported' | 'adopted'
  minimum: number
}

/** Takes a document as it was stored, by this release or the first one, and gives it with everything it may say. */
export function upgradePolicy(document: Policy | FirstPolicy): Policy {
  if ('scoring' in document) return document
  const { unstated, ...rest } = startingPolicy(document.validFrom)
  return {
    ...rest,
    ...document,
    categories: document.categories.map((rule) => ({ ...rule, structure: [], statement: null })),
    quotas: document.quotas.map(upgradeQuota),
    unstated: unstated.filter((part) => part !== 'quotas' || document.quotas.length === 0),
  }
}

function upgradeQuota({ id, unitClassId, categories, measure, minimum }: FirstQuotaRule): QuotaRule {
  return {
    id,
    name: '',
    scope: { kind: 'unit_class', unitClassId },
    period: 'month',
    measure,
    filter: { ...ANY_RECORD, categories },
    minimum,
    adoptedMinimum: null,
    aim: null,
    floorPercentOfLastYear: null,
    isWorkingDaysOnly: false,
    statement: null,
  }
}

/**
 * What of a policy a phone of the first release can read: the monthly tasks that name their categories, of classes and
 * of its own `unit`. That phone knows no task of a unit, so it is told of it as one of the unit's class.
 */
export function toFirstPolicy(policy: Policy, unit: Pick<Unit, 'id' | 'classId'> | null = null): FirstPolicy {
  const { version, validFrom, unitClasses, countedBy } = policy
  return {
    version,
    validFrom,
    unitClasses,
    countedBy,
    categories: policy.categories.map(({ category, lengthLimit }) => ({ category, lengthLimit })),
    quotas: policy.hasQuantityTargets ? policy.quotas.flatMap((quota) => toFirstQuota(quota, unit)) : [],
  }
}

function toFirstQuota(
  { id, scope, period, measure, filter, minimum }: QuotaRule,
  unit: Pick<Unit, 'id' | 'classId'> | null,
): FirstQuotaRule[] {
  const isOwn = scope.kind === 'unit' && scope.unitId === unit?.id
  const unitClassId = isOwn ? unit.classId : scope.kind === 'unit_class' ? scope.unitClassId : null
  if (unitClassId === null || period !== 'month' || measure === 'both') return []
  if (filter.categories === null || minimum === null) return []
  return [{ id, unitClassId, period, categories: filter.categories, measure, minimum }]
}
