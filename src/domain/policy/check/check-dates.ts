import { findCalendarFaults, type WorkingCalendar } from '../../calendar/working-calendar.ts'
import { problem, type PolicyContext, type PolicyProblem } from '../policy-problem.ts'
import type { Policy } from '../policy.ts'

/** From when the version holds, and the office's own days. */
export function checkDates({ validFrom, workingDays }: Policy, context: PolicyContext): PolicyProblem[] {
  return [...checkStart(validFrom, context), ...checkWorkingDays(workingDays)]
}

/**
 * Closed periods stay: a version begins after them, and after every version that has begun. One that has
 * not is replaced by it: a wrong date can be put right.
 */
function checkStart(
  validFrom: number,
  { closedUntil, versions, now = Infinity }: PolicyContext,
): PolicyProblem[] {
  const newest = Math.max(...versions.map((version) => version.validFrom).filter((from) => from <= now))
  return [
    ...(closedUntil !== null && validFrom < closedUntil
      ? [problem('policy.from_closed_period', 'validFrom', { validFrom, closedUntil })]
      : []),
    ...(validFrom <= newest ? [problem('policy.not_after_newest', 'validFrom', { validFrom, newest })] : []),
  ]
}

function checkWorkingDays(workingDays: WorkingCalendar): PolicyProblem[] {
  return findCalendarFaults(workingDays).map(({ code, at }) =>
    code === 'calendar.year_given_twice'
      ? problem(code, `workingDays.years.${lastIndexOf(workingDays.years, ({ year }) => year === at)}`, {
          year: at,
        })
      : problem(
          code,
          `workingDays.corrections.${lastIndexOf(workingDays.corrections, ({ day, reason }) =>
            code === 'calendar.reason_missing' ? day === at && reason.trim() === '' : day === at,
          )}`,
          { day: at },
        ),
  )
}

function lastIndexOf<Value>(values: readonly Value[], is: (value: Value) => boolean): number {
  return values.reduce((last, value, index) => (is(value) ? index : last), -1)
}
