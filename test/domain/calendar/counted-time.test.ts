import { describe, expect, it } from 'vitest'
import { countedTime, type SubmissionTimes } from '../../../src/domain/calendar/counted-time.ts'
import { DAY, HOUR, MINUTE, NOW, shanghai } from '../../support/make-ids.ts'

/** Confirmed in the valley five hours before the network came back, on a phone whose clock is right. */
const makeTimes = (changes: Partial<SubmissionTimes> = {}): SubmissionTimes => ({
  claimedAt: NOW - 5 * HOUR,
  receivedAt: NOW,
  skewMs: 0,
  earlierSkewMs: 0,
  ...changes,
})

const byReceipt = { countedAt: NOW, countedBy: 'receipt' }

describe('the time that counts', () => {
  it('is the time of the officer, as long as it is credible', () => {
    expect(countedTime(makeTimes())).toEqual({ countedAt: NOW - 5 * HOUR, countedBy: 'claim' })
  })

  it('puts an item of the last evening of a month into that month, though it came in the next', () => {
    const receivedAt = shanghai('2026-12-01T08:10')
    const claimedAt = shanghai('2026-11-30T23:40')
    expect(countedTime(makeTimes({ claimedAt, receivedAt })).countedAt).toBe(claimedAt)
  })

  it('is in the clock of the office when the phone goes an hour ahead', () => {
    const times = makeTimes({ claimedAt: NOW - 4 * HOUR, skewMs: HOUR, earlierSkewMs: HOUR })
    expect(countedTime(times)).toEqual({ countedAt: NOW - 5 * HOUR, countedBy: 'claim' })
  })

  it('is in the clock of the office when the phone is ten years behind', () => {
    const skewMs = -3650 * DAY
    const times = makeTimes({ claimedAt: NOW - 5 * HOUR + skewMs, skewMs, earlierSkewMs: skewMs })
    expect(countedTime(times)).toEqual({ countedAt: NOW - 5 * HOUR, countedBy: 'claim' })
  })

  it('is the receipt when the skew of the phone was never measured before', () => {
    expect(countedTime(makeTimes({ earlierSkewMs: null }))).toEqual(byReceipt)
  })

  it('is the receipt when the clock jumped since the exchange before', () => {
    expect(countedTime(makeTimes({ earlierSkewMs: 2 * MINUTE }))).toMatchObject({ countedBy: 'claim' })
    expect(countedTime(makeTimes({ earlierSkewMs: 2 * MINUTE + 1 }))).toEqual(byReceipt)
    expect(countedTime(makeTimes({ earlierSkewMs: -2 * MINUTE - 1 }))).toEqual(byReceipt)
  })

  it('is the receipt when the claim lies ahead of it', () => {
    expect(countedTime(makeTimes({ claimedAt: NOW + 2 * MINUTE + 1 }))).toEqual(byReceipt)
  })

  it('is never later than the receipt, though a claim may be a little ahead of it', () => {
    const times = makeTimes({ claimedAt: NOW + MINUTE })
    expect(countedTime(times)).toEqual({ countedAt: NOW, countedBy: 'claim' })
  })

  it('is the receipt when the claim is 61 days old, and the claim when it is 60', () => {
    expect(countedTime(makeTimes({ claimedAt: NOW - 61 * DAY }))).toEqual(byReceipt)
    expect(countedTime(makeTimes({ claimedAt: NOW - 60 * DAY }))).toMatchObject({ countedBy: 'claim' })
  })
})
