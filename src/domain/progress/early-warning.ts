import type { WorkingPeriod } from '../calendar/working-days.ts'
import type { ProgressLine } from './progress-line.ts'
import type { Silence } from './silence.ts'

/** 长期未报 零报 落后于进度, the gravest first. */
export const WARNINGS = ['silent', 'zero', 'behind'] as const
export type Warning = (typeof WARNINGS)[number]

/**
 * What the office should see of a unit before the period ends. `silent`: nothing for as long as the policy says.
 * `zero`: nothing in this period, though a task expects something by now or half of its working days are over; in the
 * first days of a month nobody is warned. `behind`: a task is behind the working days that are over, or was missed.
 */
export function warningsOf({
  reported,
  lines,
  silence,
  workingDays,
  isOver,
}: {
  reported: number
  lines: readonly ProgressLine[]
  silence: Silence
  workingDays: WorkingPeriod
  isOver: boolean
}): Warning[] {
  const isBehind = lines.some(({ state }) => state === 'behind' || state === 'missed')
  const isHalfOver = isOver || (workingDays.all > 0 && workingDays.passed * 2 >= workingDays.all)
  const isZero = reported === 0 && (isBehind || isHalfOver)
  const found = { silent: silence.isSilent, zero: isZero, behind: isBehind }
  return WARNINGS.filter((warning) => found[warning])
}
