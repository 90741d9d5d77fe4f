import { daysAgo } from '../calendar/shanghai-time.ts'
import type { Category } from '../category.ts'
import type { DeadlineRules } from './deadline-rule.ts'

export interface DatedReport {
  category: Category
  /** When what it tells of happened (ms). */
  eventAt: number
  /** When it was sent (ms), by the clock that the policy counts by. */
  reportedAt: number
}

/**
 * Whether a report came on the day of its event in Asia/Shanghai (当天采集,当天编写,当天报送, XY-51); null where the
 * office asks no such thing of this kind.
 */
export function isSameDayReport(
  { sameDay }: Pick<DeadlineRules, 'sameDay'>,
  report: DatedReport,
): boolean | null {
  if (sameDay === null) return null
  if (sameDay.categories !== null && !sameDay.categories.includes(report.category)) return null
  return daysAgo(report.eventAt, report.reportedAt) === 0
}
