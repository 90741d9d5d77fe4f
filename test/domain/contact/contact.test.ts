import { describe, expect, it } from 'vitest'
import type { Day } from '../../../src/domain/calendar/day.ts'
import { isContactSilent } from '../../../src/domain/contact/contact.ts'

const NOW = Date.parse('2026-11-21T10:00:00+08:00')
const SINCE = Date.parse('2026-01-05T10:00:00+08:00')

describe('a contact point', () => {
  it.each([
    ['2026-08-23', false],
    ['2026-08-22', true],
  ])('that was last heard on %s is silent: %s', (day, isSilent) => {
    expect(isContactSilent({ heardOn: day as Day, since: SINCE }, NOW)).toBe(isSilent)
  })

  it('that was never heard is silent from a quarter after it was set up on', () => {
    expect(isContactSilent({ heardOn: null, since: SINCE }, NOW)).toBe(true)
    expect(isContactSilent({ heardOn: null, since: NOW }, NOW)).toBe(false)
  })
})
