import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Bound } from '../../../src/domain/figures/bound.ts'
import { figureOf, printFigure, type Figure } from '../../../src/domain/figures/figure.ts'
import {
  averageOf,
  rateOf,
  timesOf,
  type Perhaps,
  type RateOptions,
} from '../../../src/domain/figures/rate.ts'
import { isRefused } from '../../../src/domain/figures/refusal.ts'

const items = (value: number, bound: Bound = 'exact') => figureOf(value, '条', bound)

function rate(part: Perhaps, whole: Perhaps, options?: RateOptions): string {
  const result = rateOf(part, whole, options)
  return isRefused(result) ? result.code : printFigure(result)
}

describe('a rate', () => {
  // Figures from the published circulars of offices.
  it.each([
    [2457, 3580, 0, '69%'],
    [57, 76, 0, '75%'],
    [48, 76, 1, '63.2%'],
    [388, 1470, 2, '26.39%'],
  ])('%d of %d with %d digits is %s', (part, whole, decimals, text) => {
    expect(rate(items(part), items(whole), { decimals })).toBe(text)
  })

  it('rounds 207.5 to 208, and 28.5 though a binary number has it as 28.499999', () => {
    expect(rate(items(415), items(200))).toBe('208%')
    expect(rate(items(57), items(200))).toBe('29%')
    expect(rate(items(1.005), items(1), { decimals: 0 })).toBe('101%')
  })

  it('prints all the digits that were asked for', () => {
    expect(rate(items(3), items(4), { decimals: 1 })).toBe('75.0%')
  })

  it('is 0% of a task of which nothing is done, and — of no task', () => {
    expect(rate(items(0), items(5))).toBe('0%')
    expect(rate(items(5), items(0))).toBe('—')
    expect(rate(items(0), items(0))).toBe('—')
    expect(rate(items(5), null)).toBe('—')
    expect(rate(undefined, items(5))).toBe('—')
    expect(rate(items(5), items(-3))).toBe('—')
  })

  it('refuses 条 of 篇, unless a rule counts them alike', () => {
    const [items57, issues76] = [figureOf(57, '期次'), figureOf(76, '期')]
    expect(rateOf(items57, issues76)).toEqual({
      status: 'rejected',
      code: 'figure.units_differ',
      units: ['期次', '期'],
    })
    expect(rate(items57, issues76, { mayUnitsDiffer: true })).toBe('75%')
  })

  it('is the same as that of integers of any size', () => {
    const count = fc.bigInt({ min: 0n, max: 10n ** 40n })
    fc.assert(
      fc.property(count, count, fc.integer({ min: 0, max: 5 }), (part, whole, decimals) => {
        fc.pre(whole > 0n)
        const result = rateOf(figureOf(part, '条'), figureOf(whole, '条'), { decimals }) as Figure
        const expected = (part * 100n * 10n ** BigInt(decimals) * 2n + whole) / (whole * 2n)
        expect(BigInt(result.value.replace('.', ''))).toBe(expected)
      }),
    )
  })

  it('of a negative figure is that of its amount, with a minus', () => {
    expect(rate(items(-415), items(200))).toBe('-208%')
  })
})

describe('the bound of a rate', () => {
  it('is that of the part', () => {
    expect(rate(items(100, 'nearly'), items(200))).toBe('近50%')
    expect(rate(items(30, 'over'), items(200))).toBe('超过15%')
    expect(rate(items(100, 'at_least'), items(200))).toBe('50%以上')
  })

  it('is turned round by the whole: fewer than 30 of nearly 400 members', () => {
    expect(rate(items(60), items(200, 'nearly'))).toBe('超过30%')
    expect(rate(items(60), items(200, 'over'))).toBe('近30%')
    expect(rate(items(30, 'under'), items(400, 'nearly'))).toBe('约8%')
  })

  it('still holds after rounding', () => {
    expect(rate(items(31, 'over'), items(200))).toBe('超过15%')
    expect(rate(items(31, 'under'), items(200))).toBe('不到16%')
    expect(rate(items(29, 'under'), items(200))).toBe('不到15%')
    expect(rate(items(31, 'about'), items(200))).toBe('约16%')
  })

  it('is none of nothing at all', () => {
    expect(rate(items(0), items(400, 'nearly'))).toBe('0%')
  })
})

describe('times and averages', () => {
  const shown = (result: ReturnType<typeof timesOf>) =>
    isRefused(result) ? result.code : printFigure(result)

  it('say how many times', () => {
    expect(shown(timesOf(items(12), items(4), { decimals: 0 }))).toBe('3倍')
    expect(shown(timesOf(items(10), items(4)))).toBe('2.5倍')
    expect(shown(timesOf(items(10), items(0)))).toBe('—')
    expect(shown(timesOf(items(10), figureOf(4, '件')))).toBe('figure.units_differ')
  })

  it('spread a total over days or units, in its own unit', () => {
    expect(printFigure(averageOf(items(230), figureOf(21, '天')))).toBe('11.0条')
    expect(printFigure(averageOf(items(2480, 'at_least'), figureOf(248, '天'), { decimals: 0 }))).toBe(
      '10条以上',
    )
    expect(printFigure(averageOf(items(230), figureOf(0, '天')))).toBe('—')
    expect(printFigure(averageOf(null, figureOf(21, '天')))).toBe('—')
  })
})
