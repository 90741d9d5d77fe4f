import { periodBounds, periodOf, type Period } from '../calendar/period.ts'
import type { PeriodKind } from '../calendar/period.ts'
import type { Policy } from './policy.ts'

/** A version and the stretch of time (ms, `until` not included) whose periods of one kind it rules. */
export interface Tenure {
  policy: Policy
  from: number
  until: number
}

/**
 * The versions that rule periods of a kind, the oldest first: a version that begins inside a period holds from the
 * next one. Only the office's first version holds in the period in which it begins, for nothing else could. A version
 * that was replaced before it held has no tenure.
 */
export function tenuresOf(policies: readonly Policy[], kind: PeriodKind): Tenure[] {
  const versions = versionsInOrder(policies)
  const starts = versions.map((policy, index) => {
    const { from, until } = periodBounds(periodOf(kind, policy.validFrom))
    return index === 0 || policy.validFrom === from ? from : until
  })
  return versions
    .map((policy, index) => ({ policy, from: starts[index] ?? 0, until: starts[index + 1] ?? Infinity }))
    .filter(({ from, until }) => from < until)
}

/** The version that holds for a period, by which it is counted for ever; null before the office's first one. */
export function policyHolding(policies: readonly Policy[], period: Period): Policy | null {
  const { from, until } = periodBounds(period)
  const versions = versionsInOrder(policies)
  const holding = versions.filter(({ validFrom }) => validFrom <= from).pop()
  const first = versions[0]
  return holding ?? (first !== undefined && first.validFrom < until ? first : null)
}

/** The newest version that begins inside the period and so holds from the next one; null when there is none. */
export function policyBeginningIn(policies: readonly Policy[], period: Period): Policy | null {
  const { from, until } = periodBounds(period)
  const holding = policyHolding(policies, period)
  const inside = ({ validFrom }: Policy) => from < validFrom && validFrom < until
  return (
    versionsInOrder(policies)
      .filter((policy) => inside(policy) && policy !== holding)
      .pop() ?? null
  )
}

/** By the instant from which they hold, without those that a newer one replaced before they held. */
function versionsInOrder(policies: readonly Policy[]): Policy[] {
  return policies
    .filter((policy) => !isReplaced(policy, policies))
    .sort((one, other) => one.validFrom - other.validFrom)
}

type Dated = Pick<Policy, 'version' | 'validFrom'>

/** Whether a newer version begins no later than this one: it never holds. */
export function isReplaced({ version, validFrom }: Dated, versions: readonly Dated[]): boolean {
  return versions.some((other) => other.version > version && other.validFrom <= validFrom)
}
