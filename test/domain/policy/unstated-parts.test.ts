import { describe, expect, it } from 'vitest'
import { POLICY_PARTS } from '../../../src/domain/policy/policy.ts'
import { presetOf, said, task } from '../../../src/domain/policy/presets/preset.ts'
import { ANY_OCCASION, type OccasionRule } from '../../../src/domain/policy/score-rule.ts'
import { startingPolicy } from '../../../src/domain/policy/starting-policy.ts'
import { unstatedPartsOf } from '../../../src/domain/policy/unstated-parts.ts'
import { NOW } from '../../support/make-ids.ts'

const nothing = presetOf({ title: '', remarks: [said('DT-27', '采取约谈主要负责人、文件通报等形式')] })

describe('what a document leaves unsaid', () => {
  it('is everything while no rule of it computes anything, remarks or not', () => {
    expect(nothing.unstated).toEqual([...POLICY_PARTS])
  })

  it('is not what it rules in words without an amount', () => {
    expect(unstatedPartsOf(nothing, ['breakdown'])).toEqual(
      POLICY_PARTS.filter((part) => part !== 'breakdown'),
    )
  })

  it('is no longer tasks when there is one', () => {
    const quota = task({ id: 'a', name: '', scope: { kind: 'office' }, period: 'year', statement: null })
    expect(unstatedPartsOf({ ...nothing, quotas: [quota] })).not.toContain('quotas')
  })

  it('tells points from deductions', () => {
    const bonus = unstatedPartsOf(withPoints(50))
    expect(bonus).not.toContain('scoring')
    expect(bonus).toContain('deductions')
    expect(unstatedPartsOf(withPoints(-1))).not.toContain('deductions')
  })

  it('agrees with what the first policy of an office says of itself', () => {
    const policy = startingPolicy(NOW)
    expect(unstatedPartsOf(policy)).toEqual(policy.unstated)
  })
})

function withPoints(points: number) {
  const rule: OccasionRule = {
    kind: 'occasion',
    id: 'other',
    name: '',
    occasion: 'other',
    match: ANY_OCCASION,
    points: { kind: 'fixed', points },
    statement: null,
  }
  return { ...nothing, scoring: { ...nothing.scoring, rules: [rule] } }
}
