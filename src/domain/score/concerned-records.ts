import { periodBounds, shiftPeriod } from '../calendar/period.ts'
import type { ItemRecord } from '../record/item-record.ts'
import { latestAtOf } from '../record/record-shelf.ts'
import type { LedgerInput } from './ledger.ts'
import { openSpan } from './ledger-span.ts'

/** Week 1 of a year may begin in December. */
const WEEK_MS = 7 * 24 * 60 * 60 * 1000

/**
 * The records that can change the ledger of a period: of which anything happened since the year before began (limits
 * and last year's counts go no further back), and those that an entry is about.
 */
export function concernedRecords({
  period,
  records,
  entries,
}: Pick<LedgerInput, 'period' | 'records' | 'entries'>): ItemRecord[] {
  const { from } = periodBounds(shiftPeriod(openSpan(period).year, -1))
  const named = new Set(entries.map(({ itemId }) => itemId))
  return records.filter((record) => latestAtOf(record) >= from - WEEK_MS || named.has(record.itemId))
}
