import type { Policy } from './policy.ts'

/**
 * Whether a version would change nothing: it says what the newest one says and begins no earlier. The same rules from an
 * earlier day do change something, where the newest was given a wrong day.
 */
export function changesNothing(policy: Policy, newest: Policy): boolean {
  return policy.validFrom >= newest.validFrom && isSame(ruleOf(policy), ruleOf(newest))
}

function ruleOf({ version: _version, validFrom: _validFrom, ...rules }: Policy) {
  return rules
}

/** Deep equality of plain data; the order of keys and keys without a value say nothing. */
function isSame(one: unknown, other: unknown): boolean {
  if (typeof one !== 'object' || typeof other !== 'object' || one === null || other === null) {
    return one === other
  }
  if (Array.isArray(one) !== Array.isArray(other)) return false
  const keys = new Set([...Object.keys(one), ...Object.keys(other)])
  return [...keys].every((key) =>
    isSame((one as Record<string, unknown>)[key], (other as Record<string, unknown>)[key]),
  )
}
