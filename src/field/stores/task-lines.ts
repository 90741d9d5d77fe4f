import { PERIOD_KINDS, type Period, type PeriodKind } from '../../domain/calendar/period.ts'
import type { Month } from '../../domain/calendar/month.ts'
import { officeCalendar } from '../../domain/calendar/working-calendar.ts'
import type { AccountId, ItemId, UnitId } from '../../domain/ids.ts'
import { policyHolding } from '../../domain/policy/policy-holding.ts'
import type { Policy } from '../../domain/policy/policy.ts'
import type { QuotaRule } from '../../domain/policy/quota-rule.ts'
import type { Holder } from '../../domain/progress/holder.ts'
import type { MeasureProgress, ProgressLine } from '../../domain/progress/progress-line.ts'
import { periodsOf } from '../../domain/progress/periods-of.ts'
import { progressOf, type ProgressInput } from '../../domain/progress/progress-of.ts'
import type { TaskLine } from '../local/month-hint.ts'
import type { Standing } from '../local/standing.ts'

export type { MonthSummary, TaskLine } from '../local/month-hint.ts'

/** Whose phone it is, as the sign-in named them. */
export interface Person {
  accountId: AccountId
  unitId: UnitId
  unitClassId: string
}

export interface StandingAt {
  standing: Standing
  person: Person
  now: number
}

/** A task with the items behind its numbers, and the line of the rule it belongs to. */
export interface TaskOf {
  line: TaskLine
  rule: QuotaRule
  confirmedIds: ItemId[]
  waitingIds: ItemId[]
  progress: ProgressLine
}

/**
 * The tasks of the unit, of the person's section and of the person in a period, in the document's order. A rule with a
 * longer period than the one asked for stands with the period that holds it; while 数量指标 is off there is none.
 */
export function tasksIn(period: Period, at: StandingAt): TaskOf[] {
  if (!hasTargets(at.standing.policies, period)) return []
  return holdersOf(at).flatMap((holder) =>
    progressOf({ ...inputOf(at), holder, period }).flatMap((line) => tasksOfLine(line, holder.kind)),
  )
}

/** The tasks of one holder in the twelve months of a year; those of longer periods are no month's and are left out. */
export function tasksOfMonths(year: string, holder: OwnHolder, at: StandingAt): TaskOf[] {
  const december = `${year}-12` as Month
  return periodsOf({ ...inputOf(at), holder, until: december, count: 12 }).flatMap(({ periods }) =>
    periods.flatMap((line) => tasksOfLine(line, holder.kind)),
  )
}

/** What progress is computed from; the calendar is that of the newest version. */
export function inputOf({ standing, now }: StandingAt): Omit<ProgressInput, 'holder' | 'period'> {
  const { policies, records, waiting } = standing
  const newest = policies[policies.length - 1]
  return { policies, records, waiting, calendar: officeCalendar(newest?.workingDays ?? {}), now }
}

export type OwnHolder = Exclude<Holder, { kind: 'office' }>

export function unitOf({ standing, person }: StandingAt): Extract<Holder, { kind: 'unit' }> {
  const { unitClass = { classId: person.unitClassId } } = standing
  return { ...unitClass, kind: 'unit', unitId: person.unitId }
}

export function personOf(at: StandingAt): Extract<Holder, { kind: 'person' }> {
  return { ...unitOf(at), kind: 'person', accountId: at.person.accountId }
}

function holdersOf(at: StandingAt): OwnHolder[] {
  const { section } = at.standing
  const sections: OwnHolder[] = section === null ? [] : [{ ...unitOf(at), kind: 'section', section }]
  return [unitOf(at), ...sections, personOf(at)]
}

function tasksOfLine(progress: ProgressLine, holder: TaskLine['holder']): TaskOf[] {
  const sides: MeasureProgress[] = progress.adopted === null ? [progress] : [progress, progress.adopted]
  return sides.map((side) => ({
    line: taskLineOf(progress, side, holder),
    rule: progress.rule,
    confirmedIds: side.confirmedIds,
    waitingIds: side.waitingIds,
    progress,
  }))
}

function taskLineOf(progress: ProgressLine, side: MeasureProgress, holder: TaskLine['holder']): TaskLine {
  const { rule, isOver, period } = progress
  const { measure, target, confirmed, waiting, missing, excess, expectedByNow, forecast } = side
  const isMain = side === progress
  return {
    key: `${holder}.${rule.id}.${rule.period}.${measure}.${period}`,
    name: rule.name,
    categories: rule.filter.categories,
    holder,
    kind: rule.period,
    measure,
    target,
    confirmed,
    waiting,
    missing,
    excess,
    aim: isMain ? progress.aim : null,
    // The line's own state is the worse of two measures; here each speaks for itself.
    state: progress.adopted === null || !isMain ? side.state : stateOfMain(progress),
    expectedByNow,
    expected: forecast.expected,
    basis: forecast.basis,
    partsMet: isMain ? progress.partsMet : null,
    isOver,
  }
}

function stateOfMain({ target, confirmed, waiting, expectedByNow, isOver, state }: ProgressLine) {
  if (target === null || target === 0) return 'no_task'
  if (confirmed >= target) return 'met'
  if (confirmed + waiting >= target) return 'on_the_way'
  if (isOver) return 'missed'
  if (state === 'not_begun') return state
  return confirmed + waiting >= (expectedByNow ?? 0) ? 'on_pace' : 'behind'
}

/** A rule that is part of another one (其中) does not add to the whole: what it counts is counted there. */
export function isWithinAnother({ rule, line }: TaskOf, all: readonly TaskOf[]): boolean {
  return all.some(
    (other) =>
      other.rule !== rule &&
      other.line.holder === line.holder &&
      other.line.measure === line.measure &&
      isWider(other.rule, rule) &&
      !(isWider(rule, other.rule) && other.line.key > line.key),
  )
}

function isWider({ filter: wide }: QuotaRule, { filter: narrow }: QuotaRule): boolean {
  return (['categories', 'origins', 'levels', 'outlets'] as const).every((field) =>
    holdsAll(wide[field], narrow[field]),
  )
}

function holdsAll(wide: readonly string[] | null, narrow: readonly string[] | null): boolean {
  return wide === null || (narrow !== null && narrow.every((value) => wide.includes(value)))
}

export function isOfMonth(kind: PeriodKind): boolean {
  return PERIOD_KINDS.indexOf(kind) <= PERIOD_KINDS.indexOf('month')
}

/** Whether tasks are shown at all (数量指标); true while no rules are known. */
export function hasTargets(policies: readonly Policy[], period: Period): boolean {
  return policyHolding(policies, period)?.hasQuantityTargets ?? true
}
