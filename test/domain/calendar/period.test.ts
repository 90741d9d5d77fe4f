import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  firstDayOf,
  isInPeriod,
  kindOf,
  lastDayOf,
  parsePeriod,
  PERIOD_KINDS,
  periodAround,
  periodBounds,
  periodOf,
  shiftPeriod,
  subPeriods,
  type Period,
} from '../../../src/domain/calendar/period.ts'
import { shanghai } from '../../support/make-ids.ts'

const period = (text: string) => text as Period
const kind = fc.constantFrom(...PERIOD_KINDS)
const instant = fc.integer({ min: 0, max: 7_000_000_000_000 })

describe('the period of an instant', () => {
  it('has a key of its kind', () => {
    const at = shanghai('2026-11-22T10:00')
    expect(PERIOD_KINDS.map((each) => periodOf(each, at))).toEqual([
      '2026-11-22',
      '2026-W47',
      '2026-11',
      '2026-Q4',
      '2026-H2',
      '2026',
    ])
  })

  it('turns at midnight in Shanghai on New Year, in all kinds but the week', () => {
    const last = shanghai('2026-12-31T23:59:59.999')
    const turned = PERIOD_KINDS.map((each) => [periodOf(each, last), periodOf(each, last + 1)])
    expect(turned).toEqual([
      ['2026-12-31', '2027-01-01'],
      ['2026-W53', '2026-W53'],
      ['2026-12', '2027-01'],
      ['2026-Q4', '2027-Q1'],
      ['2026-H2', '2027-H1'],
      ['2026', '2027'],
    ])
  })

  it('is the only one of its kind that holds the instant', () => {
    fc.assert(
      fc.property(kind, instant, (each, at) => {
        const found = periodOf(each, at)
        expect(isInPeriod(found, at)).toBe(true)
        const { from, until } = periodBounds(found)
        expect(periodOf(each, from - 1)).toBe(shiftPeriod(found, -1))
        expect(periodOf(each, until)).toBe(shiftPeriod(found, 1))
      }),
    )
  })
})

describe('a period in text', () => {
  it('is read back with its kind', () => {
    fc.assert(
      fc.property(kind, instant, (each, at) => {
        const found = periodOf(each, at)
        expect(parsePeriod(found)).toBe(found)
        expect(kindOf(found)).toBe(each)
      }),
    )
  })

  it.each(['2026-Q0', '2026-Q5', '2026-H3', '2026-13', '2027-W53', '2026-02-30', '2026-', '26', '20226', ''])(
    'is not %j',
    (text) => {
      expect(parsePeriod(text)).toBeUndefined()
    },
  )

  it('is not of a year that nobody meant', () => {
    expect(['0226-11', '9999', '1899-Q4', '2200'].map(parsePeriod)).toEqual(Array(4).fill(undefined))
  })
})

describe('the days of a period', () => {
  it.each([
    ['2026-11-22', '2026-11-22', '2026-11-22'],
    ['2026-W53', '2026-12-28', '2027-01-03'],
    ['2028-02', '2028-02-01', '2028-02-29'],
    ['2026-Q1', '2026-01-01', '2026-03-31'],
    ['2026-H1', '2026-01-01', '2026-06-30'],
    ['2026-H2', '2026-07-01', '2026-12-31'],
    ['2026', '2026-01-01', '2026-12-31'],
  ])('%s goes from %s to %s', (key, first, last) => {
    expect([firstDayOf(period(key)), lastDayOf(period(key))]).toEqual([first, last])
  })

  it('reach to the first instant after the last of them', () => {
    expect(periodBounds(period('2026-Q4'))).toEqual({
      from: shanghai('2026-10-01T00:00'),
      until: shanghai('2027-01-01T00:00'),
    })
  })
})

describe('shifting a period', () => {
  it.each([
    ['2026-12-31', 1, '2027-01-01'],
    ['2026-W53', 1, '2027-W01'],
    ['2026-01', -12, '2025-01'],
    ['2026-Q1', -1, '2025-Q4'],
    ['2026-Q4', 5, '2028-Q1'],
    ['2026-H2', 1, '2027-H1'],
    ['2026-H1', -3, '2024-H2'],
    ['2026', -1, '2025'],
  ])('%s by %i is %s', (from, count, to) => {
    expect(shiftPeriod(period(from), count)).toBe(to)
  })
})

describe('periods within periods', () => {
  it('a month stands in its quarter, half-year and year', () => {
    const month = period('2026-07')
    expect([
      periodAround('quarter', month),
      periodAround('half_year', month),
      periodAround('year', month),
    ]).toEqual(['2026-Q3', '2026-H2', '2026'])
  })

  it('a week stands where its Thursday is', () => {
    expect(periodAround('year', period('2026-W53'))).toBe('2026')
    expect(periodAround('month', period('2026-W40'))).toBe('2026-10')
    expect(periodAround('month', period('2026-W44'))).toBe('2026-10')
    expect(periodAround('month', period('2026-W45'))).toBe('2026-11')
  })

  it('a quarter has three months, a half-year two quarters, a month its days', () => {
    expect(subPeriods('month', period('2026-Q4'))).toEqual(['2026-10', '2026-11', '2026-12'])
    expect(subPeriods('quarter', period('2026-H1'))).toEqual(['2026-Q1', '2026-Q2'])
    expect(subPeriods('day', period('2028-02'))).toHaveLength(29)
    expect(subPeriods('day', period('2026-W53')).at(-1)).toBe('2027-01-03')
  })

  it('a year has 52 weeks or 53', () => {
    expect(subPeriods('week', period('2026'))).toHaveLength(53)
    expect(subPeriods('week', period('2027'))).toHaveLength(52)
  })

  it('holds itself, and nothing longer than itself', () => {
    expect(subPeriods('month', period('2026-01'))).toEqual(['2026-01'])
    expect(subPeriods('year', period('2026-01'))).toEqual([])
    expect(subPeriods('week', period('2026-01-01'))).toEqual([])
  })

  it('each shorter period belongs to exactly one of the longer ones in a row', () => {
    fc.assert(
      fc.property(kind, kind, instant, (shorter, longer, at) => {
        fc.pre(PERIOD_KINDS.indexOf(shorter) <= PERIOD_KINDS.indexOf(longer) && longer !== 'day')
        const own = periodAround(longer, periodOf(shorter, at))
        const around = [-1, 0, 1].map((count) => shiftPeriod<Period>(own, count))
        const holding = around.filter((each) => subPeriods(shorter, each).includes(periodOf(shorter, at)))
        expect(holding).toEqual([own])
      }),
      { numRuns: 30 },
    )
  })
})
