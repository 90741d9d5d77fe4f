import { describe, expect, it } from 'vitest'
import { startingPolicy } from '../../../src/domain/policy/starting-policy.ts'
import { toFirstPolicy, upgradePolicy } from '../../../src/domain/policy/upgrade-policy.ts'
import { policyDocument } from '../../../src/protocol/policy-document.ts'
import { parse } from '../../../src/protocol/parse.ts'
import { NOW, unitIdOf } from '../../support/make-ids.ts'
import { makePolicy, makeQuota, makeRule } from '../../support/make-policy.ts'

describe('a document of the first release', () => {
  it('is read with its tasks, and says of everything else that it is not set', () => {
    const policy = makePolicy()
    expect(policy.quotas).toEqual([makeQuota({ name: '' })])
    expect(policy.scoring.rules).toEqual([])
    expect(policy.unstated).toContain('scoring')
    expect(policy.unstated).not.toContain('quotas')
  })

  it('has on the wire the shape that phones of that release know', () => {
    expect(toFirstPolicy(makePolicy()).quotas).toEqual([makeRule()])
  })

  it('keeps tasks from those phones that they could not count', () => {
    const quotas = [
      makeQuota({ period: 'year' }),
      makeQuota({ measure: 'both', adoptedMinimum: 1 }),
      makeQuota({ scope: { kind: 'each_officer', unitClassId: null } }),
      makeQuota({ minimum: null, floorPercentOfLastYear: 100 }),
    ]
    expect(toFirstPolicy({ ...startingPolicy(NOW), quotas }).quotas).toEqual([])
  })

  it('tells them of their own unit’s task as one of its class, and of no other unit’s', () => {
    const quotas = [1, 2].map((n) =>
      makeQuota({ id: `unit-${n}`, scope: { kind: 'unit', unitId: unitIdOf(n) } }),
    )
    const policy = { ...startingPolicy(NOW), quotas }
    const told = toFirstPolicy(policy, { id: unitIdOf(2), classId: 'town' }).quotas
    expect(told).toEqual([makeRule({ id: 'unit-2', unitClassId: 'town' })])
    expect(toFirstPolicy(policy).quotas).toEqual([])
  })

  it('shows them no task when numbers are switched off', () => {
    expect(toFirstPolicy({ ...makePolicy(), hasQuantityTargets: false }).quotas).toEqual([])
  })
})

describe('a document of this release', () => {
  it('is read as it is', () => {
    const policy = startingPolicy(NOW)
    expect(upgradePolicy(policy)).toBe(policy)
  })

  it('passes the office door', () => {
    const policy = { ...startingPolicy(NOW), quotas: [makeQuota()] }
    expect(parse(policyDocument, policy)).toEqual({ ok: true, value: policy })
  })
})
