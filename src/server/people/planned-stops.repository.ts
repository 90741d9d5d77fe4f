import type { AccountId } from '../../domain/ids.ts'
import type { RefusalCode } from '../../protocol/codes.ts'
import type { Database } from '../db/database.ts'

/** Who is to stop, from the first instant of which day, and to whom their work goes then. */
export interface PlannedStop {
  accountId: AccountId
  from: number
  successorId: AccountId | null
  note: string
  by: AccountId
  byName: string
}

export function savePlannedStop(db: Database, stop: Omit<PlannedStop, 'byName'> & { at: number }) {
  const sql = `
    insert or replace into planned_stops (account_id, from_at, successor_id, note, planned_by, planned_at)
    values (?, ?, ?, ?, ?, ?)`
  db.run(sql, stop.accountId, stop.from, stop.successorId, stop.note, stop.by, stop.at)
}

export function deletePlannedStop(db: Database, accountId: AccountId) {
  db.run('delete from planned_stops where account_id = ?', accountId)
}

export function setStopRefused(db: Database, accountId: AccountId, code: RefusalCode) {
  db.run('update planned_stops set refused = ? where account_id = ?', code, accountId)
}

/** Those whose day has come and that were not tried yet, the earliest first. */
export function listDueStops(db: Database, at: number): PlannedStop[] {
  const sql = `
    select s.account_id as accountId, s.from_at as "from", s.successor_id as successorId, s.note,
      s.planned_by as "by", a.display_name as byName
    from planned_stops s join accounts a on a.id = s.planned_by
    where s.from_at <= ? and s.refused is null order by s.from_at, s.account_id`
  return db.all<PlannedStop>(sql, at)
}
