import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  monthBounds,
  monthOf,
  parseMonth,
  shiftMonth,
  type Month,
} from '../../../src/domain/calendar/month.ts'
import { DAY, shanghai } from '../../support/make-ids.ts'

const month = (text: string) => text as Month
const instant = fc.integer({ min: 0, max: 9_000_000_000_000 })

describe('the month of an instant', () => {
  it('turns at midnight in Shanghai, not in London', () => {
    expect(monthOf(Date.parse('2026-11-30T15:59:59.999Z'))).toBe('2026-11')
    expect(monthOf(Date.parse('2026-11-30T16:00:00.000Z'))).toBe('2026-12')
  })

  it('turns with the year', () => {
    expect(monthOf(shanghai('2026-12-31T23:59:59.999'))).toBe('2026-12')
    expect(monthOf(shanghai('2027-01-01T00:00'))).toBe('2027-01')
  })

  it('knows the 29th of February', () => {
    expect(monthOf(shanghai('2028-02-29T23:59'))).toBe('2028-02')
  })
})

describe('the bounds of a month', () => {
  it('are midnight in Shanghai on its first day and on the first day after it', () => {
    expect(monthBounds(month('2026-11'))).toEqual({
      from: shanghai('2026-11-01T00:00'),
      until: shanghai('2026-12-01T00:00'),
    })
  })

  it('reach over the end of the year', () => {
    expect(monthBounds(month('2026-12')).until).toBe(shanghai('2027-01-01T00:00'))
  })

  it('are 28 days apart in February and 29 in a leap year', () => {
    const days = (text: string) => {
      const { from, until } = monthBounds(month(text))
      return (until - from) / DAY
    }
    expect([days('2026-02'), days('2028-02'), days('2100-02')]).toEqual([28, 29, 28])
  })

  it('hold each instant in exactly its own month', () => {
    fc.assert(
      fc.property(instant, (at) => {
        const { from, until } = monthBounds(monthOf(at))
        expect(from <= at && at < until).toBe(true)
        expect(monthOf(until)).toBe(shiftMonth(monthOf(at), 1))
        expect(monthOf(from - 1)).toBe(shiftMonth(monthOf(at), -1))
      }),
    )
  })
})

describe('shifting a month', () => {
  it.each([
    ['2026-11', 1, '2026-12'],
    ['2026-12', 1, '2027-01'],
    ['2026-01', -1, '2025-12'],
    ['2026-11', -11, '2025-12'],
    ['2026-11', 14, '2028-01'],
    ['2026-11', 0, '2026-11'],
    ['1000-01', -1, '0999-12'],
  ])('%s by %i is %s', (from, count, to) => {
    expect(shiftMonth(month(from), count)).toBe(to)
  })

  it('there and back is where it began', () => {
    fc.assert(
      fc.property(instant, fc.integer({ min: -500, max: 500 }), (at, count) => {
        const start = shiftMonth(monthOf(at), 600)
        expect(shiftMonth(shiftMonth(start, count), -count)).toBe(start)
      }),
    )
  })
})

describe('a month in text', () => {
  it('is a year and one of twelve months', () => {
    expect(parseMonth('2026-11')).toBe('2026-11')
  })

  it.each(['', '2026-13', '2026-00', '2026-1', '2026-11-01', ' 2026-11', '２０２６-11'])(
    'is not %j',
    (text) => {
      expect(parseMonth(text)).toBeUndefined()
    },
  )
})
