import { parsePeriod } from '../../domain/calendar/period.ts'
import type { Unit } from '../../domain/people/unit.ts'
import type { ToldClosedPeriod } from '../../protocol/closed-period.ts'
import type { Database } from '../db/database.ts'
import { findClosedLedger, findClosedPeriod } from './closed-periods.repository.ts'

/** What was stored of the reader's own unit when a period was closed; a unit that came later has no lines in it. */
export function tellClosedPeriod(
  db: Database,
  id: string,
  { session: { unit } }: { session: { unit: Unit | null } },
): { rev: number; row: ToldClosedPeriod } | null {
  const period = parsePeriod(id)
  const closing = period && findClosedPeriod(db, period)
  if (closing === undefined || unit === null) return null
  const { lines = [], hundredths = 0 } = findClosedLedger(db, closing.period, unit.id) ?? {}
  return {
    rev: 1,
    row: { period: closing.period, closedAt: closing.at, unitId: unit.id, lines, hundredths },
  }
}
