import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { dayNumberOf, yearMonthDayOf } from '../../../src/domain/calendar/day-number.ts'

const DAY_MS = 24 * 60 * 60 * 1000

describe('a day by its number', () => {
  it('is the one that the platform knows, through four hundred years with all their leap days', () => {
    const from = Date.UTC(1800, 0, 1) / DAY_MS
    const until = Date.UTC(2200, 0, 1) / DAY_MS
    const wrong = []
    for (let number = from; number < until; number++) {
      const date = new Date(number * DAY_MS)
      const { year, month, day } = yearMonthDayOf(number)
      const isSame =
        year === date.getUTCFullYear() && month === date.getUTCMonth() + 1 && day === date.getUTCDate()
      if (!isSame) wrong.push(date.toISOString())
    }
    expect(wrong).toEqual([])
  })

  it('leads back from its date', () => {
    fc.assert(
      fc.property(fc.integer({ min: -719_528, max: 2_932_896 }), (number) => {
        expect(dayNumberOf(yearMonthDayOf(number))).toBe(number)
      }),
    )
  })
})
