import { officeCalendar } from '../../../domain/calendar/working-calendar.ts'
import type { ScoreRule } from '../../../domain/policy/score-rule.ts'
import { printPoints } from '../../../domain/score/hundredths.ts'
import { pointsExampleOf, type PointsExample } from '../../../domain/score/points-example.ts'
import type { Context } from '../description/context.ts'
import { sayPeriod } from '../use-period-words.ts'
import type { Examples } from './examples.ts'

const [LOWER, HIGHER, JOINT] = [5, 10, 10]

/** 按2026年10月记录：计 12 次，共 60 分. */
export function scoreExample(rule: ScoreRule, context: Context, examples: Examples): string {
  const { policy, units, t } = context
  const { month: period, records, now } = examples
  if (rule.kind === 'occasion' && isEntered(rule.occasion)) return t('tasks.example.entered')
  const calendar = officeCalendar(policy.workingDays)
  const example = pointsExampleOf(rule.id, { policy, units, period, records, entries: [], calendar, now })
  return sayPointsExample(example, sayPeriod(period, t), t)
}

export function sayPointsExample(
  { times, hundredths }: PointsExample,
  period: string,
  t: Context['t'],
): string {
  const points = printPoints(hundredths)
  return t(times === 0 ? 'tasks.example.scoreNone' : 'tasks.example.score', { period, times, points })
}

function isEntered(occasion: string): boolean {
  return !['reported', 'adopted', 'passed_up', 'instructed'].includes(occasion)
}

/** 例：一篇稿件先后用了两次，按 5 分和 10 分计：合计 10 分. */
export function severalUsesExample({ policy, t }: Context): string {
  const { severalUses } = policy.scoring
  const share =
    severalUses.kind === 'highest_plus_share' ? severalUses.percent : severalUses.kind === 'sum' ? 100 : 0
  const points = HIGHER + (LOWER * share) / 100
  return t('tasks.example.severalUses', { lower: LOWER, higher: HIGHER, points })
}

/** 例：三个单位合报一篇，计 10 分：牵头单位 6 分，其余各 2 分. */
export function jointExample({ policy, t }: Context): string {
  const { jointItems } = policy.scoring
  if (jointItems.kind === 'fixed')
    return t('tasks.example.jointFixed', { points: JOINT, each: jointItems.points })
  if (jointItems.kind === 'equal') return t('tasks.example.jointEqual', { points: JOINT })
  const main = (JOINT * jointItems.mainPercent) / 100
  return t('tasks.example.jointWeighted', { points: JOINT, main, other: (JOINT - main) / 2 })
}
