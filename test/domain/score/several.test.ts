import { describe, expect, it } from 'vitest'
import type { Period } from '../../../src/domain/calendar/period.ts'
import type { Scoring } from '../../../src/domain/policy/score-rule.ts'
import { itemIdOf } from '../../support/make-ids.ts'
import {
  arithmeticOf,
  instructed,
  ledgerWith,
  makeRecord,
  pointsFor,
  pointsOf,
  scoringPolicy,
  used,
} from '../../support/make-ledger.ts'

const RULES = [
  pointsFor('adopted', 5, { levels: ['city'] }),
  pointsFor('adopted', 15, { levels: ['province'] }),
  pointsFor('adopted', 2, { levels: ['county'] }),
]
const record = makeRecord({
  itemId: itemIdOf(900),
  uses: [used('county', '2026-03-12'), used('city', '2026-03-20'), used('province', '2026-05-06')],
})
const withUses = (severalUses: Scoring['severalUses'], period = '2026') =>
  ledgerWith({
    policy: scoringPolicy(RULES, { scoring: { severalUses } }),
    records: [record],
    period: period as Period,
  })

describe('several uses of one item', () => {
  it('add up where the policy says so', () => {
    expect(pointsOf(withUses({ kind: 'sum' }))).toBe(22)
  })

  it('count by the highest alone, and the others stay visible with nothing and the reason', () => {
    const unit = withUses({ kind: 'highest' })
    expect(pointsOf(unit)).toBe(15)
    expect(arithmeticOf(unit.lines)).toEqual([
      '2 → 0（同一稿件多次采用只计最高一次）',
      '5 → 0（同一稿件多次采用只计最高一次）',
      '15',
    ])
    expect(unit.lines[0]?.steps[1]).toEqual({
      kind: 'suppressed',
      because: 'highest_only',
      by: unit.lines[2]?.key,
    })
  })

  it('count by the highest and a share of each other', () => {
    const unit = withUses({ kind: 'highest_plus_share', percent: 30 })
    expect(arithmeticOf(unit.lines)).toEqual(['2 × 30% = 0.6', '5 × 30% = 1.5', '15'])
    expect(pointsOf(unit)).toBe(17.1)
  })

  it.each<Scoring['severalUses']>([
    { kind: 'sum' },
    { kind: 'highest' },
    { kind: 'highest_plus_share', percent: 30 },
  ])('bring in the months what they bring in the year: %o', (severalUses) => {
    const months = Array.from({ length: 12 }, (_, index) => `2026-${String(index + 1).padStart(2, '0')}`)
    const sum = months.reduce((total, month) => total + withUses(severalUses, month).hundredths, 0)
    expect(sum).toBe(withUses(severalUses).hundredths)
  })

  it('bring later only by how much they are higher than what a month that is over has counted', () => {
    expect(arithmeticOf(withUses({ kind: 'highest' }, '2026-03').lines)).toEqual([
      '2 → 0（同一稿件多次采用只计最高一次）',
      '5',
    ])
    expect(arithmeticOf(withUses({ kind: 'highest' }, '2026-05').lines)).toEqual(['15 − 5 = 10'])
  })

  it('of equal points count by the earliest', () => {
    const uses = [used('city', '2026-03-21', { outlet: '后' }), used('city', '2026-03-20', { outlet: '先' })]
    const policy = scoringPolicy(RULES, { scoring: { severalUses: { kind: 'highest' } } })
    const { lines } = ledgerWith({ policy, records: [makeRecord({ uses })] })
    expect(lines.map(pointsOf)).toEqual([5, 0])
  })
})

describe('several instructions on one item', () => {
  const instructions = [
    instructed('own_other', '2026-03-12'),
    instructed('city_main', '2026-03-20'),
    instructed('city_main', '2026-03-25'),
  ]
  const withInstructions = (severalInstructions: Scoring['severalInstructions']) =>
    ledgerWith({
      policy: scoringPolicy(
        [
          pointsFor('instructed', 3, { ranks: ['own_other'] }),
          pointsFor('instructed', 10, { ranks: ['city_main'] }),
        ],
        { scoring: { severalInstructions } },
      ),
      records: [makeRecord({ instructions })],
    })

  it('count each where the policy says so', () => {
    expect(pointsOf(withInstructions('each'))).toBe(23)
  })

  it('count by the highest rank alone', () => {
    expect(arithmeticOf(withInstructions('highest_rank').lines)).toEqual([
      '3 → 0（同一稿件多次批示只计最高层级）',
      '10',
      '10 → 0（同一稿件多次批示只计最高层级）',
    ])
  })

  it('count once for each rank', () => {
    expect(arithmeticOf(withInstructions('once_per_rank').lines)).toEqual([
      '3',
      '10',
      '10 → 0（同一层级的批示只计一次）',
    ])
  })
})

describe('uses and instructions', () => {
  it('do not compete with each other, nor do items', () => {
    const policy = scoringPolicy([...RULES, pointsFor('instructed', 30)], {
      scoring: { severalUses: { kind: 'highest' }, severalInstructions: 'highest_rank' },
    })
    const records = [1, 2].map(() =>
      makeRecord({
        uses: [used('city', '2026-03-20')],
        instructions: [instructed('province', '2026-04-01')],
      }),
    )
    expect(pointsOf(ledgerWith({ policy, records }))).toBe(70)
  })
})
