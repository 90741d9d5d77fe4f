import { periodBounds, periodOf, shiftPeriod } from '../../../domain/calendar/period.ts'
import type { Policy } from '../../../domain/policy/policy.ts'

/** A document as the next version: its number, and the first of next month as the date from which it holds. */
export function asNextVersion(
  policy: Policy,
  { newest, now }: { newest: Policy | undefined; now: number },
): Policy {
  const nextMonth = periodBounds(shiftPeriod(periodOf('month', now), 1)).from
  const afterNewest =
    newest === undefined ? 0 : periodBounds(shiftPeriod(periodOf('month', newest.validFrom), 1)).from
  return { ...policy, version: (newest?.version ?? 0) + 1, validFrom: Math.max(nextMonth, afterNewest) }
}
