import { problem, type PolicyProblem } from '../policy-problem.ts'
import type { Policy } from '../policy.ts'
import type { ScoreRule } from '../score-rule.ts'

/** Rules that give so many times what another one gives: the other one is there, gives points, and no circle closes. */
export function checkMultiples({ scoring }: Policy): PolicyProblem[] {
  const ruleById = new Map(scoring.rules.map((rule) => [rule.id, rule]))
  return scoring.rules.flatMap((rule, index) => {
    const otherId = baseIdOf(rule)
    if (otherId === null) return []
    const place = `scoring.rules.${index}.points.ofRuleId`
    const data = { id: rule.id, name: rule.name, ofRuleId: otherId }
    const other = ruleById.get(otherId)
    if (other === undefined) return [problem('score.unknown_rule', place, data)]
    if (other.kind === 'veto' || other.kind === 'bound') {
      return [problem('score.multiple_of_no_points', place, data)]
    }
    return isInCircle(rule, ruleById) ? [problem('score.multiple_in_circle', place, data)] : []
  })
}

function baseIdOf(rule: ScoreRule): string | null {
  return rule.kind === 'occasion' && rule.points.kind === 'multiple' ? rule.points.ofRuleId : null
}

/** Whether the rule leads back to itself. */
function isInCircle(rule: ScoreRule, ruleById: ReadonlyMap<string, ScoreRule>): boolean {
  const seen = new Set<string>()
  for (let id = baseIdOf(rule); id !== null && !seen.has(id);) {
    if (id === rule.id) return true
    seen.add(id)
    const next = ruleById.get(id)
    id = next === undefined ? null : baseIdOf(next)
  }
  return false
}
