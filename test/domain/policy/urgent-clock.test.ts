import { describe, expect, it } from 'vitest'
import type { UrgentClock } from '../../../src/domain/policy/deadline-rule.ts'
import { dueAt, isWithinClock, urgentClockFor } from '../../../src/domain/policy/urgent-clock.ts'
import { shanghai } from '../../support/make-ids.ts'

const EVENT = shanghai('2026-04-30T05:40')
const KNOWN = shanghai('2026-04-30T05:52')
const times = { eventAt: EVENT, knownAt: KNOWN }

describe('the clock of an urgent report', () => {
  it('counts the written report from the event, and the last minute is still in time', () => {
    const clock = makeClock({ writtenMinutes: 240 })
    expect(isWithinClock(clock, written('09:40:00'))).toBe(true)
    expect(isWithinClock(clock, written('09:40:01'))).toBe(false)
  })

  it('has another limit for the call than for the writing', () => {
    const clock = makeClock({ phoneMinutes: 20, writtenMinutes: 40 })
    expect(isWithinClock(clock, { ...written('06:10:00'), channel: 'phone' })).toBe(false)
    expect(isWithinClock(clock, written('06:10:00'))).toBe(true)
  })

  it('runs from when the unit knew of it where the office says so', () => {
    const clock = makeClock({ writtenMinutes: 60, startsAt: 'knowledge' })
    expect(dueAt(clock, times, 'written')).toBe(shanghai('2026-04-30T06:52'))
    expect(isWithinClock(clock, written('06:45:00'))).toBe(true)
    expect(isWithinClock({ ...clock, startsAt: 'event' }, written('06:45:00'))).toBe(false)
  })

  it('runs from the event when nobody noted when the unit knew of it', () => {
    const clock = makeClock({ writtenMinutes: 60, startsAt: 'knowledge' })
    expect(dueAt(clock, { eventAt: EVENT, knownAt: null }, 'written')).toBe(shanghai('2026-04-30T06:40'))
  })

  it('makes nothing late where the office states no limit', () => {
    const clock = makeClock({ writtenMinutes: 120 })
    expect(dueAt(clock, times, 'phone')).toBeNull()
    expect(isWithinClock(clock, { ...written('23:00:00'), channel: 'phone' })).toBe(true)
  })
})

describe('which clock an event runs under', () => {
  const clocks = [
    makeClock({ id: 'flood', eventKind: '汛情' }),
    makeClock({ id: 'major', grades: ['I', 'II'] }),
    makeClock({ id: 'rest' }),
  ]

  it('is the first that fits its kind and its grade', () => {
    expect(urgentClockFor(clocks, { kind: '汛情', grade: 'I' })?.id).toBe('flood')
    expect(urgentClockFor(clocks, { kind: '火灾', grade: 'II' })?.id).toBe('major')
    expect(urgentClockFor(clocks, { kind: '火灾', grade: 'III' })?.id).toBe('rest')
  })

  it('is not that of a grade while nobody has graded the event', () => {
    expect(urgentClockFor(clocks, { kind: null, grade: null })?.id).toBe('rest')
  })

  it('is none where the office states none', () => {
    expect(urgentClockFor([], { kind: null, grade: 'I' })).toBeNull()
    expect(urgentClockFor(clocks.slice(0, 2), { kind: null, grade: 'IV' })).toBeNull()
  })
})

function written(time: string) {
  return { ...times, channel: 'written' as const, reportedAt: Date.parse(`2026-04-30T${time}+08:00`) }
}

function makeClock(changes: Partial<UrgentClock>): UrgentClock {
  return {
    id: 'urgent',
    eventKind: null,
    grades: null,
    phoneMinutes: null,
    writtenMinutes: null,
    followUpMinutes: null,
    finalReportMinutes: null,
    startsAt: 'event',
    statement: null,
    ...changes,
  }
}
