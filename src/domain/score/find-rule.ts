import { assertNever } from '../assert-never.ts'
import type { Policy } from '../policy/policy.ts'
import type { OccasionRule, PointsPerOccasion, ScoreMatch, ScoreRule } from '../policy/score-rule.ts'
import type { OccasionFacts } from './occasion.ts'
import { toHundredths } from './hundredths.ts'
import type { ScoreStep } from './score-step.ts'

/** The rule for an occasion of a unit: "the first rule in the document's order that fits". */
export function findOccasionRule(
  policy: Policy,
  facts: OccasionFacts,
  classId: string,
): OccasionRule | undefined {
  return policy.scoring.rules.find(
    (rule): rule is OccasionRule =>
      rule.kind === 'occasion' &&
      rule.occasion === facts.occasion &&
      isOfClass(rule.match, classId) &&
      fits(rule.match, facts),
  )
}

/** Whether a rule is in the table of a class; null is every class's. */
export function isOfClass({ unitClassIds }: Pick<ScoreMatch, 'unitClassIds'>, classId: string): boolean {
  return unitClassIds === null || unitClassIds.includes(classId)
}

function fits(match: ScoreMatch, facts: OccasionFacts): boolean {
  return (
    has(match.categories, facts.category) &&
    has(match.origins, facts.origin) &&
    has(match.levels, facts.level) &&
    has(match.outlets, facts.outlet) &&
    has(match.forms, facts.form) &&
    has(match.ranks, facts.rank)
  )
}

function has<Value>(wanted: readonly Value[] | null, value: Value | null): boolean {
  return wanted === null || (value !== null && wanted.includes(value))
}

type Multiple = Extract<PointsPerOccasion, { kind: 'multiple' }>

/** What a rule gives once: its own points, or another rule's points so many times. */
export function pointSteps(policy: Policy, rule: OccasionRule): ScoreStep[] {
  const factors: ScoreStep[] = []
  const seen = new Set<string>()
  let current: ScoreRule = rule
  while (current.kind === 'occasion' && current.points.kind === 'multiple') {
    seen.add(current.id)
    const { ofRuleId, factor }: Multiple = current.points
    const other: ScoreRule | undefined = policy.scoring.rules.find(({ id }) => id === ofRuleId)
    if (other === undefined || seen.has(ofRuleId)) return [unresolved(ofRuleId)]
    factors.unshift({ kind: 'times', factor })
    current = other
  }
  const points = ownPoints(current)
  if (points === null) return [unresolved(current.id)]
  return [{ kind: 'points', hundredths: toHundredths(points) }, ...factors]
}

/** Null for a rule that gives no points by itself. */
export function ownPoints(rule: ScoreRule): number | null {
  switch (rule.kind) {
    case 'occasion':
      return rule.points.kind === 'fixed' ? rule.points.points : null
    case 'period':
      return rule.when.points
    case 'threshold':
      return rule.points
    case 'veto':
    case 'bound':
      return null
    default:
      return assertNever(rule)
  }
}

function unresolved(ruleId: string): ScoreStep {
  return { kind: 'suppressed', because: 'unresolved', ruleId }
}
