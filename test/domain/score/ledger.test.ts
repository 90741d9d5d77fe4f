import { describe, expect, it } from 'vitest'
import type { Period } from '../../../src/domain/calendar/period.ts'
import { unitIdOf } from '../../support/make-ids.ts'
import {
  arithmeticOf,
  forTask,
  inputOf,
  ledgerWith,
  makeEntry,
  makeRecord,
  on,
  pointsFor,
  pointsOf,
  scoringPolicy,
  used,
} from '../../support/make-ledger.ts'
import { makeQuota } from '../../support/make-policy.ts'
import { ledgerOf } from '../../../src/domain/score/ledger.ts'

describe('a line of the ledger', () => {
  it('names the version, the rule, its inputs, the arithmetic, the day and the item', () => {
    const policy = scoringPolicy([{ ...pointsFor('adopted', 15, { id: 'city' }), name: '市级采用' }], {
      version: 7,
    })
    const record = makeRecord({ uses: [used('city', '2026-05-06', { outlet: '平凉信息', form: 'single' })] })
    expect(ledgerWith({ policy, records: [record] }).lines).toEqual([
      {
        key: `${unitIdOf(1)}|${record.itemId}|adopted|city.single.2026-05-06.平凉信息`,
        unitId: unitIdOf(1),
        policyVersion: 7,
        ruleId: 'city',
        ruleName: '市级采用',
        at: on('2026-05-06'),
        period: null,
        itemId: record.itemId,
        inputs: {
          kind: 'adopted',
          category: 'news',
          origin: 'own',
          level: 'city',
          outlet: '平凉信息',
          form: 'single',
        },
        steps: [{ kind: 'points', hundredths: 1500 }],
        hundredths: 1500,
        confirmation: null,
      },
    ])
  })

  it('has a key that fits an appeal, however long the names are', () => {
    const policy = scoringPolicy([
      pointsFor('adopted', 1),
      forTask({ id: 'r'.repeat(64), when: { kind: 'missed', points: -1 } }),
    ])
    const quotas = [makeQuota({ scope: { kind: 'unit_class', unitClassId: 'town' } })]
    const record = makeRecord({ uses: [used('state_council', '2026-05-06', { outlet: '刊'.repeat(100) })] })
    const entry = makeEntry({ id: 'e'.repeat(64), itemId: record.itemId, occasion: 'commission_on_time' })
    const { lines } = ledgerWith({ policy: { ...policy, quotas }, records: [record], entries: [entry] })
    expect(lines).toHaveLength(14)
    expect(Math.max(...lines.map(({ key }) => key.length))).toBeLessThanOrEqual(200)
  })

  it('is told apart from another use of the same day in the same place', () => {
    const policy = scoringPolicy([pointsFor('adopted', 1)])
    const uses = [used('city', '2026-05-06'), used('city', '2026-05-06')]
    const keys = ledgerWith({ policy, records: [makeRecord({ uses })] }).lines.map(({ key }) => key)
    expect(new Set(keys).size).toBe(2)
  })
})

describe('the rule for an occasion', () => {
  it('is the first that fits, so that a special table stands before the general one', () => {
    const policy = scoringPolicy([
      pointsFor('adopted', 30, { levels: ['city'], forms: ['single'] }),
      pointsFor('adopted', 10, { outlets: ['研究'] }),
      pointsFor('adopted', 5),
    ])
    const uses = [
      used('city', '2026-05-06', { form: 'single' }),
      used('city', '2026-05-07', { outlet: '研究' }),
      used('city', '2026-05-08'),
    ]
    expect(arithmeticOf(ledgerWith({ policy, records: [makeRecord({ uses })] }).lines)).toEqual([
      '30',
      '10',
      '5',
    ])
  })

  it('may ask for the origin and the kind of the item', () => {
    const policy = scoringPolicy([
      pointsFor('reported', 3, { origins: ['commissioned'] }),
      pointsFor('reported', 2, { categories: ['research'] }),
    ])
    const records = [
      makeRecord({ origin: 'commissioned' }),
      makeRecord({ category: 'research' }),
      makeRecord(),
    ]
    expect(pointsOf(ledgerWith({ policy, records }))).toBe(5)
  })

  it('is none before the office had a policy, and none for what the policy does not name', () => {
    const records = [makeRecord({ uses: [used('city', '2026-05-06')] })]
    expect(ledgerWith({ records }).lines).toEqual([])
    expect(ledgerWith({ policy: scoringPolicy([pointsFor('instructed', 5)]), records }).lines).toEqual([])
  })
})

describe('the version that holds', () => {
  const old = scoringPolicy([pointsFor('adopted', 2)])
  const next = scoringPolicy([pointsFor('adopted', 5)], { version: 2, validFrom: on('2026-06-15') })

  it('is the newest of the start of the month: one that begins inside a month holds from the next', () => {
    const uses = ['2026-06-10', '2026-06-20', '2026-07-01'].map((day) => used('county', day))
    const { lines } = ledgerWith({ policies: [next, old], records: [makeRecord({ uses })] })
    expect(lines.map((line) => [line.policyVersion, pointsOf(line)])).toEqual([
      [1, 2],
      [1, 2],
      [2, 5],
    ])
  })

  it('of an item that was sent again counts it where the version of its first arrival says', () => {
    const record = makeRecord({ reportedAt: on('2026-03-31'), lastReportedAt: on('2026-04-02') })
    const lineIn = (returnedCountsIn: 'first' | 'last') => {
      const policy = scoringPolicy([pointsFor('reported', 1)], { returnedCountsIn })
      return ledgerWith({ policy, records: [record], period: '2026-04' as Period }).lines
    }
    expect(lineIn('first')).toEqual([])
    expect(lineIn('last').map(({ at }) => at)).toEqual([on('2026-04-02')])
  })
})

describe('an entry of the office', () => {
  const policy = scoringPolicy([pointsFor('commission_failed', -3), pointsFor('commission_late', -1)])

  it('counts when a second person has confirmed it, and says who did', () => {
    const entry = makeEntry()
    const [line] = ledgerWith({ policy, entries: [entry] }).lines
    expect(line).toMatchObject({
      hundredths: -300,
      confirmation: { status: 'confirmed', by: 'director' },
      inputs: { kind: 'entered', words: '约稿未完成', evidence: '约稿通知单第3号' },
    })
  })

  it('is listed and does not count while it is open, when it is refused, or when its author confirmed it', () => {
    const at = on('2026-04-12')
    const entries = [
      makeEntry({ id: 'a', confirmation: { status: 'open' } }),
      makeEntry({ id: 'b', confirmation: { status: 'refused', by: 'director', at, words: '已补交' } }),
      makeEntry({ id: 'c', confirmation: { status: 'confirmed', by: 'editor', at } }),
    ]
    const unit = ledgerWith({ policy, entries })
    expect(pointsOf(unit)).toBe(0)
    expect(arithmeticOf(unit.lines)).toEqual([
      '−3 → 0（尚未经第二人确认，不计分）',
      '−3 → 0（第二人未予确认，不计分）',
      '−3 → 0（尚未经第二人确认，不计分）',
    ])
  })

  it('may bring points of its own, for what the policy has no rule for', () => {
    const unit = ledgerWith({ policy, entries: [makeEntry({ occasion: 'other', points: 1.25 })] })
    expect(pointsOf(unit)).toBe(1.25)
    expect(unit.lines[0]).toMatchObject({ ruleId: null, policyVersion: 1 })
  })

  it('without points and without a rule stays with its reason', () => {
    const { lines } = ledgerWith({ policy, entries: [makeEntry({ occasion: 'factual_error' })] })
    expect(arithmeticOf(lines)).toEqual(['0（计分办法未规定，不计分）'])
  })

  it('about an item is taken by the rule for its kind', () => {
    const policy = scoringPolicy([
      pointsFor('factual_error', -5, { categories: ['research'] }),
      pointsFor('factual_error', -1),
    ])
    const record = makeRecord({ category: 'research' })
    const entries = [makeEntry({ occasion: 'factual_error', itemId: record.itemId })]
    expect(pointsOf(ledgerWith({ policy, records: [record], entries }))).toBe(-5)
  })

  it('of another period or another unit is no concern of this ledger', () => {
    const entries = [makeEntry({ at: on('2025-12-31') }), makeEntry({ unitId: unitIdOf(2) })]
    expect(ledgerWith({ policy, entries }).lines).toEqual([])
  })
})

describe('the units of a ledger', () => {
  it('are those that were asked for, each with its own class and lines', () => {
    const policy = scoringPolicy([
      pointsFor('adopted', 5, { unitClassIds: ['town'] }),
      pointsFor('adopted', 3, { unitClassIds: ['department'] }),
    ])
    const records = [1, 2, 3].map((n) =>
      makeRecord({ unitId: unitIdOf(n), uses: [used('county', '2026-05-06')] }),
    )
    const units = [
      { id: unitIdOf(2), classId: 'department' },
      { id: unitIdOf(1), classId: 'town' },
      { id: unitIdOf(4), classId: 'town' },
    ]
    const { units: ledgers } = ledgerOf(inputOf({ policy, records, units }))
    expect(ledgers.map((unit) => [unit.unitId, unit.classId, pointsOf(unit)])).toEqual([
      [unitIdOf(2), 'department', 3],
      [unitIdOf(1), 'town', 5],
      [unitIdOf(4), 'town', 0],
    ])
  })
})
