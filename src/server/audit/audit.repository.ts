import type { AccountId } from '../../domain/ids.ts'
import type { Database } from '../db/database.ts'

export interface AuditEntry {
  at: number
  accountId: AccountId
  /** What was tried: a command's type or a route. */
  what: string
  /** What it was tried on. */
  subject: string
  /** Why it was refused; `done` where it was not. */
  code: string
}

export function insertEntry(db: Database, { at, accountId, what, subject, code }: AuditEntry) {
  const sql = 'insert into audit (at, account_id, what, subject, code) values (?, ?, ?, ?, ?)'
  db.run(sql, at, accountId, what, subject, code)
}

export interface AuditLine extends Omit<AuditEntry, 'accountId'> {
  number: number
  /** The person's name. */
  who: string
}

export function listEntries(db: Database, limit: number): AuditLine[] {
  const sql = `
    select number, at, a.display_name as who, what, subject, code
    from audit join accounts a on a.id = account_id order by number desc limit ?`
  return db.all(sql, limit)
}
