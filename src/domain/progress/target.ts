import { parsePeriod, periodBounds, type Period } from '../calendar/period.ts'
import { countIn, type CountedList } from './counted-list.ts'
import type { LastYearFloor, TargetBasis } from './progress-line.ts'
import type { RuleTerm } from './rule-history.ts'

export interface Target {
  target: number | null
  targetBasis: TargetBasis
  lastYear: LastYearFloor | null
}

/** The target of one period of the rule; `lastYear` are the items of the year before, null when they are not at hand. */
export function targetOf(
  { task }: RuleTerm,
  { period, isWorked }: { period: Period; isWorked: boolean },
  lastYearItems: CountedList | null,
): Target {
  if (task === null) return { target: null, targetBasis: 'not_in_force', lastYear: null }
  if (task.rule.isWorkingDaysOnly && !isWorked) {
    return { target: null, targetBasis: 'day_off', lastYear: null }
  }
  const percent = task.floorPercentOfLastYear
  const lastYear = percent === null ? null : floorOf(percent, period, lastYearItems)
  const floor = lastYear?.floor ?? null
  const { minimum } = task
  if (floor !== null && floor > (minimum ?? 0)) return { target: floor, targetBasis: 'last_year', lastYear }
  if (minimum === null)
    return { target: floor, targetBasis: floor === null ? 'unstated' : 'last_year', lastYear }
  return { target: minimum, targetBasis: task.isPart ? 'part' : 'rule', lastYear }
}

/** "在发稿数量不能少于去年的情况下" (ZK-09): the count of the same period a year before, times the percentage. */
function floorOf(percent: number, period: Period, items: CountedList | null): LastYearFloor {
  const before = parsePeriod(`${Number(period.slice(0, 4)) - 1}${period.slice(4)}`) ?? null
  if (before === null || items === null) return { period: before, count: null, percent, floor: null }
  const count = countIn(items, periodBounds(before))
  return { period: before, count, percent, floor: Math.ceil((count * Math.round(percent * 100)) / 10_000) }
}
