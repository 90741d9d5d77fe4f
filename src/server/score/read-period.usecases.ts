import type { Month } from '../../domain/calendar/month.ts'
import { kindOf, parsePeriod, type Period } from '../../domain/calendar/period.ts'
import { refuseScore } from './score.errors.ts'

/** The period of an address: a month, a quarter, a half-year or a year; tasks of days and weeks are shown in these. */
export function readPeriod(text: string | undefined): Period {
  const period = parsePeriod(text ?? '')
  if (period === undefined) throw refuseScore('period.unknown')
  const kind = kindOf(period)
  if (kind === 'day' || kind === 'week') throw refuseScore('period.unknown')
  return period
}

export function readMonth(text: string | undefined): Month {
  const period = readPeriod(text)
  if (kindOf(period) !== 'month') throw refuseScore('period.unknown')
  return period as Month
}
