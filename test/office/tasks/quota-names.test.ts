import { describe, expect, it } from 'vitest'
import type { Policy } from '../../../src/domain/policy/policy.ts'
import type { Breakdown, QuotaRule } from '../../../src/domain/policy/quota-rule.ts'
import { BREAKDOWN } from '../../../src/office/tasks/description/quota-section.ts'
import { quotaOptions } from '../../../src/office/tasks/description/quota-names.ts'
import { accountIdOf, unitIdOf } from '../../support/make-ids.ts'
import { makePolicy, makeQuota } from '../../support/make-policy.ts'

const ofUnit = (n: number): QuotaRule =>
  makeQuota({ id: `unit-${n}`, name: '动态', scope: { kind: 'unit', unitId: unitIdOf(n) } })
const ofTowns = makeQuota({ id: 'towns', name: '', scope: { kind: 'unit_class', unitClassId: 'town' } })
const ofOffice = makeQuota({ id: 'office', name: '全县', scope: { kind: 'office' } })

function contextOf(changes: Partial<Policy> = {}) {
  return {
    policy: { ...makePolicy(), quotas: [ofOffice, ofUnit(1), ofUnit(2), ofTowns], ...changes },
    units: [
      { id: unitIdOf(1), name: '水利局', classId: 'department' },
      { id: unitIdOf(2), name: '上屏镇', classId: 'town' },
    ],
    people: [],
    t: (key: string) => key,
  }
}
const [list] = BREAKDOWN.lists
const offered = (breakdown: Breakdown) => {
  const control = list?.fieldsOf(breakdown, contextOf()).find(({ path }) => path === 'quotaId')?.control
  return control?.kind === 'choice' ? control.options.map(({ value }) => value) : undefined
}

describe('a task that is chosen', () => {
  it('says whose it is where another has the same name, and is never called by its id', () => {
    const labels = quotaOptions(contextOf()).map(({ label }) => label)
    expect(labels).toEqual(['全县', '水利局　动态', '上屏镇　动态', 'tasks.rules.quotaName'])
  })

  it('to be divided is one of the unit’s own; a wrong one that stands there stays to be seen', () => {
    expect(offered({ quotaId: 'unit-1', unitId: unitIdOf(1), parts: [] })).toEqual(['unit-1'])
    expect(offered({ quotaId: 'unit-2', unitId: unitIdOf(2), parts: [] })).toEqual(['unit-2', 'towns'])
    expect(offered({ quotaId: 'office', unitId: unitIdOf(1), parts: [] })).toEqual(['office', 'unit-1'])
  })

  it('and given to a person is first offered to an officer, who writes, before those who sign', () => {
    const person = { displayName: '', unitId: unitIdOf(1), section: null }
    const people = [
      { ...person, id: accountIdOf(1), role: 'signer' as const },
      { ...person, id: accountIdOf(2), role: 'officer' as const },
    ]
    const breakdown: Breakdown = { quotaId: 'unit-1', unitId: unitIdOf(1), parts: [] }
    const parts = list?.fieldsOf(breakdown, { ...contextOf(), people }).find(({ path }) => path === 'parts')
    const [holder] = parts?.control.kind === 'rows' ? parts.control.fieldsOf(parts.control.begin()) : []
    expect(holder?.control.kind === 'variant' && holder.control.begin('person')).toEqual({
      kind: 'person',
      accountId: accountIdOf(2),
    })
  })

  it('first when one is added is a unit’s own that is not divided yet', () => {
    expect(list?.begin?.(contextOf())).toEqual({ quotaId: 'unit-1', unitId: unitIdOf(1), parts: [] })
    const breakdowns: Breakdown[] = [{ quotaId: 'unit-1', unitId: unitIdOf(1), parts: [] }]
    expect(list?.begin?.(contextOf({ breakdowns }))).toMatchObject({ quotaId: 'unit-2', unitId: unitIdOf(2) })
  })
})
