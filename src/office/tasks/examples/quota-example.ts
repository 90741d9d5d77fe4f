import type { UnitClass } from '../../../domain/policy/policy.ts'
import type { Breakdown, QuotaRule } from '../../../domain/policy/quota-rule.ts'
import { taskExampleOf, type TaskExample } from '../../../domain/progress/task-example.ts'
import type { Context } from '../description/context.ts'
import { sayPeriod } from '../use-period-words.ts'
import type { Examples } from './examples.ts'

/** 按2026年10月记录：适用 12 个，9 个完成，共差 7 篇. */
export function quotaExample(rule: QuotaRule, context: Context, { month, records, now }: Examples): string {
  const { t, policy, units } = context
  if (!policy.hasQuantityTargets) return t('tasks.example.quotaOff')
  // A task of each officer, or one with a floor from last year, is asked of the server.
  const example = taskExampleOf(rule, { policy, units, officers: [], period: month, records, now })
  return sayTaskExample(example, sayPeriod(month, t), t)
}

export function sayTaskExample(
  { holders, untasked, met, missing }: TaskExample,
  period: string,
  t: Context['t'],
): string {
  if (holders === 0) return t(`tasks.example.${untasked > 0 ? 'quotaUntasked' : 'quotaNobody'}`, { period })
  return t('tasks.example.quota', { period, holders, met, missing })
}

/** 按10月记录，本类别有 12 个报送单位. */
export function classExample({ id }: UnitClass, { units, t }: Context): string {
  return t('tasks.example.class', units.filter(({ classId }) => classId === id).length)
}

/** 各部分合计 12 篇，任务 15 篇. */
export function breakdownExample({ quotaId, parts }: Breakdown, { policy, t }: Context): string {
  const total = parts.reduce((sum, { minimum }) => sum + minimum, 0)
  const minimum = policy.quotas.find(({ id }) => id === quotaId)?.minimum ?? null
  return t('tasks.example.breakdown', { total, minimum: minimum ?? '—' })
}
