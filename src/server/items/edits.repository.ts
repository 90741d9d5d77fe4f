import type { AccountId, ItemId } from '../../domain/ids.ts'
import type { EditedText, EditSheet } from '../../protocol/desk-intake.ts'
import type { Database } from '../db/database.ts'

export interface EditRow extends EditedText {
  revisionId: number
}

const EDIT = `
  select e.number, e.revision_id as revisionId, e.title, e.body, a.display_name as by, e.at
  from item_edits e join accounts a on a.id = e.account_id`

/** Every kept text of an item, oldest first. */
export function listEdits(db: Database, itemId: ItemId): EditRow[] {
  return db.all<EditRow>(`${EDIT} where e.item_id = ? order by e.number`, itemId)
}

/** The newest kept text; only if it was written from the author's text of this number, where one is given. */
export function findNewestEdit(db: Database, itemId: ItemId, revisionId?: number): EditRow | undefined {
  const newest = db.get<EditRow>(`${EDIT} where e.item_id = ? order by e.number desc limit 1`, itemId)
  return revisionId === undefined || newest?.revisionId === revisionId ? newest : undefined
}

export function findEditByRequest(db: Database, requestId: string): { itemId: ItemId } | undefined {
  return db.get('select item_id as itemId from item_edits where request_id = ?', requestId)
}

export interface NewEdit {
  itemId: ItemId
  number: number
  revisionId: number
  title: string
  body: string
  accountId: AccountId
  at: number
  requestId: string
}

export function insertEdit(db: Database, edit: NewEdit) {
  const sql = `
    insert into item_edits (item_id, number, revision_id, title, body, account_id, at, request_id)
    values (?, ?, ?, ?, ?, ?, ?, ?)`
  const { itemId, number, revisionId, title, body, accountId, at, requestId } = edit
  db.run(sql, itemId, number, revisionId, title, body, accountId, at, requestId)
}

/** What editors are writing and have not kept yet. */
export function listSheets(db: Database, itemId: ItemId): EditSheet[] {
  const sql = `
    select s.account_id as accountId, a.display_name as by, s.revision_id as revision, s.base_number as baseNumber,
      s.title, s.body, s.saved_at as savedAt
    from edit_sheets s join accounts a on a.id = s.account_id where s.item_id = ? order by s.saved_at`
  return db.all<EditSheet>(sql, itemId)
}

export type NewSheet = Omit<EditSheet, 'by'> & { itemId: ItemId }

export function putSheet(db: Database, sheet: NewSheet) {
  const sql = `
    insert or replace into edit_sheets (item_id, account_id, revision_id, base_number, title, body, saved_at)
    values (?, ?, ?, ?, ?, ?, ?)`
  const { itemId, accountId, revision, baseNumber, title, body, savedAt } = sheet
  db.run(sql, itemId, accountId, revision, baseNumber, title, body, savedAt)
}

export function deleteSheet(db: Database, itemId: ItemId, accountId: AccountId) {
  db.run('delete from edit_sheets where item_id = ? and account_id = ?', itemId, accountId)
}

/** Whether the item has an author's text of this number. */
export function hasRevision(db: Database, itemId: ItemId, revisionId: number): boolean {
  return db.get('select 1 from item_revisions where id = ? and item_id = ?', revisionId, itemId) !== undefined
}
