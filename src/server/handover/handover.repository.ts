import type { AccountId, UnitId } from '../../domain/ids.ts'
import type { UnfinishedWork } from '../../domain/people/handover.ts'
import type { Database } from '../db/database.ts'

export interface StandingChange {
  /** The one or the other. */
  accountId: AccountId | null
  unitId: UnitId | null
  type: 'deactivated' | 'reactivated'
  at: number
  by: AccountId
  note: string
  successorId: AccountId | null
  moved: readonly UnfinishedWork[]
}

/** Keeps for ever who stopped or came back, and what went to whom; gives the running number. */
export function insertChange(db: Database, change: StandingChange): number {
  const sql = `
    insert into standing_changes (account_id, unit_id, type, at, by_account, note, successor_id, moved)
    values (?, ?, ?, ?, ?, ?, ?, ?)`
  const { accountId, unitId, type, at, by, note, successorId, moved } = change
  return db.insert(sql, accountId, unitId, type, at, by, note, successorId, JSON.stringify(moved))
}

export interface HandoverRow {
  number: number
  at: number
  fromName: string
  byName: string
  successorId: AccountId | null
  moved: UnfinishedWork[]
}

export function findHandover(db: Database, number: number): HandoverRow | undefined {
  const sql = `
    select c.number, c.at, p.display_name as fromName, b.display_name as byName, c.successor_id as successorId,
      c.moved
    from standing_changes c join accounts p on p.id = c.account_id join accounts b on b.id = c.by_account
    where c.number = ?`
  const row = db.get<Omit<HandoverRow, 'moved'> & { moved: string }>(sql, number)
  return row && { ...row, moved: JSON.parse(row.moved) as UnfinishedWork[] }
}

/** What was ever done about people and units, the newest first. */
export function listChanges(db: Database, limit: number) {
  const sql = `
    select c.number, c.type, c.at, c.note, coalesce(p.display_name, u.name) as name, b.display_name as byName,
      s.display_name as successorName, json_array_length(c.moved) as moved
    from standing_changes c
      left join accounts p on p.id = c.account_id left join units u on u.id = c.unit_id
      join accounts b on b.id = c.by_account left join accounts s on s.id = c.successor_id
    order by c.number desc limit ?`
  return db.all<{
    number: number
    type: StandingChange['type']
    at: number
    note: string
    name: string
    byName: string
    successorName: string | null
    moved: number
  }>(sql, limit)
}
