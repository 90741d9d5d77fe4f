import type { Period } from '../calendar/period.ts'
import type { WorkingPeriod } from '../calendar/working-days.ts'
import type { Forecast } from './progress-line.ts'

/** From this share of a period's working days on, its own pace says more than the periods before. */
const PACE_TELLS_FROM = 1 / 4

/** `done`: confirmed and waiting. `lastPeriods`: counts of the periods before, the latest first. */
export function forecastOf({
  done,
  isOver,
  workingDays: { passed, left, all },
  lastPeriods,
}: {
  done: number
  isOver: boolean
  workingDays: WorkingPeriod
  lastPeriods: { period: Period; count: number }[]
}): Forecast {
  const days = { workingDaysPassed: passed, workingDaysLeft: left }
  if (isOver) return { expected: done, basis: 'over', ...days, lastPeriods: [] }
  if (passed > 0 && passed >= all * PACE_TELLS_FROM) {
    return { expected: halfUp(done * all, passed), basis: 'pace_this_period', ...days, lastPeriods: [] }
  }
  if (lastPeriods.length === 0) return { expected: null, basis: 'too_early', ...days, lastPeriods: [] }
  const sum = lastPeriods.reduce((total, { count }) => total + count, 0)
  const expected = Math.max(done, halfUp(sum, lastPeriods.length))
  return { expected, basis: 'same_as_last_periods', ...days, lastPeriods }
}

/** What the working days that are over ask for of a target; all of it when there are none in the period. */
export function expectedByNow(target: number, { passed, all }: WorkingPeriod, isOver: boolean): number {
  if (isOver) return target
  return all === 0 ? 0 : halfUp(target * passed, all)
}

/** A quotient of two counts, rounded half-up to a whole number. */
function halfUp(dividend: number, divisor: number): number {
  return Math.floor((2 * dividend + divisor) / (2 * divisor))
}
