import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { dayOf, shiftDay, type Day } from '../../../src/domain/calendar/day.ts'
import { firstDayOf, lastDayOf, type Period } from '../../../src/domain/calendar/period.ts'
import {
  isWorkingDay,
  NATIONAL_CALENDAR,
  officeCalendar,
} from '../../../src/domain/calendar/working-calendar.ts'
import {
  addWorkingDays,
  workingDaysBetween,
  workingDaysOf,
} from '../../../src/domain/calendar/working-days.ts'
import { shanghai } from '../../support/make-ids.ts'

const day = (text: string) => text as Day
const period = (text: string) => text as Period
const certain = { isCertain: true, unknownYears: [] }

describe('working days of a period', () => {
  it.each([
    ['2026-02', 16],
    ['2026-09', 22],
    ['2026-10', 18],
    ['2026-11', 21],
    ['2026-W07', 6],
    ['2026-W08', 0],
    ['2026-10-10', 1],
    ['2026', 248],
  ])('%s has %i', (key, all) => {
    const at = shanghai('2026-01-01T00:00')
    expect(workingDaysOf(NATIONAL_CALENDAR, period(key), at).all).toBe(all)
  })

  it('are parted by the day on which one asks, which is still to come', () => {
    const at = shanghai('2026-11-20T23:59')
    expect(workingDaysOf(NATIONAL_CALENDAR, period('2026-11'), at)).toEqual({
      passed: 14,
      left: 7,
      all: 21,
      ...certain,
    })
    expect(workingDaysOf(NATIONAL_CALENDAR, period('2026-11'), at + 60_000)).toMatchObject({
      passed: 15,
      left: 6,
    })
  })

  it('are all to come before it, and all over after it', () => {
    const of = (text: string) => workingDaysOf(NATIONAL_CALENDAR, period('2026-11'), shanghai(text))
    expect(of('2026-10-31T23:59')).toMatchObject({ passed: 0, left: 21 })
    expect(of('2026-12-01T00:00')).toMatchObject({ passed: 21, left: 0 })
    expect(of('2028-01-01T00:00')).toMatchObject({ passed: 21, left: 0 })
  })

  it('say that a year is not announced', () => {
    const at = shanghai('2031-10-01T08:00')
    expect(workingDaysOf(NATIONAL_CALENDAR, period('2031-10'), at)).toEqual({
      passed: 0,
      left: 23,
      all: 23,
      isCertain: false,
      unknownYears: [2031],
    })
  })

  it('heed what the office set', () => {
    const calendar = officeCalendar({
      corrections: [{ day: day('2026-11-21'), isWorking: true, reason: '防汛值守' }],
    })
    const at = shanghai('2026-11-20T10:00')
    expect(workingDaysOf(calendar, period('2026-11'), at)).toMatchObject({ left: 8, all: 22 })
  })
})

describe('working days between two days', () => {
  it('count the first and not the last', () => {
    expect(workingDaysBetween(NATIONAL_CALENDAR, day('2026-11-20'), day('2026-11-23'))).toEqual({
      days: 1,
      ...certain,
    })
    expect(workingDaysBetween(NATIONAL_CALENDAR, day('2026-11-23'), day('2026-11-23')).days).toBe(0)
    expect(workingDaysBetween(NATIONAL_CALENDAR, day('2026-11-24'), day('2026-11-23')).days).toBe(0)
  })

  it('name each year that is not announced, and no other', () => {
    expect(workingDaysBetween(NATIONAL_CALENDAR, day('2026-12-31'), day('2026-12-31')).isCertain).toBe(true)
    expect(workingDaysBetween(NATIONAL_CALENDAR, day('2030-12-31'), day('2032-01-03')).unknownYears).toEqual([
      2030, 2031, 2032,
    ])
  })

  it('add up, however a stretch is cut', () => {
    const anyDay = fc
      .integer({ min: shanghai('2019-01-01T00:00'), max: shanghai('2028-01-01T00:00') })
      .map(dayOf)
    fc.assert(
      fc.property(anyDay, anyDay, anyDay, (...three) => {
        const [a = day(''), b = day(''), c = day('')] = three.sort()
        const count = (from: Day, until: Day) => workingDaysBetween(NATIONAL_CALENDAR, from, until).days
        expect(count(a, b) + count(b, c)).toBe(count(a, c))
      }),
      { numRuns: 20 },
    )
  })
})

describe('a day some working days away', () => {
  it.each([
    ['2026-11-20', 1, '2026-11-23', 'over a weekend'],
    ['2026-09-30', 1, '2026-10-08', 'over National Day'],
    ['2026-09-30', 3, '2026-10-10', 'onto the Saturday that is made up for'],
    ['2026-02-13', 1, '2026-02-14', 'onto the Saturday before Spring Festival'],
    ['2026-02-14', 1, '2026-02-24', 'over Spring Festival'],
    ['2025-12-31', 1, '2026-01-04', 'over New Year onto a Sunday'],
    ['2026-10-08', -1, '2026-09-30', 'backwards'],
    ['2026-11-20', 0, '2026-11-20', 'the same working day'],
    ['2026-10-03', 0, '2026-10-08', 'the end of the holiday in which a term would end'],
  ])('%s and %i is %s: %s', (from, count, to) => {
    expect(addWorkingDays(NATIONAL_CALENDAR, day(from), count)).toEqual({ day: to, ...certain })
  })

  it('says when it was reached through a year that is not announced', () => {
    const found = addWorkingDays(NATIONAL_CALENDAR, day('2030-12-31'), 1)
    expect(found).toEqual({ day: '2031-01-01', isCertain: false, unknownYears: [2031] })
  })

  it('is as many working days away as was asked', () => {
    const anyDay = fc
      .integer({ min: shanghai('2019-01-01T00:00'), max: shanghai('2026-01-01T00:00') })
      .map(dayOf)
    fc.assert(
      fc.property(anyDay, fc.integer({ min: 1, max: 120 }), (from, count) => {
        const { day: to } = addWorkingDays(NATIONAL_CALENDAR, from, count)
        const after = shiftDay(from, 1)
        expect(workingDaysBetween(NATIONAL_CALENDAR, after, shiftDay(to, 1)).days).toBe(count)
        expect(isWorkingDay(NATIONAL_CALENDAR, to)).toBe(true)
      }),
      { numRuns: 30 },
    )
  })
})

describe('the turn of a year', () => {
  it('takes each day of a week across it from its own year', () => {
    const week = period('2026-W01')
    expect([firstDayOf(week), lastDayOf(week)]).toEqual(['2025-12-29', '2026-01-04'])
    const { all, isCertain } = workingDaysOf(NATIONAL_CALENDAR, week, shanghai('2026-01-01T00:00'))
    expect({ all, isCertain }).toEqual({ all: 4, isCertain: true })
  })
})
