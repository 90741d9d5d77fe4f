import type { Grouping, StoredItem } from '../../domain/backlog/stored-item.ts'
import type { Month } from '../../domain/calendar/month.ts'
import type { AccountId, BacklogReviewId, ItemId } from '../../domain/ids.ts'
import type { Database } from '../db/database.ts'

export interface StoredRow extends StoredItem {
  unitName: string
  receiptMonth: Month
  receiptNumber: number
  status: 'reserved' | 'not_used'
}

/** Newer ones are enough to see where things go. */
const MOST = 1000

/** What was received since an instant and lies in store, the newest first. */
export function listStored(db: Database, since: number): StoredRow[] {
  const sql = `
    select i.id, r.title, r.category, i.received_at as receivedAt, u.name as unitName, i.receipt_month as receiptMonth,
      i.receipt_number as receiptNumber, i.status
    from items i join item_revisions r on r.id = i.revision_id join units u on u.id = i.unit_id
    where i.status in ('reserved', 'not_used') and i.received_at >= ?
    order by i.received_at desc, i.id limit ${MOST}`
  return db.all<StoredRow>(sql, since)
}

export function countStored(db: Database, since: number): number {
  const sql =
    "select count(*) as count from items where status in ('reserved', 'not_used') and received_at >= ?"
  return db.get<{ count: number }>(sql, since)?.count ?? 0
}

/** The present texts of these items. */
export function listBodies(db: Database, ids: readonly ItemId[]): { id: ItemId; body: string }[] {
  const sql = `
    select i.id, r.body from items i join item_revisions r on r.id = i.revision_id
    where i.id in (select value from json_each(?)) order by i.received_at, i.id`
  return db.all(sql, JSON.stringify(ids))
}

export interface ReviewRow {
  id: BacklogReviewId
  grouping: Grouping
  key: string
  words: string
  by: string
  at: number
}

const REVIEW = `
  select b.id, b.grouping, b.key, b.words, a.display_name as "by", b.reviewed_at as at
  from backlog_reviews b join accounts a on a.id = b.reviewed_by`

export function findReview(db: Database, id: BacklogReviewId): ReviewRow | undefined {
  return db.get<ReviewRow>(`${REVIEW} where b.id = ?`, id)
}

/** Oldest first. */
export function listReviews(db: Database, grouping: Grouping): ReviewRow[] {
  return db.all<ReviewRow>(`${REVIEW} where b.grouping = ? order by b.reviewed_at, b.id`, grouping)
}

export function lastReviewAt(db: Database): number | null {
  return db.get<{ at: number | null }>('select max(reviewed_at) as at from backlog_reviews')?.at ?? null
}

type NewReview = Omit<ReviewRow, 'by'> & { by: AccountId; itemIds: readonly ItemId[] }

export function insertReview(db: Database, review: NewReview) {
  const sql = `
    insert into backlog_reviews (id, grouping, key, words, items, reviewed_by, reviewed_at)
    values (?, ?, ?, ?, ?, ?, ?)`
  const { id, grouping, key, words, itemIds, by, at } = review
  db.run(sql, id, grouping, key, words, JSON.stringify(itemIds), by, at)
}
