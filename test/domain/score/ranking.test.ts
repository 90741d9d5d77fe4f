import { describe, expect, it } from 'vitest'
import { rankingOf } from '../../../src/domain/score/ranking.ts'
import { unitIdOf } from '../../support/make-ids.ts'

const unit = (n: number, classId: string, points: number) => ({
  unitId: unitIdOf(n),
  classId,
  hundredths: points * 100,
})
const TOWNS = [
  unit(1, 'town', 0),
  unit(2, 'town', 12),
  unit(3, 'town', 7),
  unit(4, 'town', 12),
  unit(5, 'town', -2),
  unit(6, 'town', 0),
]
const ranksOf = (method: 'skip' | 'dense') =>
  rankingOf(TOWNS, method).classes[0]?.units.map(({ unitId, rank }) => [unitId, rank])

describe('the ranking of units', () => {
  it('gives equal sums the same rank and skips the next (1 1 3)', () => {
    expect(ranksOf('skip')).toEqual([
      [unitIdOf(2), 1],
      [unitIdOf(4), 1],
      [unitIdOf(3), 3],
      [unitIdOf(1), 4],
      [unitIdOf(6), 4],
      [unitIdOf(5), 6],
    ])
  })

  it('or does not skip it (1 1 2)', () => {
    expect(ranksOf('dense')?.map(([, rank]) => rank)).toEqual([1, 1, 2, 3, 3, 4])
  })

  it('names the units without a point', () => {
    expect(rankingOf(TOWNS, 'skip').classes[0]?.zeroUnitIds).toEqual([unitIdOf(1), unitIdOf(6)])
  })

  it('is one for each class (差异化考评): no town stands behind a department', () => {
    const { classes } = rankingOf([unit(1, 'town', 3), unit(2, 'department', 9), unit(3, 'town', 5)], 'skip')
    expect(classes.map(({ classId, units }) => [classId, units.map(({ rank }) => rank)])).toEqual([
      ['town', [1, 2]],
      ['department', [1]],
    ])
  })

  it('says by which method it was made', () => {
    expect(rankingOf([], 'dense')).toEqual({ method: 'dense', classes: [] })
  })
})
