import type { AccountId, UnitId } from '../../domain/ids.ts'
import type { Database } from '../db/database.ts'

export function isAccountActive(db: Database, id: AccountId): boolean {
  return db.get('select 1 from accounts where id = ? and deactivated_at is null', id) !== undefined
}

export function isUnitActive(db: Database, id: UnitId): boolean {
  return db.get('select 1 from units where id = ? and deactivated_at is null', id) !== undefined
}

export function setAccountDeactivated(db: Database, id: AccountId, at: number | null) {
  db.run('update accounts set deactivated_at = ? where id = ?', at, id)
}

export function setUnitDeactivated(db: Database, id: UnitId, at: number | null) {
  db.run('update units set deactivated_at = ? where id = ?', at, id)
}

/** Whether the password is one that the office handed out, to be changed at the next sign-in. */
export function hasPasswordOnce(db: Database, id: AccountId): boolean {
  return db.get('select 1 from accounts where id = ? and has_password_once = 1', id) !== undefined
}

export function setPassword(
  db: Database,
  { id, passwordHash, isOnce }: { id: AccountId; passwordHash: string; isOnce: boolean },
) {
  const sql = 'update accounts set password_hash = ?, has_password_once = ? where id = ?'
  db.run(sql, passwordHash, isOnce ? 1 : 0, id)
}
