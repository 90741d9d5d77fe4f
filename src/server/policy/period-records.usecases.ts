import { kindOf, periodBounds } from '../../domain/calendar/period.ts'
import type { PeriodRecords } from '../../protocol/desk-policy.ts'
import type { RecordBook } from '../items/record-book.usecases.ts'
import { readPeriod } from '../score/read-period.usecases.ts'
import { refuseScore } from '../score/score.errors.ts'

/** The records that came, came again or were used in a month; whose they are is no matter of a rule's example. */
export function listPeriodRecords(
  book: RecordBook,
  query: { period?: string | undefined; unit?: string | undefined },
): PeriodRecords {
  const period = readPeriod(query.period)
  if (kindOf(period) !== 'month') throw refuseScore('period.unknown')
  const { from, until } = periodBounds(period)
  const isIn = (at: number) => from <= at && at < until
  const records = book
    .all()
    .filter(({ unitId }) => query.unit === undefined || unitId === query.unit)
    .filter(({ reportedAt, lastReportedAt, uses }) =>
      [reportedAt, lastReportedAt, ...uses.map(({ at }) => at)].some(isIn),
    )
  return { period, records: records.map((record) => ({ ...record, authorId: null })) }
}
