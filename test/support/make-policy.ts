import type { Policy } from '../../src/domain/policy/policy.ts'
import { ANY_RECORD, type QuotaRule } from '../../src/domain/policy/quota-rule.ts'
import { startingPolicy } from '../../src/domain/policy/starting-policy.ts'
import {
  upgradePolicy,
  type FirstPolicy,
  type FirstQuotaRule,
} from '../../src/domain/policy/upgrade-policy.ts'
import { shanghai } from './make-ids.ts'

/** A task of the departments as the first release wrote it: three items of news or problems each month. */
export function makeRule(changes: Partial<FirstQuotaRule> = {}): FirstQuotaRule {
  return {
    id: 'monthly',
    unitClassId: 'department',
    period: 'month',
    categories: ['news', 'problem'],
    measure: 'reported',
    minimum: 3,
    ...changes,
  }
}

/** The same task with everything that a task may say. */
export function makeQuota(changes: Partial<QuotaRule> = {}): QuotaRule {
  return {
    id: 'monthly',
    name: '动态和问题',
    scope: { kind: 'unit_class', unitClassId: 'department' },
    period: 'month',
    measure: 'reported',
    filter: { ...ANY_RECORD, categories: ['news', 'problem'] },
    minimum: 3,
    adoptedMinimum: null,
    aim: null,
    floorPercentOfLastYear: null,
    isWorkingDaysOnly: false,
    statement: null,
    ...changes,
  }
}

/** A document of the first release, read by this one. */
export function makePolicy(changes: Partial<FirstPolicy> = {}): Policy {
  const { version, validFrom, unitClasses, categories, countedBy } = startingPolicy(
    shanghai('2026-01-01T00:00'),
  )
  return upgradePolicy({
    version,
    validFrom,
    unitClasses,
    categories,
    countedBy,
    quotas: [makeRule()],
    ...changes,
  })
}
