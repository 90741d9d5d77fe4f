import { describe, expect, it } from 'vitest'
import { isSameDayReport } from '../../../src/domain/policy/same-day.ts'
import { shanghai } from '../../support/make-ids.ts'

const everyKind = { sameDay: { categories: null, statement: null } }
const event = { category: 'news' as const, eventAt: shanghai('2026-11-20T08:00') }

describe('a report on the day of its event', () => {
  it('is one until midnight in Shanghai, whatever day it is in London', () => {
    expect(isSameDayReport(everyKind, { ...event, reportedAt: shanghai('2026-11-20T23:59') })).toBe(true)
    expect(isSameDayReport(everyKind, { ...event, reportedAt: shanghai('2026-11-21T00:00') })).toBe(false)
  })

  it('is one a minute later when the event was at midnight, and not when it was just before', () => {
    const reportedAt = shanghai('2026-11-21T00:01')
    expect(isSameDayReport(everyKind, { ...event, eventAt: shanghai('2026-11-21T00:00'), reportedAt })).toBe(
      true,
    )
    expect(isSameDayReport(everyKind, { ...event, eventAt: shanghai('2026-11-20T23:59'), reportedAt })).toBe(
      false,
    )
  })

  it('is not asked for where the office does not ask, or asks it of other kinds', () => {
    const late = { ...event, reportedAt: shanghai('2026-11-25T08:00') }
    expect(isSameDayReport({ sameDay: null }, late)).toBeNull()
    expect(isSameDayReport({ sameDay: { categories: ['urgent'], statement: null } }, late)).toBeNull()
  })
})
