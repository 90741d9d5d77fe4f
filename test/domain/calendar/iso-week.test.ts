import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { dayOf, shiftDay, weekdayOf, type Day } from '../../../src/domain/calendar/day.ts'
import { mondayOf, parseWeek, shiftWeek, weekOf, type Week } from '../../../src/domain/calendar/iso-week.ts'

const week = (text: string) => text as Week
const anyDay = fc.integer({ min: -2_000_000_000_000, max: 7_000_000_000_000 }).map(dayOf)

describe('the week of a day', () => {
  // The examples of ISO 8601 as they are usually given, and the turns of the years around now.
  it.each([
    ['2005-01-01', '2004-W53'],
    ['2005-01-02', '2004-W53'],
    ['2005-12-31', '2005-W52'],
    ['2007-01-01', '2007-W01'],
    ['2007-12-30', '2007-W52'],
    ['2008-12-29', '2009-W01'],
    ['2010-01-03', '2009-W53'],
    ['2020-12-31', '2020-W53'],
    ['2025-12-28', '2025-W52'],
    ['2025-12-29', '2026-W01'],
    ['2026-11-22', '2026-W47'],
    ['2026-11-23', '2026-W48'],
    ['2026-12-31', '2026-W53'],
    ['2027-01-03', '2026-W53'],
    ['2027-01-04', '2027-W01'],
  ])('%s stands in %s', (day, expected) => {
    expect(weekOf(day as Day)).toBe(expected)
  })

  it('begins on a Monday at most six days before', () => {
    fc.assert(
      fc.property(anyDay, (day) => {
        const monday = mondayOf(weekOf(day))
        expect(weekdayOf(monday)).toBe(0)
        expect(shiftDay(monday, weekdayOf(day))).toBe(day)
      }),
    )
  })
})

describe('a week in text', () => {
  it('has a week 53 only in the years that have one', () => {
    expect(parseWeek('2026-W53')).toBe('2026-W53')
    expect(parseWeek('2027-W53')).toBeUndefined()
  })

  it.each(['2026-W00', '2026-W54', '2026-W1', '2026W01', ''])('is not %j', (text) => {
    expect(parseWeek(text)).toBeUndefined()
  })
})

describe('shifting a week', () => {
  it('passes through week 53 and leaves none out', () => {
    expect(shiftWeek(week('2026-W52'), 1)).toBe('2026-W53')
    expect(shiftWeek(week('2026-W52'), 2)).toBe('2027-W01')
    expect(shiftWeek(week('2026-W01'), -1)).toBe('2025-W52')
  })
})
