import { describe, expect, it } from 'vitest'
import { isBackupDue } from '../../../src/server/backup/schedule.ts'

const at = (time: string) => Date.parse(`2026-11-${time}:00+08:00`)

describe('the daily backup at 02:30', () => {
  it.each([
    ['none was ever made', 0, at('21T10:00'), true],
    ['the last one is of this night', at('21T02:30'), at('21T10:00'), false],
    ['the last one is of yesterday and it is not yet time', at('20T02:31'), at('21T02:29'), false],
    ['the last one is of yesterday and it is time', at('20T02:31'), at('21T02:30'), true],
    ['the machine was off at night', at('20T02:31'), at('21T08:00'), true],
    ['the last one was made by hand after the hour', at('21T09:00'), at('22T02:00'), false],
  ])('when %s', (_when, verifiedAt, now, isDue) => {
    expect(isBackupDue('02:30', { verifiedAt, triedAt: 0 }, now)).toBe(isDue)
  })

  it('that failed is tried again after an hour', () => {
    const history = { verifiedAt: at('20T02:31'), triedAt: at('21T02:30') }
    expect(isBackupDue('02:30', history, at('21T03:29'))).toBe(false)
    expect(isBackupDue('02:30', history, at('21T03:30'))).toBe(true)
  })
})
