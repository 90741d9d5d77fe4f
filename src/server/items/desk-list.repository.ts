import type { Month } from '../../domain/calendar/month.ts'
import type { Category } from '../../domain/category.ts'
import type { ItemId } from '../../domain/ids.ts'
import type { WorkStatus } from '../../domain/item/work-state.ts'
import type { Database } from '../db/database.ts'

export interface DeskLineRow {
  id: ItemId
  rev: number
  title: string
  category: Category
  unitName: string
  authorName: string
  receiptMonth: Month
  receiptNumber: number
  receivedAt: number
  status: WorkStatus
  characters: number
  photos: number
  photosToCome: number
  siblings: number
}

export interface DeskQuery {
  statuses: readonly WorkStatus[]
  /** Words to be found in title, text, unit or receipt number; empty for all. */
  words: string
  /** Lists what was received before this receipt. */
  before: { month: string; number: number }
  limit: number
}

/** Newest first by receipt. The search is a plain walk from the newest: an office has some thousand items a year. */
export function listDeskLines(db: Database, { statuses, words, before, limit }: DeskQuery): DeskLineRow[] {
  const sql = `
    select i.id, i.rev, r.title, r.category, u.name as unitName, a.display_name as authorName,
      i.receipt_month as receiptMonth, i.receipt_number as receiptNumber, i.received_at as receivedAt, i.status,
      r.characters,
      (select count(*) from item_photos p where p.item_id = i.id) as photos,
      (select count(*) from item_photos p join blobs b on b.account_id = p.account_id and b.sha256 = p.picture
        where p.item_id = i.id and b.present_at is null) as photosToCome,
      (select count(*) from item_siblings s where s.item_id = i.id and s.settled_at is null) as siblings
    from items i join item_revisions r on r.id = i.revision_id
      join units u on u.id = i.unit_id join accounts a on a.id = i.author_id
    where i.status in (select value from json_each(?))
      and (i.receipt_month, i.receipt_number) < (?, ?)
      and (? = '' or instr(r.title, ?) or instr(r.body, ?) or instr(u.name, ?)
        or instr(i.receipt_month || '-' || printf('%04d', i.receipt_number), ?))
    order by i.receipt_month desc, i.receipt_number desc
    limit ?`
  const found = [words, words, words, words, words] as const
  return db.all<DeskLineRow>(sql, JSON.stringify(statuses), before.month, before.number, ...found, limit)
}

export function countByStatus(db: Database): Map<WorkStatus, number> {
  const rows = db.all<{ status: WorkStatus; count: number }>(
    'select status, count(*) as count from items group by status',
  )
  return new Map(rows.map((row) => [row.status, row.count]))
}
