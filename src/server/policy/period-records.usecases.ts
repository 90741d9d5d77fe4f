import { periodBounds } from '../../domain/calendar/period.ts'
import type { PeriodRecords } from '../../protocol/desk-policy.ts'
import type { RecordBook } from '../items/record-book.usecases.ts'
import { readMonth } from '../score/read-period.usecases.ts'

/** The records that came, came again or were used in a month; whose they are is no matter of a rule's example. */
export function listPeriodRecords(
  book: RecordBook,
  query: { period?: string | undefined; unit?: string | undefined },
): PeriodRecords {
  const period = readMonth(query.period)
  const { from, until } = periodBounds(period)
  const isIn = (at: number) => from <= at && at < until
  const records = book
    .all()
    .filter(({ unitId }) => query.unit === undefined || unitId === query.unit)
    .filter(({ reportedAt, lastReportedAt, uses }) =>
      [reportedAt, lastReportedAt, ...uses.map(({ at }) => at)].some(isIn),
    )
  const inOrder = records.sort((a, b) => a.reportedAt - b.reportedAt)
  return { period, records: inOrder.map((record) => ({ ...record, authorId: null })) }
}
