import type { Database } from '../db/database.ts'
import { insertEntry, listEntries, type AuditEntry, type AuditLine } from './audit.repository.ts'

export type { AuditEntry }

/** Inside a write: keeps for ever that somebody tried what is not theirs to do. */
export function recordRefusal(db: Database, entry: AuditEntry) {
  insertEntry(db, entry)
}

/** Inside a write: keeps for ever what an admin did to somebody's account. */
export function recordAct(db: Database, entry: Omit<AuditEntry, 'code'>) {
  insertEntry(db, { ...entry, code: 'done' })
}

const SHOWN = 200

/** The newest entries, newest first. */
export function listAudit(db: Database): { entries: AuditLine[] } {
  return { entries: listEntries(db, SHOWN) }
}
