import type { AccountId, DeviceId, UnitId } from '../../domain/ids.ts'
import type { Role } from '../../domain/people/role.ts'
import type { Database } from '../db/database.ts'
import type { Session } from './session.ts'

interface SessionRow {
  id: string
  accountId: AccountId
  accountName: string
  isDeactivated: 0 | 1
  displayName: string
  role: Role
  unitId: UnitId | null
  unitName: string
  unitClassId: string
  deviceId: DeviceId
  createdAt: number
  seenAt: number
  rotatedAt: number
  tokenHash: string
  previousHash: string | null
  confirmedAt: number | null
}

/** By the hash of the newest token or of the one before. */
export function findSession(db: Database, tokenHash: string): Session | undefined {
  const sql = `
    select s.id, s.account_id as accountId, a.name as accountName, a.display_name as displayName, a.role,
      a.deactivated_at is not null as isDeactivated,
      a.unit_id as unitId, u.name as unitName, u.class_id as unitClassId, s.device_id as deviceId,
      s.created_at as createdAt, s.seen_at as seenAt, s.rotated_at as rotatedAt, s.token_hash as tokenHash,
      s.previous_hash as previousHash, s.confirmed_at as confirmedAt
    from sessions s join accounts a on a.id = s.account_id left join units u on u.id = a.unit_id
    where s.token_hash = ? or s.previous_hash = ?`
  const row = db.get<SessionRow>(sql, tokenHash, tokenHash)
  if (row === undefined) return undefined
  const { unitId, unitName, unitClassId, ...session } = row
  const unit = unitId === null ? null : { id: unitId, name: unitName, classId: unitClassId }
  return { ...session, isDeactivated: row.isDeactivated === 1, unit, savedSeenAt: row.seenAt }
}

export function insertSession(db: Database, session: Session) {
  const sql = `
    insert into sessions (id, token_hash, account_id, device_id, created_at, seen_at, rotated_at, confirmed_at)
    values (?, ?, ?, ?, ?, ?, ?, ?)`
  const { id, tokenHash, accountId, deviceId, createdAt, seenAt, rotatedAt, confirmedAt } = session
  db.run(sql, id, tokenHash, accountId, deviceId, createdAt, seenAt, rotatedAt, confirmedAt)
}

/** Returns whether the session is still there: somebody may have signed out meanwhile. */
export function updateTokens(db: Database, session: Session): boolean {
  const sql = `
    update sessions set token_hash = ?, previous_hash = ?, rotated_at = ?, confirmed_at = ?, seen_at = ?
    where id = ?`
  const { tokenHash, previousHash, rotatedAt, confirmedAt, seenAt, id } = session
  return db.run(sql, tokenHash, previousHash, rotatedAt, confirmedAt, seenAt, id) > 0
}

/** Leaves the tokens alone: a rotation may be in the same commit. */
export function updateSeen(db: Database, { id, seenAt, tokenHash, confirmedAt }: Session) {
  const sql = `
    update sessions set seen_at = ?, confirmed_at = case token_hash when ? then ? else confirmed_at end
    where id = ?`
  db.run(sql, seenAt, tokenHash, confirmedAt, id)
}

export function deleteSession(db: Database, id: string) {
  db.run('delete from sessions where id = ?', id)
}

/** Sessions that are over whatever the role. */
export function deleteSessionsCreatedBefore(db: Database, at: number) {
  db.run('delete from sessions where created_at < ?', at)
}

export function listSessionIds(db: Database, accountId: AccountId): string[] {
  return db.all<{ id: string }>('select id from sessions where account_id = ?', accountId).map(({ id }) => id)
}
