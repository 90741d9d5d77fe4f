import { describe, expect, it } from 'vitest'
import type { Policy } from '../../../src/domain/policy/policy.ts'
import { writeAt } from '../../../src/office/tasks/description/at-path.ts'
import { mergeDrafts } from '../../../src/office/tasks/rules/merge-drafts.ts'
import { unitIdOf } from '../../support/make-ids.ts'
import { makePolicy, makeQuota } from '../../support/make-policy.ts'

const quotas = [makeQuota({ id: 'a', minimum: 1 }), makeQuota({ id: 'b', minimum: 1 })]
const base: Policy = { ...makePolicy(), version: 3, quotas }
const changed = (version: number, ...changes: [path: string, value: unknown][]): Policy =>
  changes.reduce((policy, [path, value]) => writeAt(policy, path, value), { ...base, version })
const merge = (mine: Policy, theirs: Policy) => mergeDrafts({ base, mine, theirs })
const minimums = ({ quotas: rules }: Policy) => rules.map(({ id, minimum }) => `${id} ${minimum}`)

describe('a draft on top of a version that was published meanwhile', () => {
  it('says what either changed, in one rule and in several, from its own day', () => {
    const mine = { ...changed(4, ['quotas.0.minimum', 5], ['title', '草案']), validFrom: 7 }
    const theirs = changed(4, ['quotas.0.aim', 9], ['quotas.1.minimum', 6], ['countedBy', 'receipt'])
    const { policy, bothChanged } = merge(mine, theirs)
    expect(policy).toMatchObject({ version: 5, validFrom: 7, title: '草案', countedBy: 'receipt' })
    expect(policy.quotas).toMatchObject([
      { minimum: 5, aim: 9 },
      { minimum: 6, aim: null },
    ])
    expect(bothChanged).toEqual([])
  })

  it('keeps its own figure where both wrote one, and names the place', () => {
    const { policy, bothChanged } = merge(
      changed(4, ['quotas.1.minimum', 5]),
      changed(4, ['quotas.1.minimum', 6]),
    )
    expect(minimums(policy)).toEqual(['a 1', 'b 5'])
    expect(bothChanged).toEqual(['quotas.1.minimum'])
  })

  it('has what either added; two rules of one id stay two, and what names the own one follows it', () => {
    const added = (minimum: number) => makeQuota({ id: 'quota-3', minimum })
    const breakdowns = [{ quotaId: 'quota-3', unitId: unitIdOf(1), parts: [] }]
    const mine = changed(4, ['quotas', [...quotas, added(7)]], ['breakdowns', breakdowns])
    const { policy } = merge(mine, changed(4, ['quotas', [...quotas, added(8)]]))
    expect(minimums(policy)).toEqual(['a 1', 'b 1', 'quota-3 8', 'quota-4 7'])
    expect(policy.breakdowns).toMatchObject([{ quotaId: 'quota-4' }])
  })

  it('loses what either took away, but nothing that the other has changed', () => {
    const withoutFirst = ['quotas', quotas.slice(1)] as [string, unknown]
    const other = ['quotas', [quotas[0], { ...quotas[1], minimum: 6 }]] as [string, unknown]
    expect(minimums(merge(changed(4, withoutFirst), changed(4, other)).policy)).toEqual(['b 6'])
    expect(minimums(merge(changed(4, other), changed(4, withoutFirst)).policy)).toEqual(['b 6'])
    const withoutSecond = ['quotas', quotas.slice(0, 1)] as [string, unknown]
    const kept = merge(changed(4, withoutSecond), changed(4, other))
    expect(minimums(kept.policy)).toEqual(['a 1', 'b 6'])
    expect(kept.bothChanged).toEqual(['quotas.1'])
  })

  it('does not mix two holders of one task', () => {
    const mine = changed(4, ['quotas.0.scope', { kind: 'office' }])
    const theirs = changed(4, ['quotas.0.scope', { kind: 'unit_class', unitClassId: 'town' }])
    const { policy, bothChanged } = merge(mine, theirs)
    expect(policy.quotas[0]?.scope).toEqual({ kind: 'office' })
    expect(bothChanged).toEqual(['quotas.0.scope'])
  })
})
