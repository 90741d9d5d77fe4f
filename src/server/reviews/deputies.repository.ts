import type { AccountId, UnitId } from '../../domain/ids.ts'
import type { Deputyship } from '../../domain/review/deputyship.ts'
import type { Database } from '../db/database.ts'

export interface UnitDeputyship extends Deputyship {
  unitId: UnitId
}

const DEPUTYSHIP = `
  select d.id, d.unit_id as unitId, d.post, d.holder_id as holderId, h.display_name as holderName,
    d.deputy_id as deputyId, s.display_name as deputyName, d.from_at as "from", d.until_at as "until",
    d.ended_at as endedAt
  from deputyships d join accounts h on h.id = d.holder_id join accounts s on s.id = d.deputy_id`

export function findDeputyship(db: Database, id: string): UnitDeputyship | undefined {
  return db.get(`${DEPUTYSHIP} where d.id = ?`, id)
}

/** Those of a unit that have not passed at an instant. */
export function listUnitDeputyships(db: Database, unitId: UnitId, at: number): UnitDeputyship[] {
  const sql = `${DEPUTYSHIP} where d.unit_id = ? and d.until_at > ? and d.ended_at is null order by d.from_at`
  return db.all(sql, unitId, at)
}

/** Those of all units that have not passed at an instant. */
export function listDeputyships(db: Database, at: number): UnitDeputyship[] {
  return db.all(`${DEPUTYSHIP} where d.until_at > ? and d.ended_at is null order by d.from_at`, at)
}

export interface NewDeputyship extends Pick<
  UnitDeputyship,
  'id' | 'unitId' | 'post' | 'holderId' | 'deputyId' | 'from' | 'until'
> {
  namedBy: AccountId
  namedAt: number
}

export function insertDeputyship(db: Database, deputyship: NewDeputyship) {
  const { id, unitId, post, holderId, deputyId, from, until, namedBy, namedAt } = deputyship
  const sql = `
    insert into deputyships (id, unit_id, post, holder_id, deputy_id, from_at, until_at, named_by, named_at)
    values (?, ?, ?, ?, ?, ?, ?, ?, ?)`
  db.run(sql, id, unitId, post, holderId, deputyId, from, until, namedBy, namedAt)
}

export function endDeputyship(db: Database, id: string, at: number) {
  db.run('update deputyships set ended_at = ? where id = ? and ended_at is null', at, id)
}
