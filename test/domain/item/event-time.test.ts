import { describe, expect, it } from 'vitest'
import { doubtEventTime } from '../../../src/domain/item/event-time.ts'

const at = (moment: string) => Date.parse(`${moment}+08:00`)
const NOW = at('2026-11-23T10:00:00')

describe('an event time', () => {
  it('raises no doubt when none is given, later today, and up to a year back', () => {
    expect(doubtEventTime(null, NOW)).toBeUndefined()
    expect(doubtEventTime(at('2026-11-23T23:59:59'), NOW)).toBeUndefined()
    expect(doubtEventTime(at('2025-11-22T00:00:00'), NOW)).toBeUndefined()
  })

  it('is doubted on a day that has not come, and over a year back', () => {
    expect(doubtEventTime(at('2026-11-24T00:00:00'), NOW)).toBe('ahead')
    expect(doubtEventTime(at('2025-11-21T23:59:59'), NOW)).toBe('long_past')
  })
})
