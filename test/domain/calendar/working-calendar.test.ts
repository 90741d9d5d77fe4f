import { describe, expect, it } from 'vitest'
import type { Day } from '../../../src/domain/calendar/day.ts'
import {
  findCalendarFaults,
  isDayCertain,
  isWorkingDay,
  NATIONAL_CALENDAR,
  officeCalendar,
  type DayCorrection,
} from '../../../src/domain/calendar/working-calendar.ts'

const day = (text: string) => text as Day
const off = (text: string, reason = '台风停工'): DayCorrection => ({
  day: day(text),
  isWorking: false,
  reason,
})
const on = (text: string, reason = '防汛值守'): DayCorrection => ({ day: day(text), isWorking: true, reason })

describe('whether a day is worked', () => {
  it.each([
    ['2026-11-20', true, 'a plain Friday'],
    ['2026-11-21', false, 'a plain Saturday'],
    ['2026-02-14', true, 'the Saturday before Spring Festival, made up for'],
    ['2026-02-17', false, 'the first day of the lunar year, a Tuesday'],
    ['2026-02-22', false, 'a Sunday within Spring Festival'],
    ['2026-02-24', true, 'the first day after Spring Festival'],
    ['2026-09-20', true, 'a Sunday worked for National Day'],
    ['2026-10-07', false, 'the last day of National Day, a Wednesday'],
    ['2026-10-10', true, 'the Saturday after National Day'],
    ['2026-01-01', false, 'New Year'],
  ])('%s: %s, %s', (text, expected) => {
    expect(isWorkingDay(NATIONAL_CALENDAR, day(text))).toBe(expected)
    expect(isDayCertain(NATIONAL_CALENDAR, day(text))).toBe(true)
  })

  it('goes from Monday to Friday in a year that is not announced, and is not certain', () => {
    expect(isWorkingDay(NATIONAL_CALENDAR, day('2031-10-01'))).toBe(true)
    expect(isWorkingDay(NATIONAL_CALENDAR, day('2031-10-04'))).toBe(false)
    expect(isDayCertain(NATIONAL_CALENDAR, day('2031-10-01'))).toBe(false)
  })

  it('is what the office says, before the announced year and before the weekday', () => {
    const calendar = officeCalendar({ corrections: [off('2026-11-20'), on('2026-11-21'), off('2026-10-10')] })
    expect(isWorkingDay(calendar, day('2026-11-20'))).toBe(false)
    expect(isWorkingDay(calendar, day('2026-11-21'))).toBe(true)
    expect(isWorkingDay(calendar, day('2026-10-10'))).toBe(false)
    expect(isWorkingDay(calendar, day('2026-11-19'))).toBe(true)
  })

  it('is certain on a corrected day of a year that is not announced, and only there', () => {
    const calendar = officeCalendar({ corrections: [off('2031-10-01')] })
    expect(isWorkingDay(calendar, day('2031-10-01'))).toBe(false)
    expect(isDayCertain(calendar, day('2031-10-01'))).toBe(true)
    expect(isDayCertain(calendar, day('2031-10-02'))).toBe(false)
  })
})

describe('a year that the office enters itself', () => {
  it('stands instead of the year of the program, and leaves the others', () => {
    const calendar = officeCalendar({ years: [{ year: 2026, off: [day('2026-11-20')], on: [] }] })
    expect(isWorkingDay(calendar, day('2026-11-20'))).toBe(false)
    expect(isWorkingDay(calendar, day('2026-10-01'))).toBe(true)
    expect(isWorkingDay(calendar, day('2025-10-01'))).toBe(false)
  })

  it('makes a year certain that the program does not know', () => {
    const calendar = officeCalendar({
      years: [{ year: 2031, off: [day('2031-10-01')], on: [day('2031-10-11')] }],
    })
    expect(isDayCertain(calendar, day('2031-10-01'))).toBe(true)
    expect(isWorkingDay(calendar, day('2031-10-01'))).toBe(false)
    expect(isWorkingDay(calendar, day('2031-10-11'))).toBe(true)
  })
})

describe('what an office may not enter', () => {
  it('has nothing against the national calendar, nor against corrections with their reasons', () => {
    expect(findCalendarFaults(NATIONAL_CALENDAR)).toEqual([])
    expect(
      findCalendarFaults(officeCalendar({ corrections: [off('2026-11-20'), on('2026-11-21')] })),
    ).toEqual([])
  })

  it('names a day that is corrected twice, a correction without reason and a year given twice', () => {
    const corrections = [off('2026-11-20'), on('2026-11-20'), on('2026-11-21', ' ')]
    const year = { year: 2031, off: [], on: [] }
    expect(findCalendarFaults(officeCalendar({ years: [year, year], corrections }))).toEqual([
      { code: 'calendar.year_given_twice', at: 2031 },
      { code: 'calendar.day_corrected_twice', at: '2026-11-20' },
      { code: 'calendar.reason_missing', at: '2026-11-21' },
    ])
  })
})
