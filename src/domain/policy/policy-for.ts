import { periodBounds, type Period } from '../calendar/period.ts'
import type { Policy } from './policy.ts'

/**
 * The version that holds for a period: the newest that was valid at its start, so that no period changes its rules
 * half-way. An office's first version also holds for what was before it, because nothing else ever did. Undefined
 * without any version.
 */
export function policyFor(policies: readonly Policy[], period: Period): Policy | undefined {
  const { from } = periodBounds(period)
  const sorted = [...policies].sort((a, b) => a.validFrom - b.validFrom || a.version - b.version)
  return sorted.filter(({ validFrom }) => validFrom <= from).pop() ?? sorted[0]
}
