import { describe, expect, it } from 'vitest'
import type { Day } from '../../../src/domain/calendar/day.ts'
import { shiftMonths } from '../../../src/domain/calendar/shift-months.ts'
import {
  areDatesForward,
  parseMonthDay,
  wordsOfPhase,
  type MonthDay,
  type TopicDates,
} from '../../../src/domain/key-points/calendar-topic.ts'
import { followUpOf } from '../../../src/domain/key-points/follow-up.ts'
import { nextOccurrence, occurrenceIn, promptOn } from '../../../src/domain/key-points/topic-days.ts'

const yearly = (from: string, until: string): TopicDates => ({
  repeats: 'yearly',
  from: from as MonthDay,
  until: until as MonthDay,
})
const once = (from: string, until: string): TopicDates => ({
  repeats: 'once',
  from: from as Day,
  until: until as Day,
})
const day = (text: string) => text as Day

describe('when a dated topic asks', () => {
  const holiday = { dates: yearly('10-01', '10-07'), leadDays: 10, afterDays: 5 }
  const phaseOn = (text: string) => promptOn(holiday, day(text))?.phase

  it('before the holiday, in its days and after it, and rests otherwise', () => {
    expect(phaseOn('2026-09-20')).toBeUndefined()
    expect(phaseOn('2026-09-21')).toBe('before')
    expect(phaseOn('2026-09-30')).toBe('before')
    expect(phaseOn('2026-10-01')).toBe('during')
    expect(phaseOn('2026-10-07')).toBe('during')
    expect(phaseOn('2026-10-08')).toBe('after')
    expect(phaseOn('2026-10-12')).toBe('after')
    expect(phaseOn('2026-10-13')).toBeUndefined()
  })

  it('names the time it is about, also across the turn of the year', () => {
    const winter = { dates: yearly('12-20', '01-10'), leadDays: 15, afterDays: 10 }
    const lasting = { from: '2026-12-20', until: '2027-01-10' }
    expect(promptOn(winter, day('2026-12-31'))).toEqual({ phase: 'during', occurrence: lasting })
    expect(promptOn(winter, day('2027-01-10'))).toEqual({ phase: 'during', occurrence: lasting })
    expect(promptOn(winter, day('2027-01-15'))).toEqual({ phase: 'after', occurrence: lasting })
    const newYear = { dates: yearly('01-03', '01-05'), leadDays: 15, afterDays: 0 }
    expect(promptOn(newYear, day('2026-12-25'))).toMatchObject({
      phase: 'before',
      occurrence: { from: '2027-01-03' },
    })
  })

  it('what is on comes before what is coming, and that before what is over', () => {
    const whole = { dates: yearly('01-01', '12-31'), leadDays: 30, afterDays: 30 }
    expect(promptOn(whole, day('2026-12-15'))?.phase).toBe('during')
    const long = { dates: yearly('06-01', '08-31'), leadDays: 180, afterDays: 180 }
    expect(promptOn(long, day('2026-12-10'))?.phase).toBe('before')
    expect(promptOn(long, day('2026-11-10'))?.phase).toBe('after')
  })

  it('once is once: not in another year', () => {
    const visit = { dates: once('2026-11-18', '2026-11-18'), leadDays: 0, afterDays: 20 }
    expect(promptOn(visit, day('2026-11-17'))).toBeNull()
    expect(promptOn(visit, day('2026-12-08'))?.phase).toBe('after')
    expect(promptOn(visit, day('2027-11-18'))).toBeNull()
    expect(occurrenceIn(visit.dates, 2027)).toBeNull()
    expect(nextOccurrence(visit.dates, day('2026-11-19'))).toBeNull()
  })

  it('29 February is the 28th in a common year', () => {
    expect(occurrenceIn(yearly('02-29', '02-29'), 2028)).toEqual({ from: '2028-02-29', until: '2028-02-29' })
    expect(occurrenceIn(yearly('02-29', '02-29'), 2026)).toEqual({ from: '2026-02-28', until: '2026-02-28' })
  })

  it('the next time is the one that is on, else the one to come', () => {
    expect(nextOccurrence(holiday.dates, day('2026-10-05'))?.from).toBe('2026-10-01')
    expect(nextOccurrence(holiday.dates, day('2026-10-08'))?.from).toBe('2027-10-01')
  })
})

describe('what a dated topic says', () => {
  it('a phase without words of its own asks for what is wanted during it', () => {
    const words = { before: '', during: '汛情和处置', after: '损失和经验' }
    expect(wordsOfPhase({ words }, 'before')).toBe('汛情和处置')
    expect(wordsOfPhase({ words }, 'after')).toBe('损失和经验')
  })

  it('days of one time run forward, those of every year may pass the turn of the year', () => {
    expect(areDatesForward(once('2026-11-02', '2026-11-01'))).toBe(false)
    expect(areDatesForward(once('2026-11-01', '2026-11-01'))).toBe(true)
    expect(areDatesForward(yearly('12-20', '01-10'))).toBe(true)
  })

  it('a date of every year is one that some year has', () => {
    expect(parseMonthDay('02-29')).toBe('02-29')
    expect(parseMonthDay('02-30')).toBeUndefined()
    expect(parseMonthDay('2-3')).toBeUndefined()
  })
})

describe('when the results of an adopted item are asked for', () => {
  it('three months after the adoption where the point says nothing else', () => {
    expect(followUpOf({ settledOn: null }, day('2026-08-22'))).toEqual({
      from: '2026-11-22',
      until: '2027-02-20',
    })
    expect(followUpOf({ settledOn: null, followUpMonths: 6 }, day('2026-08-31'))?.from).toBe('2027-02-28')
  })

  it('on the day of the pause once the office has named it', () => {
    expect(followUpOf({ settledOn: day('2026-09-15') }, day('2026-08-22'))?.from).toBe('2026-09-15')
  })

  it('not of an item that was adopted after the pause: it tells of them already', () => {
    expect(followUpOf({ settledOn: day('2026-09-15') }, day('2026-09-15'))).toBeNull()
  })
})

describe('so many months later', () => {
  it('is the same date, or the last day of a month that is too short', () => {
    expect(shiftMonths(day('2026-11-30'), 3)).toBe('2027-02-28')
    expect(shiftMonths(day('2027-11-30'), 3)).toBe('2028-02-29')
    expect(shiftMonths(day('2026-05-31'), -1)).toBe('2026-04-30')
    expect(shiftMonths(day('2026-12-09'), 1)).toBe('2027-01-09')
  })
})
