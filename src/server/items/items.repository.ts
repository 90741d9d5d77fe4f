import type { CountedBy } from '../../domain/calendar/counted-time.ts'
import type { Month } from '../../domain/calendar/month.ts'
import type { Category } from '../../domain/category.ts'
import type { AccountId, CommissionId, ItemId, UnitId } from '../../domain/ids.ts'
import type { LeadFinder } from '../../domain/lead/lead-finder.ts'
import type { ItemEvent } from '../../domain/item/item-event.ts'
import type { ItemNote, ItemText } from '../../domain/item/item-text.ts'
import type { WorkStatus } from '../../domain/item/work-state.ts'
import type { Database } from '../db/database.ts'

/** What decides about a command or a decision on an item. */
export interface ItemHead {
  id: ItemId
  rev: number
  authorId: AccountId
  /** Who corrects it and hears of it: the author, or who takes care of it in the author's place. */
  carerId: AccountId
  unitId: UnitId
  revisionId: number
  textRev: number
  status: WorkStatus
  receiptMonth: Month
  receiptNumber: number
  /** The commission that it answers; null for what the unit wrote by itself. */
  commissionId: CommissionId | null
}

export function findItemHead(db: Database, id: ItemId): ItemHead | undefined {
  return db.get<ItemHead>(HEAD_BY_ID, id)
}

const HEAD = `
  select id, rev, author_id as authorId, coalesce(carer_id, author_id) as carerId, unit_id as unitId,
    revision_id as revisionId, text_rev as textRev, status,
    receipt_month as receiptMonth, receipt_number as receiptNumber, commission_id as commissionId
  from items`
/** Written out once: a text that is put together anew is hashed anew each time it is looked up. */
const HEAD_BY_ID = `${HEAD} where id = ?`

export function findStatus(db: Database, id: ItemId): WorkStatus | undefined {
  return db.get<{ status: WorkStatus }>('select status from items where id = ?', id)?.status
}

/** Items of a unit, or of all when it is null, that wait for a signature of their unit. */
export function listUnsignedHeads(db: Database, unitId: UnitId | null): ItemHead[] {
  return db.all(`${HEAD} where status in ('to_review', 'to_sign') and unit_id = coalesce(?, unit_id)`, unitId)
}

/** Of these ids, the ones under which this person has no item at the office. */
export function listUnknownItems(db: Database, authorId: AccountId, ids: readonly ItemId[]): ItemId[] {
  const sql = `
    select value as id from json_each(?)
    where not exists (select 1 from items i where i.id = value and ? in (i.author_id, i.carer_id))`
  return db.all<{ id: ItemId }>(sql, JSON.stringify(ids), authorId).map(({ id }) => id)
}

export interface NewItem {
  id: ItemId
  authorId: AccountId
  unitId: UnitId
  revisionId: number
  receiptMonth: Month
  receiptNumber: number
  receivedAt: number
  countedAt: number
  countedBy: CountedBy
  status: WorkStatus
  /** Of its text. */
  category: Category
  /** The commission that it answers. */
  commissionId: CommissionId | null
  /** Who found it, where somebody else than its author did. */
  finders: readonly LeadFinder[]
}

/** The author's section goes with the item: whoever moves on leaves the old months as they were. */
export function insertItem(db: Database, item: NewItem) {
  const sql = `
    insert into items (id, rev, author_id, unit_id, revision_id, text_rev, receipt_month, receipt_number,
      received_at, counted_at, counted_by, status, category, urgency, commission_id, finders, section)
    values (?, 1, ?, ?, ?, 1, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, (select section from accounts where id = ?))`
  const { id, authorId, unitId, revisionId, receiptMonth, receiptNumber, receivedAt } = item
  const received = [receiptMonth, receiptNumber, receivedAt] as const
  const counted = [item.countedAt, item.countedBy, item.status, item.category] as const
  db.run(
    sql,
    id,
    authorId,
    unitId,
    revisionId,
    ...received,
    ...counted,
    item.category === 'urgent' ? 0 : 1,
    item.commissionId,
    item.finders.length === 0 ? null : JSON.stringify(item.finders),
    authorId,
  )
}

/** 紧急 stands first in the queue, whatever else waits. */
const URGENCY = "(select category <> 'urgent' from item_revisions where id = ?)"

/**
 * Whether an id is taken, and the running number of the next item that the office receives in a month: one look for
 * both. No item is ever deleted.
 */
export function findPlaceFor(
  db: Database,
  { id, month }: { id: ItemId; month: Month },
): { isTaken: boolean; receiptNumber: number } {
  const sql = `
    select exists (select 1 from items where id = ?) as isTaken,
      (select max(receipt_number) from items where receipt_month = ?) as last`
  const found = db.get<{ isTaken: 0 | 1; last: number | null }>(sql, id, month)
  return { isTaken: found?.isTaken === 1, receiptNumber: (found?.last ?? 0) + 1 }
}

export interface NewRevision {
  itemId: ItemId
  isSibling: boolean
  text: ItemText
  notes: ItemNote[]
  characters: number
  /** Row number of the device that wrote it; null when none did. */
  device: number | null
  claimedAt: number
  receivedAt: number
}

/** Keeps a text for ever and returns the number of its revision. */
export function insertRevision(db: Database, revision: NewRevision): number {
  const sql = `
    insert into item_revisions (item_id, is_sibling, title, body, category, event_at, place, notes, characters,
      device, claimed_at, received_at)
    values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`
  const { itemId, isSibling, text, notes, characters, device, claimedAt, receivedAt } = revision
  const { title, body, category, eventAt, place } = text
  const written = [title, body, category, eventAt, place, JSON.stringify(notes), characters] as const
  return db.insert(sql, itemId, isSibling ? 1 : 0, ...written, device, claimedAt, receivedAt)
}

/** Makes a revision the item's text. */
export function setRevision(db: Database, { id, revisionId }: { id: ItemId; revisionId: number }) {
  const sql = `update items set revision_id = ?, text_rev = rev, urgency = ${URGENCY} where id = ?`
  db.run(sql, revisionId, revisionId, id)
}

export function setMissingSections(
  db: Database,
  { authorId, section, from }: { authorId: AccountId; section: string; from: number },
): { id: ItemId }[] {
  const sql = `
    update items set section = ? where author_id = ? and section is null and counted_at >= ? returning id`
  return db.all(sql, section, authorId, from)
}

/** Notes when a returned item was sent again. */
export function setCorrectedAt(db: Database, id: ItemId, at: number) {
  db.run('update items set corrected_at = ? where id = ?', at, id)
}

/** Every change of an item raises its revision number; returns the new one. */
export function raiseRev(db: Database, id: ItemId): number {
  return db.get<{ rev: number }>('update items set rev = rev + 1 where id = ? returning rev', id)?.rev ?? 0
}

/** Whoever claimed an item has it as long as it is 在编. */
export function setStatus(db: Database, id: ItemId, status: WorkStatus) {
  const sql = `update items set status = ?, claimed_by = case when ? = 'editing' then claimed_by end where id = ?`
  db.run(sql, status, status, id)
}

export function setClaimedBy(db: Database, id: ItemId, accountId: AccountId) {
  db.run('update items set claimed_by = ? where id = ?', accountId, id)
}

/** Stands for "no day": after every instant that the wire knows. */
export const NO_DUE_AT = 9_000_000_000_000

/** Until when the office wants an item at the latest; null when it does not say. */
export function setDueAt(db: Database, id: ItemId, dueAt: number | null) {
  db.run('update items set due_at = ? where id = ?', dueAt ?? NO_DUE_AT, id)
}

/** Of an item that has none yet. */
export function insertFirstEvent(db: Database, itemId: ItemId, event: ItemEvent) {
  const sql = 'insert into item_events (item_id, number, type, at, event) values (?, 1, ?, ?, ?)'
  db.run(sql, itemId, event.type, event.at, JSON.stringify(event))
}

export function insertEvent(db: Database, itemId: ItemId, event: ItemEvent) {
  const sql = `
    insert into item_events (item_id, number, type, at, event)
    values (?, (select coalesce(max(number), 0) + 1 from item_events where item_id = ?), ?, ?, ?)`
  db.run(sql, itemId, itemId, event.type, event.at, JSON.stringify(event))
}

export function listEvents(db: Database, itemId: ItemId): ItemEvent[] {
  const rows = db.all<{ event: string }>(
    'select event from item_events where item_id = ? order by number',
    itemId,
  )
  return rows.map((row) => JSON.parse(row.event) as ItemEvent)
}

export function findDecision(db: Database, id: string): { itemId: ItemId } | undefined {
  return db.get<{ itemId: ItemId }>('select item_id as itemId from decisions where id = ?', id)
}

export function insertDecision(
  db: Database,
  decision: { id: string; itemId: ItemId; accountId: AccountId; at: number },
) {
  const sql = 'insert into decisions (id, item_id, account_id, at) values (?, ?, ?, ?)'
  db.run(sql, decision.id, decision.itemId, decision.accountId, decision.at)
}

export function setCarer(db: Database, id: ItemId, carerId: AccountId) {
  db.run('update items set carer_id = ? where id = ?', carerId, id)
}

/** Items of which nobody has said yet what becomes of them, and for which this person cares. */
export function listOpenItems(db: Database, carerId: AccountId): { id: ItemId; title: string }[] {
  const sql = `
    select i.id, r.title from items i join item_revisions r on r.id = i.revision_id
    where coalesce(i.carer_id, i.author_id) = ?
      and i.status in ('to_review', 'to_sign', 'registered', 'editing', 'returned')
    order by i.received_at`
  return db.all(sql, carerId)
}

/** What an editor works on. */
export function listClaimedItems(db: Database, accountId: AccountId): { id: ItemId; title: string }[] {
  const sql = `
    select i.id, r.title from items i join item_revisions r on r.id = i.revision_id
    where i.claimed_by = ? and i.status = 'editing' order by i.received_at`
  return db.all(sql, accountId)
}
