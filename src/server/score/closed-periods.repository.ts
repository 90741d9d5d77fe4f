import type { Period } from '../../domain/calendar/period.ts'
import type { AccountId, UnitId } from '../../domain/ids.ts'
import type { UnitLedger } from '../../domain/score/ledger.ts'
import type { Ranking } from '../../domain/score/ranking.ts'
import type { Database } from '../db/database.ts'

/** What is kept of a closed period beside the ledgers of its units. */
export interface ClosedSummary {
  ranking: Ranking
  units: { id: UnitId; name: string; classId: string }[]
}

export interface ClosedPeriod {
  period: Period
  at: number
  by: string
}

const CLOSED = `
  select c.period, c.closed_at as at, a.display_name as by
  from closed_periods c join accounts a on a.id = c.closed_by`

/** The newest first. */
export function listClosedPeriods(db: Database): ClosedPeriod[] {
  return db.all(`${CLOSED} order by c.until desc, c.period`)
}

export function findClosedPeriod(db: Database, period: Period): ClosedPeriod | undefined {
  return db.get(`${CLOSED} where c.period = ?`, period)
}

export function getClosedSummary(db: Database, period: Period): ClosedSummary {
  const row = db.get<{ summary: string }>('select summary from closed_periods where period = ?', period)
  if (row === undefined) throw new Error('a closed period has no summary')
  return JSON.parse(row.summary) as ClosedSummary
}

export function findClosedLedger(db: Database, period: Period, unitId: UnitId): UnitLedger | undefined {
  const sql = 'select ledger from closed_ledgers where period = ? and unit_id = ?'
  const row = db.get<{ ledger: string }>(sql, period, unitId)
  return row && (JSON.parse(row.ledger) as UnitLedger)
}

/** What was stored of a unit in the periods that ended after an instant (ms), the newest period first. */
export function listClosedLedgers(
  db: Database,
  { unitId, endedAfter }: { unitId: UnitId; endedAfter: number },
): UnitLedger[] {
  const sql = `
    select l.ledger from closed_periods c join closed_ledgers l on l.period = c.period and l.unit_id = ?
    where c.until > ? order by c.until desc, c.period`
  const rows = db.all<{ ledger: string }>(sql, unitId, endedAfter)
  return rows.map(({ ledger }) => JSON.parse(ledger) as UnitLedger)
}

export interface Closing {
  period: Period
  until: number
  by: AccountId
  at: number
  summary: ClosedSummary
  ledgers: readonly UnitLedger[]
}

export function insertClosing(db: Database, { period, until, by, at, summary, ledgers }: Closing) {
  const sql =
    'insert into closed_periods (period, until, summary, closed_by, closed_at) values (?, ?, ?, ?, ?)'
  db.run(sql, period, until, JSON.stringify(summary), by, at)
  for (const ledger of ledgers) {
    const insert = 'insert into closed_ledgers (period, unit_id, ledger) values (?, ?, ?)'
    db.run(insert, period, ledger.unitId, JSON.stringify(ledger))
  }
}

/** The end of the latest closed period: nothing before it moves any more. Null while nothing is closed. */
export function closedUntil(db: Database): number | null {
  return db.get<{ until: number | null }>('select max(until) as until from closed_periods')?.until ?? null
}
