import type { AccountId, ItemId, KeyPointId, UnitId } from '../../domain/ids.ts'
import type { WorkStatus } from '../../domain/item/work-state.ts'
import type { Month } from '../../domain/calendar/month.ts'
import type { ItemPoints, NamedPoint, TitledPoint } from '../../protocol/key-points.ts'
import type { Database } from '../db/database.ts'

export interface Tagging {
  itemId: ItemId
  pointId: KeyPointId
  type: 'tagged' | 'untagged'
  by: AccountId
  at: number
}

export function isTagged(db: Database, { itemId, pointId }: Pick<Tagging, 'itemId' | 'pointId'>): boolean {
  const sql = 'select 1 from item_points where point_id = ? and item_id = ?'
  return db.get(sql, pointId, itemId) !== undefined
}

/** The trace and what it comes to. */
export function insertTrace(db: Database, { itemId, pointId, type, by, at }: Tagging) {
  const next = 'select coalesce(max(number), 0) + 1 from item_point_traces where item_id = ?'
  const sql = `
    insert into item_point_traces (item_id, number, point_id, type, by, at) values (?, (${next}), ?, ?, ?, ?)`
  db.run(sql, itemId, itemId, pointId, type, by, at)
  if (type === 'tagged') db.run('insert into item_points (point_id, item_id) values (?, ?)', pointId, itemId)
  else db.run('delete from item_points where point_id = ? and item_id = ?', pointId, itemId)
}

export function listPointsOfItem(db: Database, itemId: ItemId): NamedPoint[] {
  const sql = `
    select p.id, p.set_id as setId, p.number, p.title
    from item_points t join key_points p on p.id = t.point_id where t.item_id = ? order by p.set_id, p.number`
  return db.all<NamedPoint>(sql, itemId)
}

/** The same with the titles of their sets. */
export function listTitledPointsOfItem(db: Database, itemId: ItemId): TitledPoint[] {
  const sql = `
    select p.id, p.set_id as setId, p.number, p.title, s.title as setTitle
    from item_points t join key_points p on p.id = t.point_id join key_point_sets s on s.id = p.set_id
    where t.item_id = ? order by p.set_id, p.number`
  return db.all<TitledPoint>(sql, itemId)
}

/** How often the points of an item were changed; it grows with each change. */
export function countTraces(db: Database, itemId: ItemId): number {
  const sql = 'select count(*) as count from item_point_traces where item_id = ?'
  return db.get<{ count: number }>(sql, itemId)?.count ?? 0
}

export function listTraces(db: Database, itemId: ItemId): ItemPoints['traces'] {
  const sql = `
    select t.type, t.at, a.display_name as by, p.number, p.title
    from item_point_traces t join key_points p on p.id = t.point_id join accounts a on a.id = t.by
    where t.item_id = ? order by t.number`
  return db.all(sql, itemId)
}

/** What the unit took back itself is in its author's hands; what the office returned it has received. */
const IS_WITH_AUTHOR = `
  (i.status = 'returned'
    and not exists (select 1 from item_events e where e.item_id = i.id and e.type = 'returned'))`

/** Whatever the unit has sent and not taken back counts for it, signed or not. */
export function countByPoint(db: Database, unitId: UnitId): { id: KeyPointId; count: number }[] {
  const sql = `
    select t.point_id as id, count(*) as count from item_points t join items i on i.id = t.item_id
    where i.unit_id = ? and not ${IS_WITH_AUTHOR} group by t.point_id order by t.point_id`
  return db.all(sql, unitId)
}

export interface TaggedItem {
  itemId: ItemId
  pointId: KeyPointId
  unitId: UnitId
  title: string
  status: WorkStatus
  receiptMonth: Month
  receiptNumber: number
  isAdopted: 0 | 1
}

/** The items that answer these points and have reached the office: what waits for its unit's signature has not. */
export function listTaggedItems(db: Database, pointIds: readonly KeyPointId[]): TaggedItem[] {
  const sql = `
    select t.item_id as itemId, t.point_id as pointId, i.unit_id as unitId, r.title, i.status,
      i.receipt_month as receiptMonth, i.receipt_number as receiptNumber,
      exists (select 1 from item_events e where e.item_id = i.id and e.type = 'adopted') as isAdopted
    from item_points t join items i on i.id = t.item_id join item_revisions r on r.id = i.revision_id
    where t.point_id in (select value from json_each(?))
      and i.status not in ('to_review', 'to_sign') and not ${IS_WITH_AUTHOR}
    order by i.receipt_month, i.receipt_number`
  return db.all<TaggedItem>(sql, JSON.stringify(pointIds))
}
