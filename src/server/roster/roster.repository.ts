import type { AccountId, UnitId } from '../../domain/ids.ts'
import type { RosterEntry } from '../../domain/people/roster.ts'
import type { Database } from '../db/database.ts'

const ENTRY = `
  select e.number, e.seat_id as seatId, e.unit_id as unitId, e.post, e.name, e.duty, e.phone,
    e.account_id as accountId, e.from_at as "from", e.note, a.display_name as filedBy, e.filed_at as filedAt
  from roster_entries e join accounts a on a.id = e.filed_by`

export function listEntries(db: Database): RosterEntry[] {
  return db.all(`${ENTRY} order by e.number`)
}

export function listUnitEntries(db: Database, unitId: UnitId): RosterEntry[] {
  return db.all(`${ENTRY} where e.unit_id = ? order by e.number`, unitId)
}

export type NewEntry = Omit<RosterEntry, 'number' | 'filedBy'> & { filedBy: AccountId }

export function insertEntry(db: Database, entry: NewEntry) {
  const sql = `
    insert into roster_entries (seat_id, unit_id, post, name, duty, phone, account_id, from_at, note, filed_by, filed_at)
    values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`
  const { seatId, unitId, post, name, duty, phone, accountId, from, note, filedBy, filedAt } = entry
  db.run(sql, seatId, unitId, post, name, duty, phone, accountId, from, note, filedBy, filedAt)
}
