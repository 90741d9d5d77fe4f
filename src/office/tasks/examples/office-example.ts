import { PERIOD_KINDS, parsePeriod } from '../../../domain/calendar/period.ts'
import type { QuotaRule } from '../../../domain/policy/quota-rule.ts'
import type { ScoreRule } from '../../../domain/policy/score-rule.ts'
import type { RuleExample, RuleExampleRequest } from '../../../protocol/desk-policy.ts'
import type { Context } from '../description/context.ts'
import type { RuleList } from '../description/section.ts'
import { sayPeriod } from '../use-period-words.ts'
import { sayTaskExample } from './quota-example.ts'
import { sayPointsExample } from './score-example.ts'

/**
 * What is asked of the server, because last month's records do not say it: longer periods, a floor from last year, tasks
 * of each officer, and points that come from tasks, thresholds, bounds and vetoes. Undefined where they do.
 */
export function officeQuestionOf(
  { word }: RuleList,
  rule: unknown,
  { policy }: Context,
): RuleExampleRequest | undefined {
  if (word === 'quota') {
    const quota = rule as QuotaRule
    return policy.hasQuantityTargets && isBeyondLastMonth(quota)
      ? { policy, list: 'quotas', ruleId: quota.id }
      : undefined
  }
  if (word !== 'scoreRule') return undefined
  const { kind, id } = rule as ScoreRule
  return kind === 'occasion' ? undefined : { policy, list: 'scoring.rules', ruleId: id }
}

function isBeyondLastMonth({ period, floorPercentOfLastYear, scope }: QuotaRule): boolean {
  const isLonger = PERIOD_KINDS.indexOf(period) > PERIOD_KINDS.indexOf('month')
  return isLonger || floorPercentOfLastYear !== null || ['section', 'each_officer'].includes(scope.kind)
}

/** 按2026年第三季度记录：适用 12 个，9 个完成，共差 7 篇. */
export function sayOfficeExample({ period, isOver, task, points }: RuleExample, t: Context['t']): string {
  const known = parsePeriod(period)
  const name = known === undefined ? period : sayPeriod(known, t)
  const words = isOver ? name : t('tasks.example.untilNow', { period: name })
  if (task !== null) return sayTaskExample(task, words, t)
  return points === null ? '' : sayPointsExample(points, words, t)
}
