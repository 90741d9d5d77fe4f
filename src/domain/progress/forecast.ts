import type { Period } from '../calendar/period.ts'
import type { WorkingPeriod } from '../calendar/working-days.ts'
import type { Forecast } from './progress-line.ts'

/** From this share of a period's working days on, its own pace says more than the periods before. */
const PACE_TELLS_FROM = 1 / 4

/**
 * `done`: confirmed and waiting. `expected`: see `expectedByNow`; null without a target. `readLastPeriods`: counts of
 * the periods before, the latest first; asked only where the period itself does not tell.
 */
export function forecastOf({
  done,
  expected,
  isOver,
  workingDays,
  readLastPeriods,
}: {
  done: number
  expected: number | null
  isOver: boolean
  workingDays: WorkingPeriod
  readLastPeriods: () => { period: Period; count: number }[]
}): Forecast {
  const { passed, left, all } = workingDays
  const days = { workingDaysPassed: passed, workingDaysLeft: left }
  if (isOver) return { expected: done, basis: 'over', ...days, lastPeriods: [] }
  // Where nothing is done and nothing was due, there is no pace yet.
  const hasPace = done > 0 || expected !== 0
  if (hasPace && doesPaceTell(workingDays)) {
    return { expected: halfUp(done * all, passed), basis: 'pace_this_period', ...days, lastPeriods: [] }
  }
  const lastPeriods = readLastPeriods()
  if (lastPeriods.length === 0) return { expected: null, basis: 'too_early', ...days, lastPeriods: [] }
  const sum = lastPeriods.reduce((total, { count }) => total + count, 0)
  const mean = Math.max(done, halfUp(sum, lastPeriods.length))
  return { expected: mean, basis: 'same_as_last_periods', ...days, lastPeriods }
}

/**
 * What the working days that are over ask for of a target, in whole items; all of it when the period is over. Once the
 * pace of the period tells, it is the least count from which the forecast reaches the target, so that no line is on pace
 * and forecast to fall short; a task of one item is due from the middle of its period on.
 */
export function expectedByNow(target: number, workingDays: WorkingPeriod, isOver: boolean): number {
  const { passed, all } = workingDays
  if (isOver) return target
  const share = all === 0 ? 0 : halfUp(target * passed, all)
  if (share === 0 || !doesPaceTell(workingDays)) return share
  return Math.ceil(((2 * target - 1) * passed) / (2 * all))
}

function doesPaceTell({ passed, all }: WorkingPeriod): boolean {
  return passed > 0 && passed >= all * PACE_TELLS_FROM
}

/** A quotient of two counts, rounded half-up to a whole number. */
function halfUp(dividend: number, divisor: number): number {
  return Math.floor((2 * dividend + divisor) / (2 * divisor))
}
