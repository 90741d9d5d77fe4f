import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Bound } from '../../../src/domain/figures/bound.ts'
import { changeOf, growthOf, pointsBetween, printChange } from '../../../src/domain/figures/change.ts'
import { figureOf } from '../../../src/domain/figures/figure.ts'
import type { Perhaps } from '../../../src/domain/figures/rate.ts'
import { isRefused } from '../../../src/domain/figures/refusal.ts'

const items = (value: number, bound: Bound = 'exact') => figureOf(value, '条', bound)
const percent = (value: number, bound: Bound = 'exact') => figureOf(value, '%', bound)

function shown(result: ReturnType<typeof changeOf> | ReturnType<typeof pointsBetween>): string {
  return isRefused(result) ? result.code : printChange(result)
}
const growth = (now: Perhaps, base: Perhaps, decimals = 0) => shown(growthOf(now, base, { decimals }))

describe('growth', () => {
  it.each([
    [105, 100, 0, '增长5%'],
    [95, 100, 0, '下降5%'],
    [778, 741, 1, '增长5.0%'],
    [1, 3, 2, '下降66.67%'],
    [0, 8, 0, '下降100%'],
    [100, 100, 0, '持平'],
    [1001, 1000, 0, '基本持平'],
    [1005, 1000, 0, '增长1%'],
    [995, 1000, 0, '下降1%'],
  ])('%d after %d with %d digits: %s', (now, base, decimals, text) => {
    expect(growth(items(now), items(base), decimals)).toBe(text)
  })

  it('is — from nothing, from a missing base and of a missing figure', () => {
    expect(growth(items(5), items(0))).toBe('—')
    expect(growth(items(0), items(0))).toBe('—')
    expect(growth(items(5), null)).toBe('—')
    expect(growth(undefined, items(5))).toBe('—')
    expect(growth(items(5), items(-2))).toBe('—')
  })

  it('refuses different units', () => {
    expect(growth(items(5), figureOf(4, '篇'))).toBe('figure.units_differ')
  })

  it('rises and falls by the same print when the two change places around one base', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 5000 }), fc.integer({ min: 1, max: 5000 }), (base, step) => {
        const up = growth(items(base + step), items(base), 1)
        const down = growth(items(base - step), items(base), 1)
        expect(down.replace('下降', '增长')).toBe(up)
      }),
    )
  })
})

describe('growth with bounds', () => {
  it('carries them', () => {
    expect(growth(items(120, 'over'), items(100))).toBe('增长超过20%')
    expect(growth(items(120, 'nearly'), items(100))).toBe('增长近20%')
    expect(growth(items(120, 'at_least'), items(100))).toBe('增长20%以上')
    expect(growth(items(90, 'under'), items(100))).toBe('下降超过10%')
    expect(growth(items(120, 'over'), items(100, 'over'))).toBe('增长约20%')
  })

  it('says that it rose or fell when that is all that is known', () => {
    expect(growth(items(100, 'more_than'), items(100))).toBe('有所增长')
    expect(growth(items(100, 'under'), items(100))).toBe('有所下降')
    expect(growth(items(100, 'about'), items(100))).toBe('基本持平')
    expect(growth(items(1001, 'about'), items(1000))).toBe('基本持平')
  })

  it('says nothing when it may have risen or fallen', () => {
    expect(growth(items(105, 'under'), items(100))).toBe('—')
    expect(growth(items(95, 'at_least'), items(100))).toBe('—')
    expect(growth(items(100, 'at_least'), items(100))).toBe('—')
  })
})

describe('the change of a count', () => {
  it('is in its unit', () => {
    expect(shown(changeOf(items(17), items(5)))).toBe('增加12条')
    expect(shown(changeOf(items(5), items(17)))).toBe('减少12条')
    expect(shown(changeOf(items(5), items(0)))).toBe('增加5条')
    expect(shown(changeOf(items(5), items(5)))).toBe('持平')
    expect(shown(changeOf(items(5), null))).toBe('—')
  })
})

describe('points between percentages', () => {
  it('are their difference', () => {
    expect(shown(pointsBetween(percent(67), percent(33)))).toBe('提高34个百分点')
    expect(shown(pointsBetween(percent(33.3), percent(35.8), { decimals: 1 }))).toBe('下降2.5个百分点')
    expect(shown(pointsBetween(percent(2.5), percent(0)))).toBe('提高3个百分点')
    expect(shown(pointsBetween(percent(5), percent(5)))).toBe('持平')
  })

  it('are — when one of them is', () => {
    expect(shown(pointsBetween(percent(5), null))).toBe('—')
  })

  it('keep a bound, rounded so that it holds', () => {
    expect(shown(pointsBetween(percent(55.5, 'more_than'), percent(50)))).toBe('提高超过5个百分点')
  })

  it('are not drawn between counts', () => {
    expect(pointsBetween(items(5), percent(4))).toEqual({
      status: 'rejected',
      code: 'figure.not_percent',
      units: ['条', '%'],
    })
  })
})
