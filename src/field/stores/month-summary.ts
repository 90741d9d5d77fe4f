import type { Month } from '../../domain/calendar/month.ts'
import { periodBounds, type Period } from '../../domain/calendar/period.ts'
import type { MonthSummary } from '../local/month-hint.ts'
import {
  hasTargets,
  isOfMonth,
  isWithinAnother,
  tasksIn,
  type StandingAt,
  type TaskOf,
} from './task-lines.ts'

/**
 * The month in figures: the tasks of days, weeks and months one by one, and together as 已完成 a 篇，共 b 篇，待发 c 篇.
 * Together they are the unit's tasks; those of the person where the unit has none.
 */
export function summarizeMonth(month: Month, at: StandingAt): MonthSummary {
  const tasks = tasksIn(month, at).filter(({ rule }) => isOfMonth(rule.period))
  return {
    month,
    hasTargets: hasTargets(at.standing.policies, month),
    ...totalsOf(tasks, month, at),
    lines: tasks.map(({ line }) => line),
  }
}

function totalsOf(tasks: readonly TaskOf[], month: Month, at: StandingAt) {
  const counting = countingTasks(tasks)
  if (counting.length === 0) return { ...everythingIn(month, at), minimum: 0 }
  const idsOf = (ids: (task: TaskOf) => readonly string[]) =>
    new Set(counting.flatMap((task) => [...ids(task)])).size
  return {
    confirmed: idsOf(({ confirmedIds }) => confirmedIds),
    waiting: idsOf(({ waitingIds }) => waitingIds),
    minimum: counting.reduce((total, { line }) => total + (line.target ?? 0), 0),
  }
}

/** The tasks that make up the whole: reporting before adoption, the unit's before the person's, nothing twice. */
export function countingTasks(tasks: readonly TaskOf[]): TaskOf[] {
  const set = tasks.filter(({ line }) => line.target !== null)
  const reporting = set.filter(({ line }) => line.measure === 'reported')
  const chosen = reporting.length > 0 ? reporting : set
  const units = chosen.filter(({ line }) => line.holder === 'unit')
  const own = units.length > 0 ? units : chosen.filter(({ line }) => line.holder === 'person')
  return own.filter((task) => !isWithinAnother(task, own))
}

/** Without a task all that was reported counts. */
function everythingIn(month: Period, { standing, person }: StandingAt) {
  const { from, until } = periodBounds(month)
  return {
    // A joint item of another unit is known here for its points.
    confirmed: standing.records.filter(
      ({ unitId, reportedAt }) => unitId === person.unitId && from <= reportedAt && reportedAt < until,
    ).length,
    waiting: standing.waiting.filter(({ submittedAt }) => from <= submittedAt && submittedAt < until).length,
  }
}
