import type { Policy } from '../../src/domain/policy/policy.ts'
import { startingPolicy } from '../../src/domain/policy/starting-policy.ts'
import type { QuotaRule } from '../../src/domain/quota/quota-rule.ts'
import { shanghai } from './make-ids.ts'

/** A task of the departments: three items of news or problems each month. */
export function makeRule(changes: Partial<QuotaRule> = {}): QuotaRule {
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

export function makePolicy(changes: Partial<Policy> = {}): Policy {
  return { ...startingPolicy(shanghai('2026-01-01T00:00')), quotas: [makeRule()], ...changes }
}
