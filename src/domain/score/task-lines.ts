import { assertNever } from '../assert-never.ts'
import { classIn } from '../people/unit-class.ts'
import type { Policy } from '../policy/policy.ts'
import type { PeriodRule } from '../policy/score-rule.ts'
import type { BookedPeriod, CalendarBook } from '../progress/calendar-book.ts'
import { countIn } from '../progress/counted-list.ts'
import { allOf, countHistory, type HistoryCounts } from '../progress/history-counts.ts'
import { ruleHistoriesOf, termAt, type RuleHistory } from '../progress/rule-history.ts'
import { targetOf } from '../progress/target.ts'
import type { ItemRecord } from '../record/item-record.ts'
import type { RecordsSince } from '../record/record-shelf.ts'
import { applySteps } from './apply-steps.ts'
import { openBase, usedIn, type Base } from './base.ts'
import { isOfClass } from './find-rule.ts'
import { toHundredths, type Hundredths } from './hundredths.ts'
import type { LedgerLine, LineInputs } from './ledger-line.ts'
import type { LedgerSpan } from './ledger-span.ts'
import type { ScoredUnit } from './ledger.ts'
import { missLine } from './miss-line.ts'
import { periodLine } from './period-line.ts'
import type { ScoreStep } from './score-step.ts'

interface TaskContext {
  unit: ScoredUnit
  policies: readonly Policy[]
  span: LedgerSpan
  calendar: CalendarBook
}

type TaskInputs = Extract<LineInputs, { kind: 'task' }>

/** Points for tasks that were met, missed or surpassed, each in the task's own period. */
export function taskLines(records: readonly ItemRecord[], context: TaskContext): LedgerLine[] {
  const { unit, policies } = context
  const scored = new Set(
    policies.flatMap(({ scoring }) =>
      scoring.rules.flatMap((rule) => (rule.kind === 'period' ? [rule.quotaId] : [])),
    ),
  )
  if (scored.size === 0) return []
  const sent = allOf(records)
  return ruleHistoriesOf(policies, { ...unit, kind: 'unit', unitId: unit.id })
    .filter(({ rule }) => scored.has(rule.id))
    .flatMap((history) => linesOfTask(history, sent, context))
}

/** Walks the year from its start, because a rule may give only so much in a year. */
function linesOfTask(history: RuleHistory, records: RecordsSince, context: TaskContext): LedgerLine[] {
  const { unit, span, calendar } = context
  const counts = countHistory(history, { records, lastYear: undefined, waiting: [] })
  const bases = new Map<string, Base[]>()
  const lines = calendar.partsOf(history.rule.period, span.year).flatMap((part) => {
    const { policy, task } = termAt(history, part.from)
    if (policy === null || task === null) return []
    const inputs = inputsOf(history, counts, part)
    if (inputs === null) return []
    const isOver = part.until <= calendar.now
    return rulesFor(policy, history, classIn(unit, part.period)).flatMap((rule) => {
      const steps = stepsOf(rule, inputs, isOver)
      if (steps === null) return []
      const base = openBase(bases, { rule, policy, inputs, part, year: span.year })
      const limited = withYearLimit(rule, steps, usedIn(bases.get(rule.id) ?? []))
      base.brought += applySteps(limited)
      if (isOver && inputs.missing > 0) base.missed++
      return span.settles(part.period)
        ? [periodLine({ rule, policy, unit, inputs, steps: limited, part })]
        : []
    })
  })
  return [...lines, ...[...bases.values()].flat().flatMap((base) => missLine(base, { unit, span }))]
}

function rulesFor({ scoring }: Policy, { rule }: RuleHistory, classId: string): PeriodRule[] {
  return scoring.rules.filter(
    (each): each is PeriodRule =>
      each.kind === 'period' && each.quotaId === rule.id && isOfClass(each, classId),
  )
}

/** Null where there is no task: nothing is set, a target of 0, a day off. */
function inputsOf(history: RuleHistory, counts: HistoryCounts, part: BookedPeriod): TaskInputs | null {
  const term = termAt(history, part.from)
  const { target } = targetOf(term, part, counts.lastYear)
  if (target === null || target === 0) return null
  const count = countIn(counts.measured, part)
  const adopted = countIn(counts.adoptedBeside, part)
  const missingAdopted = Math.max(0, (term.task?.adoptedMinimum ?? 0) - adopted)
  return {
    kind: 'task',
    quotaId: history.rule.id,
    task: term.rule.name,
    target,
    count,
    missing: Math.max(0, target - count) + missingAdopted,
    extra: Math.max(0, count - target),
  }
}

/** Null where the rule has nothing to say (yet): a task is missed only when its period is over. */
function stepsOf({ when }: PeriodRule, { missing, extra }: TaskInputs, isOver: boolean): ScoreStep[] | null {
  const points: ScoreStep = { kind: 'points', hundredths: toHundredths(when.points) }
  switch (when.kind) {
    case 'met':
      if (missing === 0) return [points]
      return isOver ? [points, { kind: 'suppressed', because: 'not_met' }] : null
    case 'missed':
      return isOver && missing > 0 ? [points] : null
    case 'per_missing':
      return isOver && missing > 0 ? [points, { kind: 'count', count: missing }] : null
    case 'per_extra':
      return extra > 0 ? [points, { kind: 'count', count: extra }] : null
    default:
      return assertNever(when)
  }
}

/** "10 per month if the floor is met, at most 120 a year". */
function withYearLimit({ mostPerYear }: PeriodRule, steps: ScoreStep[], used: Hundredths): ScoreStep[] {
  const limit = mostPerYear === null ? Infinity : toHundredths(mostPerYear)
  const isOverLimit = used + Math.abs(applySteps(steps)) > limit
  return isOverLimit ? [...steps, { kind: 'year_limit', limit, used }] : steps
}
