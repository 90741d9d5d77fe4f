import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { BOUNDS, joinBounds, oppositeOf, type Bound } from '../../../src/domain/figures/bound.ts'
import { parseDecimal } from '../../../src/domain/figures/decimal.ts'
import {
  differenceOf,
  figureOf,
  printFigure,
  sumOf,
  type Figure,
} from '../../../src/domain/figures/figure.ts'
import { isRefused } from '../../../src/domain/figures/refusal.ts'

const items = (value: number, bound: Bound = 'exact') => figureOf(value, '条', bound)
const bound = fc.constantFrom(...BOUNDS)
const anyItems = fc
  .tuple(fc.integer({ min: -9999, max: 9999 }), bound)
  .map(([value, each]) => items(value, each))

function printed(result: Figure | object) {
  return isRefused(result) ? result : printFigure(result as Figure)
}

describe('a figure in print', () => {
  it.each([
    [30, '条', 'exact', '30条'],
    [30, '条', 'over', '30余条'],
    [1470, '篇', 'over', '1470余篇'],
    [100, '篇', 'nearly', '近100篇'],
    [20, '%', 'under', '不到20%'],
    [50, '%', 'at_least', '50%以上'],
    [30, '个单位', 'at_most', '30个单位以下'],
    [3, '期次', 'about', '约3期次'],
    [80, '%', 'more_than', '超过80%'],
    [0, '条', 'exact', '0条'],
  ] as const)('%d %s %s is %s', (value, unit, each, text) => {
    expect(printFigure(figureOf(value, unit, each))).toBe(text)
  })

  it('has 余 only after whole tens and never before a percent sign', () => {
    expect(printFigure(items(31, 'over'))).toBe('超过31条')
    expect(printFigure(items(0, 'over'))).toBe('超过0条')
    expect(printFigure(figureOf(30, '%', 'over'))).toBe('超过30%')
    expect(printFigure(figureOf(2.5, '万字', 'over'))).toBe('超过2.5万字')
  })

  it('is a dash when there is none', () => {
    expect(printFigure(null)).toBe('—')
    expect(printFigure(undefined)).toBe('—')
  })

  it('is exact where it was typed in, however long', () => {
    const typed = parseDecimal('12345678901234567890.25')
    expect(typed && printFigure(figureOf(typed, '元'))).toBe('12345678901234567890.25元')
  })

  it('is never made of NaN', () => {
    expect(() => figureOf(0 / 0, '条')).toThrow(RangeError)
  })
})

describe('a sum', () => {
  it('keeps the bound of its one inexact summand', () => {
    expect(printed(sumOf('条', [items(100, 'nearly'), items(5)]))).toBe('近105条')
    expect(printed(sumOf('条', [items(5), items(30, 'over'), items(5)]))).toBe('40余条')
  })

  it('keeps a bound that all of them have', () => {
    expect(printed(sumOf('条', [items(30, 'over'), items(20, 'over')]))).toBe('50余条')
  })

  it('is 约 when the bounds point both ways', () => {
    expect(printed(sumOf('条', [items(30, 'over'), items(100, 'nearly')]))).toBe('约130条')
    expect(printed(sumOf('条', [items(30, 'at_least'), items(100, 'under')]))).toBe('约130条')
  })

  it('leaves the number itself out when one of its summands does', () => {
    expect(printed(sumOf('条', [items(30, 'at_least'), items(20, 'over')]))).toBe('超过50条')
    expect(printed(sumOf('条', [items(30, 'at_most'), items(20, 'nearly')]))).toBe('不到50条')
  })

  it('of nothing is nothing, in its unit', () => {
    expect(printed(sumOf('期', []))).toBe('0期')
  })

  it('refuses what counts something else, and names the units', () => {
    expect(sumOf('条', [items(1), figureOf(2, '篇'), figureOf(3, '篇')])).toEqual({
      status: 'rejected',
      code: 'figure.units_differ',
      units: ['条', '篇'],
    })
    expect(sumOf('条', [figureOf(2, '篇')])).toMatchObject({ code: 'figure.units_differ' })
  })

  it('does not depend on the order of its summands', () => {
    fc.assert(
      fc.property(
        fc
          .array(anyItems, { maxLength: 8 })
          .chain((figures) =>
            fc.tuple(fc.constant(figures), fc.shuffledSubarray(figures, { minLength: figures.length })),
          ),
        ([figures, shuffled]) => {
          expect(sumOf('条', shuffled)).toEqual(sumOf('条', figures))
        },
      ),
    )
  })

  it('does not depend on how its summands are grouped', () => {
    fc.assert(
      fc.property(bound, bound, bound, (a, b, c) => {
        expect(joinBounds(joinBounds(a, b), c)).toBe(joinBounds(a, joinBounds(b, c)))
      }),
    )
  })
})

describe('a difference', () => {
  it('turns the bound of what is taken away', () => {
    expect(printed(differenceOf(items(100), items(30, 'over')))).toBe('近70条')
    expect(printed(differenceOf(items(100), items(30, 'at_least')))).toBe('70条以下')
    expect(printed(differenceOf(items(100), items(30, 'under')))).toBe('超过70条')
    expect(printed(differenceOf(items(100, 'over'), items(30, 'over')))).toBe('约70条')
  })

  it('refuses different units', () => {
    expect(differenceOf(items(3), figureOf(1, '件'))).toMatchObject({ units: ['条', '件'] })
  })

  it('of the negative of a bound is the bound again', () => {
    for (const each of BOUNDS) expect(oppositeOf(oppositeOf(each))).toBe(each)
  })
})
