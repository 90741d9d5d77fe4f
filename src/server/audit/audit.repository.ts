import type { Month } from '../../domain/calendar/month.ts'
import type { AccountId, UnitId } from '../../domain/ids.ts'
import type { AuditKind } from '../../protocol/audit.ts'
import type { Database, SqlValue } from '../db/database.ts'

export interface AuditEntry {
  at: number
  accountId: AccountId
  /** What was tried or done. */
  what: AuditKind
  /** What it was tried on. */
  subject: string
  /** Why it was refused; `done` where it was not. */
  code: string
}

export function insertEntry(db: Database, { at, accountId, what, subject, code }: AuditEntry) {
  const sql = 'insert into audit (at, account_id, what, subject, code) values (?, ?, ?, ?, ?)'
  db.run(sql, at, accountId, what, subject, code)
}

/** Which rows are asked for; whatever is null does not matter. */
export interface AuditFilter {
  kind: AuditKind | null
  accountId: AccountId | null
  /** The unit of whoever did it. */
  unitId: UnitId | null
  /** From this instant on, and before that one. */
  from: number | null
  until: number | null
}

export interface AuditRow extends Omit<AuditEntry, 'accountId' | 'what'> {
  number: number
  what: string
  who: string
  unitName: string | null
  receiptMonth: Month | null
  receiptNumber: number | null
  /** The name of the account that it was done to. */
  personName: string | null
  subjectUnitName: string | null
}

/** At most `limit` rows with a number below `before`, newest first. */
export function listEntries(
  db: Database,
  { filter, before, limit }: { filter: AuditFilter; before: number | null; limit: number },
): AuditRow[] {
  const { kind, accountId, unitId, from, until } = filter
  const asked: [condition: string, value: SqlValue][] = [
    ['audit.what = ?', kind],
    ['audit.account_id = ?', accountId],
    ['doer.unit_id = ?', unitId],
    ['audit.at >= ?', from],
    ['audit.at < ?', until],
    ['audit.number < ?', before],
  ]
  const conditions = asked.filter(([, value]) => value !== null)
  const where = conditions.length === 0 ? '' : `where ${conditions.map(([each]) => each).join(' and ')}`
  const values = conditions.map(([, value]) => value)
  return db.all(`${ROWS} ${where} order by audit.number desc limit ?`, ...values, limit)
}

const ROWS = `
  select audit.number, audit.at, audit.what, audit.subject, audit.code,
    doer.display_name as who, doer_unit.name as unitName,
    items.receipt_month as receiptMonth, items.receipt_number as receiptNumber,
    person.display_name as personName, subject_unit.name as subjectUnitName
  from audit
  join accounts doer on doer.id = audit.account_id
  left join units doer_unit on doer_unit.id = doer.unit_id
  left join items on items.id = audit.subject
  left join accounts person on person.id = audit.subject
  left join units subject_unit on subject_unit.id = coalesce(items.unit_id, person.unit_id)`

/** Everybody of whom there is a row, by name. */
export function listDoers(db: Database): { id: AccountId; name: string; unitId: UnitId | null }[] {
  return db.all(`
    select id, display_name as name, unit_id as unitId from accounts
    where id in (select account_id from audit) order by display_name`)
}
