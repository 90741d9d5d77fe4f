import type { AccountId, KeyPointSetId, UnitId } from '../../domain/ids.ts'
import type { Database } from '../db/database.ts'

export interface NewReading {
  setId: KeyPointSetId
  accountId: AccountId
  unitId: UnitId
  rev: number
  at: number
}

/** Each person reads each revision once; a second receipt changes nothing. */
export function insertReading(db: Database, { setId, accountId, unitId, rev, at }: NewReading) {
  const sql = `
    insert into key_point_readings (set_id, account_id, rev, unit_id, at) values (?, ?, ?, ?, ?)
    on conflict do nothing`
  db.run(sql, setId, accountId, rev, unitId, at)
}

/** The newest revision that this person has opened; 0 for none. */
export function findReadRev(db: Database, setId: KeyPointSetId, accountId: AccountId): number {
  const sql = 'select max(rev) as rev from key_point_readings where set_id = ? and account_id = ?'
  return db.get<{ rev: number | null }>(sql, setId, accountId)?.rev ?? 0
}

export interface Reader {
  unitId: UnitId
  accountId: AccountId
  name: string
  /** When this person opened the set first. */
  at: number
  rev: number
}

export function listReaders(db: Database, setId: KeyPointSetId): Reader[] {
  const sql = `
    select r.unit_id as unitId, r.account_id as accountId, a.display_name as name, min(r.at) as at, max(r.rev) as rev
    from key_point_readings r join accounts a on a.id = r.account_id
    where r.set_id = ? group by r.unit_id, r.account_id order by min(r.at)`
  return db.all<Reader>(sql, setId)
}

/** Units in which somebody has opened the set. */
export function listReadingUnits(db: Database, setId: KeyPointSetId): UnitId[] {
  const sql = 'select distinct unit_id as unitId from key_point_readings where set_id = ?'
  return db.all<{ unitId: UnitId }>(sql, setId).map(({ unitId }) => unitId)
}
