import type { ItemId } from '../../domain/ids.ts'
import type { Receipt } from '../../domain/receipt.ts'
import type { Database } from '../db/database.ts'

/** The item with a registration number. */
export function findByReceipt(db: Database, receipt: Receipt): ItemId | undefined {
  const sql = 'select id from items where receipt_month = ? and receipt_number = ?'
  return db.get<{ id: ItemId }>(sql, receipt.slice(0, 7), Number(receipt.slice(8)))?.id
}

/** Every item with its present title. */
export function listAllTitles(db: Database): { id: ItemId; title: string }[] {
  return db.all('select i.id, r.title from items i join item_revisions r on r.id = i.revision_id')
}
