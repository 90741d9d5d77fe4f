import type { AccountId, ItemId } from '../../domain/ids.ts'
import type { CompositeSheet } from '../../protocol/desk-composites.ts'
import type { Database } from '../db/database.ts'

export interface SheetKey {
  id: ItemId
  accountId: AccountId
}

/** What this editor is writing into a composite and has not kept yet. */
export function findSheet(db: Database, { id, accountId }: SheetKey): CompositeSheet | undefined {
  const sql = `
    select revision_id as revision, title, body, saved_at as savedAt from composite_sheets
    where composite_id = ? and account_id = ?`
  return db.get<CompositeSheet>(sql, id, accountId)
}

export function putSheet(db: Database, { id, accountId, ...sheet }: SheetKey & CompositeSheet) {
  const sql = `
    insert or replace into composite_sheets (composite_id, account_id, revision_id, title, body, saved_at)
    values (?, ?, ?, ?, ?, ?)`
  const { revision, title, body, savedAt } = sheet
  db.run(sql, id, accountId, revision, title, body, savedAt)
}

export function deleteSheet(db: Database, { id, accountId }: SheetKey) {
  db.run('delete from composite_sheets where composite_id = ? and account_id = ?', id, accountId)
}

/** Whether the composite has a kept text of this number. */
export function hasRevision(db: Database, id: ItemId, revision: number): boolean {
  const sql = 'select 1 from composite_revisions where id = ? and composite_id = ?'
  return db.get(sql, revision, id) !== undefined
}
