import { describe, expect, it } from 'vitest'
import { differencesWith } from '../../../src/domain/score/differences.ts'
import { printArithmetic } from '../../../src/domain/score/print-arithmetic.ts'
import { itemIdOf, unitIdOf } from '../../support/make-ids.ts'
import { inputOf, makeRecord, on, pointsFor, scoringPolicy, used } from '../../support/make-ledger.ts'
import { sayReason } from '../../support/say-reason.ts'

const before = scoringPolicy([
  pointsFor('adopted', 5, { levels: ['city'], id: 'city' }),
  pointsFor('reported', 1),
])
const units = [1, 2].map((n) => ({ id: unitIdOf(n), classId: 'town' }))
const records = [
  makeRecord({
    itemId: itemIdOf(700),
    uses: [used('city', '2026-03-12'), used('province', '2026-04-01')],
  }),
  makeRecord({ itemId: itemIdOf(701), unitId: unitIdOf(2) }),
]
const input = inputOf({ policy: before, units, records })

describe('what a new version would change', () => {
  it('is listed line by line with both arithmetics, and unit by unit with both sums', () => {
    const draft = scoringPolicy(
      [
        pointsFor('adopted', 4, { levels: ['city'], id: 'city' }),
        pointsFor('adopted', { times: 2, rule: 'city' }, { levels: ['province'] }),
      ],
      { version: 2, validFrom: on('2027-01-01') },
    )
    const [first, second] = differencesWith(draft, input)
    expect(first).toMatchObject({ unitId: unitIdOf(1), before: 600, after: 1200 })
    const printed = first?.lines.map((line) => [
      line.kind,
      'before' in line ? printArithmetic(line.before, sayReason) : null,
      'after' in line ? printArithmetic(line.after, sayReason) : null,
    ])
    expect(printed).toEqual([
      ['changed', '5', '4'],
      ['added', null, '4 × 2 = 8'],
      ['gone', '1', null],
    ])
    expect(second).toMatchObject({ unitId: unitIdOf(2), before: 100, after: 0 })
  })

  it('is seen as if the version held already, whatever its date', () => {
    const draft = scoringPolicy([pointsFor('reported', 2)], { version: 2, validFrom: on('2030-01-01') })
    expect(differencesWith(draft, input)).toHaveLength(2)
  })

  it('names an arithmetic that changes although the points do not', () => {
    const draft = scoringPolicy([
      pointsFor('adopted', { times: 5, rule: 'reported' }, { levels: ['city'], id: 'city' }),
      pointsFor('reported', 1, { id: 'reported' }),
    ])
    const [only, ...others] = differencesWith(draft, input)
    expect(others).toEqual([])
    expect(only).toMatchObject({ before: 600, after: 600, lines: [{ kind: 'changed' }] })
  })

  it('is nothing when only names and numbers of versions differ', () => {
    const rules = before.scoring.rules.map((rule) => ({ ...rule, name: '新名称' }))
    expect(differencesWith({ ...before, version: 9, scoring: { ...before.scoring, rules } }, input)).toEqual(
      [],
    )
  })
})
