import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  daysAgo,
  fromLocalInput,
  toLocalInput,
  toShanghaiTime,
} from '../../../src/domain/calendar/shanghai-time.ts'
import { HOUR, MINUTE, shanghai } from '../../support/make-ids.ts'

describe('the wall clock in Shanghai', () => {
  it('is read apart from the zone of the phone, which is Los Angeles in these tests', () => {
    expect(new Date(0).getTimezoneOffset()).not.toBe(-480)
    expect(toShanghaiTime(Date.parse('2026-12-31T16:05:09.500Z'))).toEqual({
      year: 2027,
      month: 1,
      day: 1,
      weekday: 5,
      time: '00:05',
      timeWithSeconds: '00:05:09',
    })
  })
})

describe('a date-and-time field', () => {
  it('shows Shanghai time', () => {
    expect(toLocalInput(Date.parse('2026-11-20T02:30:59Z'))).toBe('2026-11-20T10:30')
  })

  it('is read in Shanghai time, with or without seconds', () => {
    expect(fromLocalInput('2026-11-20T10:30')).toBe(Date.parse('2026-11-20T02:30:00Z'))
    expect(fromLocalInput('2026-11-20T10:30:15')).toBe(Date.parse('2026-11-20T02:30:15Z'))
  })

  it('gives back each minute that it showed', () => {
    const minutes = fc.integer({ min: 0, max: 150_000_000 }).map((count) => count * MINUTE)
    fc.assert(
      fc.property(minutes, (at) => {
        expect(fromLocalInput(toLocalInput(at))).toBe(at)
      }),
    )
  })

  it.each([
    '',
    '2026-11-20',
    '2026-11-20 10:30',
    '2026-11-20T10:30Z',
    '2026-11-20T10:30+08:00',
    '2026-11-20T25:00',
    '2026-13-01T10:00',
    '2026-11-31T10:00',
    '2026-02-29T10:00',
    '12026-11-20T10:00',
  ])('takes %j for no time', (text) => {
    expect(fromLocalInput(text)).toBeUndefined()
  })

  it.each(['0002-11-20T10:30', '0202-11-20T10:30', '9999-12-31T23:59'])(
    'keeps %s as it stands, because a year is typed digit by digit',
    (text) => {
      expect(toLocalInput(fromLocalInput(text) ?? 0)).toBe(text)
    },
  )
})

describe('days ago', () => {
  const now = shanghai('2026-11-20T00:10')

  it('are counted by midnights in Shanghai, not by hours', () => {
    expect(daysAgo(now - 9 * MINUTE, now)).toBe(0)
    expect(daysAgo(now - 11 * MINUTE, now)).toBe(1)
    expect(daysAgo(shanghai('2026-11-19T00:00'), now)).toBe(1)
    expect(daysAgo(shanghai('2026-11-18T23:59'), now)).toBe(2)
  })

  it('are negative for what is still to come', () => {
    expect(daysAgo(now + 24 * HOUR, now)).toBe(-1)
  })
})
