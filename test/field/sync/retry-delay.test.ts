import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { retryDelayMs } from '../../../src/field/sync/retry-delay.ts'

const random = fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true })

describe('the delay before another try', () => {
  it('lies between one second and five minutes', () => {
    fc.assert(
      fc.property(fc.nat(1_000_000), random, (failures, chance) => {
        const delay = retryDelayMs(failures, chance)
        expect(delay).toBeGreaterThanOrEqual(1000)
        expect(delay).toBeLessThanOrEqual(300_000)
      }),
    )
  })

  it('doubles its bound with each failure', () => {
    const longest = [0, 1, 2, 3, 8, 9, 30].map((failures) => retryDelayMs(failures, 1))
    expect(longest).toEqual([1000, 2000, 4000, 8000, 256_000, 300_000, 300_000])
  })

  it('is spread over the whole of it, so that a county does not come back in the same second', () => {
    expect([0, 0.25, 0.5, 1].map((chance) => retryDelayMs(9, chance))).toEqual([
      1000, 75_750, 150_500, 300_000,
    ])
  })

  it('is at least what the office asked for', () => {
    fc.assert(
      fc.property(fc.nat(20), random, fc.nat(3_600_000), (failures, chance, wished) => {
        expect(retryDelayMs(failures, chance, wished)).toBe(Math.max(wished, retryDelayMs(failures, chance)))
      }),
    )
  })
})
