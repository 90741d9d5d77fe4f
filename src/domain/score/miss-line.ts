import { periodBounds } from '../calendar/period.ts'
import { isCancelled, type Base } from './base.ts'
import type { LedgerLine } from './ledger-line.ts'
import type { LedgerSpan } from './ledger-span.ts'
import type { ScoredUnit } from './ledger.ts'
import { periodLine } from './period-line.ts'

/**
 * "One miss cancels the base of the period" (weekly model): a line at the end of the longer period takes back what its
 * parts brought, so that these lines, and closed periods with them, stay as they are.
 */
export function missLine(base: Base, { unit, span }: { unit: ScoredUnit; span: LedgerSpan }): LedgerLine[] {
  const { rule, policy, period, brought, missed, task } = base
  if (!isCancelled(base) || brought === 0 || !span.settles(period)) return []
  const line = periodLine({
    rule,
    policy,
    unit,
    inputs: { kind: 'miss', quotaId: task.quotaId, task: task.task, missed },
    steps: [
      { kind: 'sum_before', hundredths: brought },
      { kind: 'miss', missed },
    ],
    part: { period, until: periodBounds(period).until },
  })
  return [{ ...line, hundredths: -brought }]
}
