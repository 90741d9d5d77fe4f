import { periodOf, type Period } from '../calendar/period.ts'
import { policyHolding } from '../policy/policy-holding.ts'
import type { Policy } from '../policy/policy.ts'

/** Looks up versions, each period once. */
export interface PolicyBook {
  /** The version that holds for a period; null before the office's first one. */
  holding(period: Period): Policy | null
  /** An occasion belongs to its calendar month: months are what circulars print, and they add up to the year. */
  atOccasion(at: number): Policy | null
}

export function openPolicyBook(policies: readonly Policy[]): PolicyBook {
  const found = new Map<Period, Policy | null>()
  const holding = (period: Period) => {
    const known = found.get(period)
    if (known !== undefined) return known
    const policy = policyHolding(policies, period)
    found.set(period, policy)
    return policy
  }
  return { holding, atOccasion: (at) => holding(periodOf('month', at)) }
}
