import type { AccountId, CommandId, ItemId } from '../../domain/ids.ts'
import type { SignatureReminder } from '../../protocol/review.ts'
import type { Database } from '../db/database.ts'

export function hasReminder(db: Database, id: CommandId): boolean {
  return db.get('select 1 from signature_reminders where id = ?', id) !== undefined
}

/** The last reminder given since an instant, which is when the signature began to be waited for. */
export function findLastReminder(db: Database, itemId: ItemId, since: number): SignatureReminder | undefined {
  const sql = `
    select r.at, a.display_name as by from signature_reminders r join accounts a on a.id = r.by_id
    where r.item_id = ? and r.at >= ? order by r.at desc limit 1`
  return db.get<SignatureReminder>(sql, itemId, since)
}

export interface NewReminder {
  id: CommandId
  itemId: ItemId
  by: AccountId
  at: number
}

export function insertReminder(db: Database, { id, itemId, by, at }: NewReminder) {
  db.run('insert into signature_reminders (id, item_id, by_id, at) values (?, ?, ?, ?)', id, itemId, by, at)
}
