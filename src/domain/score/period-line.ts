import type { Policy } from '../policy/policy.ts'
import type { PeriodRule, ThresholdRule } from '../policy/score-rule.ts'
import type { BookedPeriod } from '../progress/calendar-book.ts'
import { applySteps } from './apply-steps.ts'
import type { LedgerLine, LineInputs } from './ledger-line.ts'
import type { ScoredUnit } from './ledger.ts'
import type { ScoreStep } from './score-step.ts'

interface PeriodLineParts {
  inputs: Extract<LineInputs, { kind: 'task' | 'threshold' | 'miss' }>
  rule: PeriodRule | ThresholdRule
  policy: Policy
  unit: ScoredUnit
  part: Pick<BookedPeriod, 'period' | 'until'>
  steps: ScoreStep[]
}

/** The line that a whole period brings a unit, dated by the period's last instant; it belongs to no item. */
export function periodLine({ inputs, rule, policy, unit, part, steps }: PeriodLineParts): LedgerLine {
  return {
    key: `${unit.id}|-|${inputs.kind}.${rule.id}|${part.period}`,
    unitId: unit.id,
    policyVersion: policy.version,
    ruleId: rule.id,
    ruleName: rule.name,
    at: part.until - 1,
    period: part.period,
    itemId: null,
    inputs,
    steps,
    hundredths: applySteps(steps),
    confirmation: null,
  }
}
