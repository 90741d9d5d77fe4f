import { assertNever } from '../../assert-never.ts'
import { PERIOD_KINDS, type PeriodKind } from '../../calendar/period.ts'
import { problem, type PolicyProblem } from '../policy-problem.ts'
import type { Policy } from '../policy.ts'
import {
  ENTERED_OCCASIONS,
  type BoundRule,
  type OccasionRule,
  type PeriodRule,
  type ScoreMatch,
  type ScoreOccasion,
  type ScoreRule,
  type Scoring,
} from '../score-rule.ts'
import { covers, repeatedIndexes } from './repeated.ts'

/** Rules of points: each can come true, and none stands behind one that always goes before it. */
export function checkScoring(policy: Policy): PolicyProblem[] {
  const { rules } = policy.scoring
  return [
    ...repeatedIndexes(rules.map(({ id }) => id)).map((index) =>
      problem('score.id_twice', `scoring.rules.${index}.id`, { id: rules[index]?.id ?? '' }),
    ),
    ...rules.flatMap((rule, index) => checkRule(rule, `scoring.rules.${index}`, policy)),
    ...checkWeights(policy.scoring),
  ]
}

function checkRule(rule: ScoreRule, place: string, policy: Policy): PolicyProblem[] {
  switch (rule.kind) {
    case 'occasion':
      return [...checkMatch(rule, place), ...checkReached(rule, place, policy.scoring)]
    case 'period':
      return checkTask(rule, place, policy)
    case 'bound':
      return checkBound(rule, place)
    case 'veto':
      return isEntered(rule.occasion)
        ? []
        : [problem('score.veto_without_entry', `${place}.occasion`, dataOf(rule))]
    case 'threshold':
      return []
    default:
      return assertNever(rule)
  }
}

function dataOf({ id, name }: ScoreRule): PolicyProblem['data'] {
  return { id, name }
}

function isEntered(occasion: ScoreOccasion): boolean {
  return (ENTERED_OCCASIONS as readonly ScoreOccasion[]).includes(occasion)
}

/** What a record says of each occasion beside the item itself; a rule that asks for anything else fits nothing. */
const SAID_OF_OCCASION: Partial<Record<ScoreOccasion, readonly (keyof ScoreMatch)[]>> = {
  adopted: ['levels', 'outlets', 'forms'],
  passed_up: ['levels'],
  instructed: ['ranks'],
}

function checkMatch(rule: OccasionRule, place: string): PolicyProblem[] {
  const said = SAID_OF_OCCASION[rule.occasion] ?? []
  const neverSaid = (['levels', 'outlets', 'forms', 'ranks'] as const).filter(
    (part) => !said.includes(part) && rule.match[part] !== null,
  )
  const empty = MATCH_PARTS.filter((part) => rule.match[part]?.length === 0)
  return [...new Set([...neverSaid, ...empty])].map((part) =>
    problem('score.fits_nothing', `${place}.match.${part}`, dataOf(rule)),
  )
}

const MATCH_PARTS = [
  'unitClassIds',
  'categories',
  'origins',
  'levels',
  'outlets',
  'forms',
  'ranks',
] as const satisfies readonly (keyof ScoreMatch)[]

/** "The first rule in the document's order that fits an occasion is the one that holds." */
function checkReached(rule: OccasionRule, place: string, { rules }: Scoring): PolicyProblem[] {
  // A rule of which others are multiples has its use without ever being reached itself.
  const isBase = rules.some(
    (other) =>
      other.kind === 'occasion' && other.points.kind === 'multiple' && other.points.ofRuleId === rule.id,
  )
  if (isBase) return []
  const earlier = rules
    .slice(0, rules.indexOf(rule))
    .find((other) => other.kind === 'occasion' && goesBefore(other, rule))
  if (earlier === undefined) return []
  return [problem('score.never_reached', place, { ...dataOf(rule), earlierId: earlier.id })]
}

function goesBefore(earlier: OccasionRule, later: OccasionRule): boolean {
  return (
    earlier.occasion === later.occasion &&
    MATCH_PARTS.every((part) => covers<string>(earlier.match[part], later.match[part]))
  )
}

function checkTask(rule: PeriodRule, place: string, { quotas }: Policy): PolicyProblem[] {
  const data = { ...dataOf(rule), quotaId: rule.quotaId }
  const quota = quotas.find(({ id }) => id === rule.quotaId)
  const limit =
    rule.mostPerYear !== null && rule.mostPerYear < 0
      ? [problem('score.limit_below_zero', `${place}.mostPerYear`, dataOf(rule))]
      : []
  if (quota === undefined) return [problem('score.unknown_quota', `${place}.quotaId`, data), ...limit]
  const isOfUnit = quota.scope.kind === 'unit' || quota.scope.kind === 'unit_class'
  const owner = isOfUnit ? [] : [problem('score.task_of_persons', `${place}.quotaId`, data)]
  return [...owner, ...limit, ...checkCancelling(rule, quota.period, place)]
}

/** A miss takes back points of met tasks, and only in a period that holds several of the task's own. */
function checkCancelling(rule: PeriodRule, taskPeriod: PeriodKind, place: string): PolicyProblem[] {
  const { missCancels, when } = rule
  if (missCancels === null || missCancels === undefined) return []
  const isLonger = PERIOD_KINDS.indexOf(missCancels) > PERIOD_KINDS.indexOf(taskPeriod)
  if (when.kind === 'met' && isLonger) return []
  return [problem('score.miss_cancels_nothing', `${place}.missCancels`, dataOf(rule))]
}

function checkBound(rule: BoundRule, place: string): PolicyProblem[] {
  const { floor, ceiling } = rule
  if (floor === null && ceiling === null) return [problem('score.bound_without_end', place, dataOf(rule))]
  if (floor === null || ceiling === null || floor <= ceiling) return []
  return [problem('score.floor_above_ceiling', `${place}.floor`, { ...dataOf(rule), floor, ceiling })]
}

function checkWeights({ jointItems, severalUses }: Scoring): PolicyProblem[] {
  const found: PolicyProblem[] = []
  if (jointItems.kind === 'weighted' && jointItems.mainPercent > 100) {
    const { mainPercent } = jointItems
    found.push(problem('score.weight_above_100', 'scoring.jointItems.mainPercent', { percent: mainPercent }))
  }
  if (severalUses.kind === 'highest_plus_share' && severalUses.percent > 100) {
    const { percent } = severalUses
    found.push(problem('score.weight_above_100', 'scoring.severalUses.percent', { percent }))
  }
  return found
}
