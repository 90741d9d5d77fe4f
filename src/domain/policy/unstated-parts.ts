import { POLICY_PARTS, type Policy, type PolicyPart, type UnitClass } from './policy.ts'
import type { ScoreRule } from './score-rule.ts'

/** The one class of an office whose document names none. */
export const ANY_UNIT_CLASS: UnitClass = { id: 'unit', name: '报送单位' }

type Rules = Omit<Policy, 'version' | 'validFrom' | 'unstated'>

/**
 * The parts of a policy that compute nothing: screens show 未规定 there. `saidInWords` are parts that the document
 * does rule without an amount (量化分解到人), which would be wrongly called unsaid.
 */
export function unstatedPartsOf(rules: Rules, saidInWords: readonly PolicyPart[] = []): PolicyPart[] {
  const stated = statedIn(rules)
  return POLICY_PARTS.filter((part) => !stated[part] && !saidInWords.includes(part))
}

function statedIn({
  unitClasses,
  categories,
  quotas,
  breakdowns,
  scoring,
  deadlines,
  signOff,
}: Rules): Record<PolicyPart, boolean> {
  return {
    unit_classes: unitClasses.some(({ id }) => id !== ANY_UNIT_CLASS.id),
    lengths: categories.some(({ lengthLimit }) => lengthLimit !== null),
    structure: categories.some(({ structure }) => structure.length > 0),
    quotas: quotas.length > 0,
    breakdown: breakdowns.length > 0,
    scoring: scoring.rules.length > 0,
    deductions: scoring.rules.some(takesPoints),
    urgent: deadlines.urgent.length > 0,
    commissions: deadlines.commissionHours !== null,
    same_day: deadlines.sameDay !== null,
    staleness: deadlines.staleness.length > 0,
    silence: deadlines.silenceWorkingDays !== null,
    sign_off: signOff.length > 0,
  }
}

function takesPoints(rule: ScoreRule): boolean {
  if (rule.kind === 'occasion') return rule.points.kind === 'fixed' && rule.points.points < 0
  if (rule.kind === 'period') return rule.when.points < 0
  return rule.kind === 'veto'
}
