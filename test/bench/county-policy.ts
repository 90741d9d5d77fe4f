import type { Policy } from '../../src/domain/policy/policy.ts'
import { ANY_RECORD } from '../../src/domain/policy/quota-rule.ts'
import { makePolicy, makeQuota } from '../support/make-policy.ts'

/** Daily, weekly, monthly, quarterly and yearly tasks, reported and adopted, of units and of each officer. */
export function makeCountyPolicy(validFrom: number): Policy {
  const quotas = [
    makeQuota({ id: 'daily', period: 'day', minimum: 2, isWorkingDaysOnly: true }),
    makeQuota({
      id: 'weekly',
      period: 'week',
      minimum: 1,
      filter: { ...ANY_RECORD, categories: ['roundup'] },
    }),
    makeQuota({ id: 'monthly', minimum: 15, filter: ANY_RECORD }),
    makeQuota({ id: 'adopted', measure: 'adopted', minimum: 3, filter: { ...ANY_RECORD, levels: ['city'] } }),
    makeQuota({ id: 'quarterly', period: 'quarter', minimum: 40, measure: 'both', adoptedMinimum: 5 }),
    makeQuota({ id: 'yearly', period: 'year', minimum: 100, floorPercentOfLastYear: 100 }),
    makeQuota({ id: 'each', scope: { kind: 'each_officer', unitClassId: null }, minimum: 5 }),
    makeQuota({
      id: 'each-year',
      scope: { kind: 'each_officer', unitClassId: null },
      period: 'year',
      minimum: 4,
    }),
  ]
  return { ...makePolicy({ validFrom }), quotas }
}
