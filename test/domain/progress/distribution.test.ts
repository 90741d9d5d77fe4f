import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { concentrationOf, topAndOther } from '../../../src/domain/progress/distribution.ts'
import { ranksOf } from '../../../src/domain/progress/ranks.ts'

describe('a fifth of the units', () => {
  it.each([
    [0, 0],
    [1, 1],
    [7, 1],
    [8, 2],
    [10, 2],
    [22, 4],
    [23, 5],
  ])('of %i is %i, rounded half-up and at least one', (units, topUnits) => {
    expect(concentrationOf(Array.from({ length: units }, () => 1))).toEqual({
      topUnits,
      units,
      top: topUnits,
      all: units,
    })
  })

  it('is that which brings most (GS-19: 80%的信息是由20%的报送单位报送的)', () => {
    expect(concentrationOf([1, 40, 5, 3, 1])).toMatchObject({ top: 40, all: 50 })
  })
})

describe('the first and the others', () => {
  it('are all together, whatever the counts', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(50)), fc.nat(8), (counts, k) => {
        const { top, other } = topAndOther(counts, { k, countOf: (count) => count })
        expect(top.reduce((sum, count) => sum + count, other.count)).toBe(counts.reduce((a, b) => a + b, 0))
        expect(top.length + other.entries).toBe(counts.length)
      }),
    )
  })

  it('keep the order given among equal counts', () => {
    const entries = [{ name: '水利局' }, { name: '民政局' }, { name: '商务局' }]
    expect(topAndOther(entries, { k: 2, countOf: () => 1 })).toEqual({
      top: [{ name: '水利局' }, { name: '民政局' }],
      other: { entries: 1, count: 1 },
    })
  })
})

describe('ranks', () => {
  it('of equal counts are equal, and the next is skipped or not as the office prints it', () => {
    expect(ranksOf([5, 9, 5, 0, 9], 'skip')).toEqual([3, 1, 3, 5, 1])
    expect(ranksOf([5, 9, 5, 0, 9], 'dense')).toEqual([2, 1, 2, 3, 1])
  })
})
