import { describe, expect, it } from 'vitest'
import type { Day } from '../../../src/domain/calendar/day.ts'
import {
  demandStatusOf,
  isAskingDue,
  isDemandEventAllowed,
  type DemandEvent,
} from '../../../src/domain/demand/demand.ts'

const event = (type: DemandEvent['type']): DemandEvent => ({ type, at: 0, by: 'bianji', words: '已报送' })

describe('a leader’s demand', () => {
  it('is open, then turned into a point or a commission, then answered', () => {
    expect(demandStatusOf([], 0)).toBe('open')
    expect(demandStatusOf([], 1)).toBe('turned')
    expect(demandStatusOf([event('answered')], 1)).toBe('answered')
    expect(demandStatusOf([event('answered'), event('reopened')], 1)).toBe('turned')
  })

  it('is answered once and taken up again only after that', () => {
    expect(isDemandEventAllowed([], { type: 'answered' })).toBe(true)
    expect(isDemandEventAllowed([], { type: 'reopened' })).toBe(false)
    expect(isDemandEventAllowed([event('answered')], { type: 'answered' })).toBe(false)
    expect(isDemandEventAllowed([event('answered')], { type: 'reopened' })).toBe(true)
  })
})

describe('asking the leaders', () => {
  it('is due when nobody ever asked, and a quarter after the last time', () => {
    expect(isAskingDue(null, '2026-11-22' as Day)).toBe(true)
    expect(isAskingDue('2026-08-23' as Day, '2026-11-22' as Day)).toBe(false)
    expect(isAskingDue('2026-08-22' as Day, '2026-11-22' as Day)).toBe(true)
  })
})
