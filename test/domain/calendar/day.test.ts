import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  dayBounds,
  dayOf,
  daysBetween,
  parseDay,
  shiftDay,
  weekdayOf,
  type Day,
} from '../../../src/domain/calendar/day.ts'
import { DAY, shanghai } from '../../support/make-ids.ts'

const day = (text: string) => text as Day
const instant = fc.integer({ min: -2_000_000_000_000, max: 9_000_000_000_000 })

describe('the day of an instant', () => {
  it('turns at midnight in Shanghai, not in London', () => {
    expect(dayOf(Date.parse('2026-11-21T15:59:59.999Z'))).toBe('2026-11-21')
    expect(dayOf(Date.parse('2026-11-21T16:00:00.000Z'))).toBe('2026-11-22')
  })

  it('holds the instant between its bounds, which are a day apart', () => {
    fc.assert(
      fc.property(instant, (at) => {
        const { from, until } = dayBounds(dayOf(at))
        expect(from <= at && at < until).toBe(true)
        expect(until - from).toBe(DAY)
      }),
    )
  })

  it('begins at midnight in Shanghai', () => {
    expect(dayBounds(day('2026-11-22')).from).toBe(shanghai('2026-11-22T00:00'))
  })
})

describe('a day in text', () => {
  it('is a day that the calendar has', () => {
    expect(parseDay('2028-02-29')).toBe('2028-02-29')
  })

  it.each([
    '',
    '2026-02-29',
    '2026-02-30',
    '2026-13-01',
    '2026-00-10',
    '2026-11-1',
    '2026-11',
    ' 2026-11-22',
  ])('is not %j', (text) => {
    expect(parseDay(text)).toBeUndefined()
  })
})

describe('counting days', () => {
  it.each([
    ['2026-12-31', 1, '2027-01-01'],
    ['2026-03-01', -1, '2026-02-28'],
    ['2028-03-01', -1, '2028-02-29'],
    ['2026-01-01', 364, '2026-12-31'],
  ])('%s by %i is %s', (from, count, to) => {
    expect(shiftDay(day(from), count)).toBe(to)
    expect(daysBetween(day(from), day(to))).toBe(count)
  })

  it('knows the weekday, Monday first, also before 1970', () => {
    expect(weekdayOf(day('2026-11-22'))).toBe(6)
    expect(weekdayOf(day('2026-11-23'))).toBe(0)
    expect(weekdayOf(day('1949-10-01'))).toBe(5)
  })
})

it('every day of the calendar is the one that the platform writes', () => {
  fc.assert(
    fc.property(instant, (at) => {
      expect(dayOf(at)).toBe(new Date(at + 8 * 3600_000).toISOString().slice(0, 10))
    }),
  )
})
