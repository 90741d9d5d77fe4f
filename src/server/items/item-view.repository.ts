import type * as v from 'valibot'
import type { CountedBy } from '../../domain/calendar/counted-time.ts'
import type { Month } from '../../domain/calendar/month.ts'
import type { Category } from '../../domain/category.ts'
import type { AccountId, CommissionId, ItemId, UnitId } from '../../domain/ids.ts'
import type { ItemEvent } from '../../domain/item/item-event.ts'
import type { LeadFinder } from '../../domain/lead/lead-finder.ts'
import type { ItemNote, ItemText } from '../../domain/item/item-text.ts'
import type { WorkStatus } from '../../domain/item/work-state.ts'
import { formatReceipt } from '../../domain/receipt.ts'
import type { DeskItem } from '../../protocol/desk.ts'
import type { itemFacts } from '../../protocol/item.ts'
import type { Database } from '../db/database.ts'
import { listItemPhotos } from '../photos/photos.usecases.ts'
import { NO_DUE_AT } from './items.repository.ts'

export type ItemFacts = v.InferOutput<typeof itemFacts>

interface FactsRow {
  id: ItemId
  rev: number
  unitId: UnitId
  unitName: string
  authorId: AccountId
  authorName: string
  receiptMonth: Month
  receiptNumber: number
  receivedAt: number
  countedAt: number
  countedBy: CountedBy
  revisionId: number
  status: WorkStatus
  commissionId: CommissionId | null
  writtenBy: number | null
  hasPhotos: 0 | 1
  hasSiblings: 0 | 1
  section: string | null
  category: Category
  correctedAt: number | null
  /** JSON, both; the events in their order, without the brackets of the list. */
  finders: string | null
  events: string | null
}

export interface ItemView {
  facts: ItemFacts
  status: WorkStatus
  revisionId: number
  /** Row number of the device that wrote the present text. */
  writtenBy: number | null
  /** Whether another text waits beside the present one. */
  hasSiblings: boolean
  /** What progress and points are computed from, beside the facts. */
  counted: Pick<FactsRow, 'section' | 'category' | 'correctedAt'>
}

/** The office's facts about an item, without the text. */
export function findItemView(db: Database, id: ItemId): ItemView | undefined {
  const sql = `
    select i.id, i.rev, i.unit_id as unitId, u.name as unitName, i.author_id as authorId,
      a.display_name as authorName, i.receipt_month as receiptMonth, i.receipt_number as receiptNumber,
      i.received_at as receivedAt, i.counted_at as countedAt, i.counted_by as countedBy,
      i.revision_id as revisionId, i.status, i.commission_id as commissionId, i.finders, r.device as writtenBy,
      i.section, coalesce(i.category, r.category) as category, i.corrected_at as correctedAt,
      (select group_concat(event, ',' order by number) from item_events where item_id = i.id) as events,
      exists (select 1 from item_photos where item_id = i.id) as hasPhotos,
      exists (select 1 from item_siblings where item_id = i.id and settled_at is null) as hasSiblings
    from items i join units u on u.id = i.unit_id join accounts a on a.id = i.author_id
      join item_revisions r on r.id = i.revision_id
    where i.id = ?`
  const row = db.get<FactsRow>(sql, id)
  if (row === undefined) return undefined
  const { rev, unitId, unitName, authorId, authorName, receivedAt, countedAt, countedBy } = row
  const { revisionId, status, commissionId, finders, writtenBy, section, category, correctedAt } = row
  const facts = {
    id,
    rev,
    unitId,
    unitName,
    authorId,
    authorName,
    receivedAt,
    countedAt,
    countedBy,
    receipt: formatReceipt(row.receiptMonth, row.receiptNumber),
    // Most items have neither photos nor a second text: for them nobody asks.
    photos: row.hasPhotos === 1 ? listItemPhotos(db, id) : [],
    events: JSON.parse(`[${row.events ?? ''}]`) as ItemEvent[],
    ...(commissionId === null ? {} : { commissionId }),
    ...(finders === null ? {} : { finders: JSON.parse(finders) as LeadFinder[] }),
  }
  const counted = { section, category, correctedAt }
  return { facts, status, revisionId, writtenBy, hasSiblings: row.hasSiblings === 1, counted }
}

/** What the desk knows of an item beyond what travels to phones. */
export function findDeskFacts(db: Database, id: ItemId): Pick<DeskItem, 'claimedBy' | 'dueAt'> {
  const sql = `
    select i.claimed_by as id, a.display_name as name, i.due_at as dueAt
    from items i left join accounts a on a.id = i.claimed_by where i.id = ?`
  const row = db.get<{ id: AccountId | null; name: string | null; dueAt: number }>(sql, id)
  const dueAt = row?.dueAt ?? NO_DUE_AT
  return {
    claimedBy: row === undefined || row.id === null ? null : { id: row.id, name: row.name ?? '' },
    dueAt: dueAt === NO_DUE_AT ? null : dueAt,
  }
}

export function listTitles(db: Database, ids: readonly ItemId[]): { id: ItemId; title: string }[] {
  const sql = `
    select i.id, r.title from items i join item_revisions r on r.id = i.revision_id
    where i.id in (select value from json_each(?))`
  return db.all(sql, JSON.stringify(ids))
}

export interface WrittenText {
  text: ItemText
  notes: ItemNote[]
}

export function getRevision(db: Database, revisionId: number): WrittenText {
  const sql =
    'select title, body, category, event_at as eventAt, place, notes from item_revisions where id = ?'
  const row = db.get<ItemText & { notes: string }>(sql, revisionId)
  if (row === undefined) throw new Error('an item points to no text')
  const { notes, ...text } = row
  return { text, notes: JSON.parse(notes) as ItemNote[] }
}

/** What an item adds to its unit's months, as colleagues may see it. */
export interface UnitRecord {
  itemId: ItemId
  rev: number
  category: Category
  reportedAt: number
  adoptedAt: number | null
}

export function findUnitRecord(db: Database, id: string): UnitRecord | undefined {
  const sql = `
    select i.id as itemId, i.rev, r.category, i.counted_at as reportedAt,
      (select min(at) from item_events where item_id = i.id and type = 'adopted') as adoptedAt
    from items i join item_revisions r on r.id = i.revision_id where i.id = ?`
  return db.get<UnitRecord>(sql, id)
}
