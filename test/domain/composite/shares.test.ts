import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { findShareFault, proposePercents, useShareOf } from '../../../src/domain/composite/shares.ts'
import { startingTextOf } from '../../../src/domain/composite/starting-text.ts'
import { isWholePercent } from '../../../src/domain/composite/whole-percent.ts'
import { itemIdOf } from '../../support/make-ids.ts'

const source = (n: number, percent: number, isMain = n === 1) => ({ itemId: itemIdOf(n), percent, isMain })

describe('the shares of a composite', () => {
  it.each([
    [[source(1, 50), source(2, 50)], undefined],
    [[source(1, 33.34), source(2, 33.33), source(3, 33.33)], undefined],
    [[source(1, 60), source(2, 39)], 'share_sum'],
    [[source(1, 60), source(2, 40.01)], 'share_sum'],
    [[source(1, 100)], 'too_few'],
    [[source(1, 50), source(1, 50, false)], 'source_twice'],
    [[source(1, 50), source(2, 50, true)], 'one_main'],
    [[source(1, 50, false), source(2, 50)], 'one_main'],
    [[source(1, 100), source(2, 0)], 'empty_share'],
  ])('%j: %s', (sources, fault) => {
    expect(findShareFault(sources)).toBe(fault)
  })

  it('begin as the policy divides: equally, or with the main source’s percent', () => {
    expect(proposePercents(3, { kind: 'equal' })).toEqual([33.34, 33.33, 33.33])
    expect(proposePercents(2, { kind: 'fixed', points: 2 })).toEqual([50, 50])
    expect(proposePercents(3, { kind: 'weighted', mainPercent: 60 })).toEqual([60, 20, 20])
    expect(proposePercents(1, { kind: 'weighted', mainPercent: 60 })).toEqual([100])
  })

  it('that are proposed always add up to 100', () => {
    const rule = fc.oneof(
      fc.constant({ kind: 'equal' as const }),
      fc.record({ kind: fc.constant('weighted' as const), mainPercent: fc.integer({ min: 1, max: 99 }) }),
    )
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 50 }), rule, (count, rule) => {
        expect(isWholePercent(proposePercents(count, rule))).toBe(true)
      }),
    )
  })

  it('say of one source what the others have', () => {
    const sources = [source(1, 50), source(2, 30), source(3, 20)]
    expect(sources.map((each) => useShareOf(each, sources))[1]).toEqual({
      percent: 30,
      parts: 3,
      isMain: false,
      others: [50, 20],
    })
  })
})

it('a composite begins with its sources, each under its title and unit', () => {
  const texts = [
    { title: '早稻开镰', body: ' 上屏镇开镰。\n', unitName: '上屏镇' },
    { title: '机收过半', body: '机收过半。', unitName: '农业农村局' },
  ]
  expect(startingTextOf(texts)).toBe('【上屏镇】早稻开镰\n上屏镇开镰。\n\n【农业农村局】机收过半\n机收过半。')
})
