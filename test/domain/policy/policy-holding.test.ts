import { describe, expect, it } from 'vitest'
import type { Period } from '../../../src/domain/calendar/period.ts'
import { policyBeginningIn, policyHolding, tenuresOf } from '../../../src/domain/policy/policy-holding.ts'
import { shanghai } from '../../support/make-ids.ts'
import { makePolicy } from '../../support/make-policy.ts'

const version = (number: number, day: string) =>
  makePolicy({ version: number, validFrom: shanghai(`${day}T00:00`) })
const policies = [version(3, '2026-11-01'), version(1, '2026-03-10'), version(2, '2026-07-15')]
const held = (...periods: string[]) =>
  periods.map((period) => policyHolding(policies, period as Period)?.version ?? null)

describe('the version that holds', () => {
  it('is the newest that began by the first instant of the period', () => {
    expect(held('2026-06', '2026-07', '2026-08', '2026-10', '2026-11')).toEqual([1, 1, 2, 2, 3])
    expect(held('2026-Q3', '2026-Q4', '2027')).toEqual([1, 2, 3])
  })

  it('is the first one in the period in which the office began, and none before', () => {
    expect(held('2026', '2026-03', '2026-02', '2025')).toEqual([1, 1, null, null])
  })

  it('is the same that the tenures give', () => {
    const months = tenuresOf(policies, 'month').map(({ policy, from }) => [policy.version, from])
    expect(months).toEqual([
      [1, shanghai('2026-03-01T00:00')],
      [2, shanghai('2026-08-01T00:00')],
      [3, shanghai('2026-11-01T00:00')],
    ])
    expect(tenuresOf(policies, 'year').map(({ policy }) => policy.version)).toEqual([1, 3])
  })

  it('is none that a newer one replaced before it began', () => {
    const wrong = [version(1, '2026-03-01'), version(2, '2099-12-31'), version(3, '2026-07-01')]
    expect(policyHolding(wrong, '2100-06' as Period)?.version).toBe(3)
    expect(tenuresOf(wrong, 'month').map(({ policy }) => policy.version)).toEqual([1, 3])
  })

  it('is the later one of two with the same day', () => {
    const both = [version(2, '2026-03-10'), version(1, '2026-03-10')]
    expect(policyHolding(both, '2026-03' as Period)?.version).toBe(2)
  })

  it('names the version that begins inside the period and holds from the next one', () => {
    const begins = (period: string) => policyBeginningIn(policies, period as Period)?.version ?? null
    expect(['2026-03', '2026-07', '2026-11', '2026'].map(begins)).toEqual([null, 2, null, 3])
  })
})
