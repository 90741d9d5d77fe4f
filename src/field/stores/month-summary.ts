import type { Month } from '../../domain/calendar/month.ts'
import type { ItemId } from '../../domain/ids.ts'
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
  const idsOf = (ids: (task: TaskOf) => readonly ItemId[]) => new Set(counting.flatMap(ids))
  const confirmed = idsOf(({ confirmedIds }) => confirmedIds)
  return {
    confirmed: confirmed.size,
    waiting: idsOf(({ waitingIds }) => waitingIds).size,
    withUnit: countWithUnit([...confirmed], at),
    minimum: counting.reduce((total, { line }) => total + (line.target ?? 0), 0),
  }
}

/** The tasks that make up the whole: reporting before adoption, the unit's before the person's, nothing twice. */
export function countingTasks(tasks: readonly TaskOf[]): TaskOf[] {
  const set = tasks.filter(({ line }) => (line.target ?? 0) > 0)
  const reporting = set.filter(({ line }) => line.measure === 'reported')
  const chosen = reporting.length > 0 ? reporting : set
  const units = chosen.filter(({ line }) => line.holder === 'unit')
  const own = units.length > 0 ? units : chosen.filter(({ line }) => line.holder === 'person')
  return own.filter((task) => !isWithinAnother(task, own))
}

/** Without a task all that was reported counts. */
function everythingIn(month: Period, { standing, person }: StandingAt) {
  const { from, until } = periodBounds(month)
  // A joint item of another unit is known here for its points.
  const confirmed = standing.records.filter(
    ({ unitId, reportedAt }) => unitId === person.unitId && from <= reportedAt && reportedAt < until,
  )
  const ids = confirmed.map(({ itemId }) => itemId)
  return {
    confirmed: confirmed.length,
    withUnit: countWithUnit(ids, { standing }),
    waiting: standing.waiting.filter(({ submittedAt }) => from <= submittedAt && submittedAt < until).length,
  }
}

/** How many of some items the unit is still signing: they count from the day they came, and no office works on them yet. */
export function countWithUnit(ids: readonly ItemId[], { standing }: Pick<StandingAt, 'standing'>): number {
  return ids.filter((id) => standing.withUnit.includes(id)).length
}
