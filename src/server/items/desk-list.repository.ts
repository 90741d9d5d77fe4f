import type { Month } from '../../domain/calendar/month.ts'
import type { Category } from '../../domain/category.ts'
import type { AccountId, ItemId, UnitId } from '../../domain/ids.ts'
import type { WorkStatus } from '../../domain/item/work-state.ts'
import type { Database, SqlValue } from '../db/database.ts'

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
  claimedBy: AccountId | null
  claimantName: string | null
  urgency: number
  dueAt: number
}

/** Where a page ends, in the order in which it was asked for. */
export interface QueuePlace {
  urgency: number
  dueAt: number
  month: string
  number: number
}

export interface DeskQuery {
  statuses: readonly WorkStatus[]
  /** Words to be found in title, text, unit or receipt number; empty for all. */
  words: string
  category: Category | null
  unitId: UnitId | null
  /** The account that claimed it, or nobody; left out for all. */
  claimedBy?: AccountId | null
  order: 'queue' | 'newest'
  /** The last line of the page before. */
  after: QueuePlace | null
  limit: number
}

/**
 * One page. Each status is walked along its index, and the walks are merged: of ten thousand that wait only those are
 * touched that are shown. A search reads every text that it passes: an office has some thousand items a year.
 */
export function listDeskLines(db: Database, query: DeskQuery): DeskLineRow[] {
  const { sql: condition, values } = conditionOf(query)
  const arms = query.statuses.map(
    (status) => `
      select i.id as id, i.urgency as urgency, i.due_at as due_at, i.receipt_month as month, i.receipt_number as number
      from items i cross join item_revisions r on r.id = i.revision_id
      where i.status = '${status}' and ${condition}`,
  )
  const page = `select id from (${arms.join(' union all ')} order by ${ORDERS[query.order]} limit ${query.limit})`
  const found = db.all<{ id: ItemId }>(page, ...query.statuses.flatMap(() => values))
  return readLines(
    db,
    found.map(({ id }) => id),
  )
}

const ORDERS = { queue: 'urgency, due_at, month desc, number desc', newest: 'month desc, number desc' } as const

interface Condition {
  sql: string
  values: SqlValue[]
}

function conditionOf({ words, category, unitId, claimedBy, order, after }: DeskQuery): Condition {
  const parts: string[] = ['1']
  const values: SqlValue[] = []
  const add = (sql: string, ...added: SqlValue[]) => {
    parts.push(sql)
    values.push(...added)
  }
  if (after !== null && order === 'newest')
    add('(i.receipt_month, i.receipt_number) < (?, ?)', after.month, after.number)
  if (after !== null && order === 'queue')
    add(BEHIND, ...[after.urgency, after.dueAt], ...[after.urgency, after.dueAt, after.month, after.number])
  if (category !== null) add('r.category = ?', category)
  if (unitId !== null) add('i.unit_id = ?', unitId)
  if (claimedBy !== undefined) add('i.claimed_by is ?', claimedBy)
  if (words !== '') add(HAS_WORDS, words, words, words, words)
  return { sql: parts.join(' and '), values }
}

/** Among those that are equally urgent and due the newest stands first; those before it are passed within the index. */
const BEHIND = `(i.urgency, i.due_at) >= (?, ?)
  and not (i.urgency = ? and i.due_at = ? and (i.receipt_month, i.receipt_number) >= (?, ?))`

const HAS_WORDS = `(instr(r.title, ?) or instr(r.body, ?)
  or instr((select name from units where id = i.unit_id), ?)
  or instr(i.receipt_month || '-' || printf('%04d', i.receipt_number), ?))`

/** The lines of these items, in their order. */
function readLines(db: Database, ids: readonly ItemId[]): DeskLineRow[] {
  const sql = `
    select i.id, i.rev, r.title, r.category, u.name as unitName, a.display_name as authorName,
      i.receipt_month as receiptMonth, i.receipt_number as receiptNumber, i.received_at as receivedAt, i.status,
      r.characters, i.claimed_by as claimedBy, c.display_name as claimantName, i.urgency, i.due_at as dueAt,
      (select count(*) from item_photos p where p.item_id = i.id) as photos,
      (select count(*) from item_photos p join blobs b on b.account_id = p.account_id and b.sha256 = p.picture
        where p.item_id = i.id and b.present_at is null) as photosToCome,
      (select count(*) from item_siblings s where s.item_id = i.id and s.settled_at is null) as siblings
    from json_each(?) wanted cross join items i on i.id = wanted.value
      join item_revisions r on r.id = i.revision_id
      join units u on u.id = i.unit_id join accounts a on a.id = i.author_id
      left join accounts c on c.id = i.claimed_by
    order by wanted.key`
  return db.all<DeskLineRow>(sql, JSON.stringify(ids))
}

export function countByStatus(db: Database): Map<WorkStatus, number> {
  const rows = db.all<{ status: WorkStatus; count: number }>(
    'select status, count(*) as count from items group by status',
  )
  return new Map(rows.map((row) => [row.status, row.count]))
}
