import type { Month } from '../../domain/calendar/month.ts'
import type { MadeItem, MadeOf } from '../../protocol/made-of.ts'
import type { Database } from '../db/database.ts'

/** The column in which points and commissions name what they were made of. */
export type Origin = 'topic_id' | 'demand_id'

type Named<Row> = Row & { originId: string }

export function listPoints(
  db: Database,
  origin: Origin,
): Named<Omit<MadeOf['points'][number], 'isPublished'> & { isPublished: 0 | 1 }>[] {
  return db.all(`
    select p.${origin} as originId, p.id, p.set_id as setId, p.title, s.published_at is not null as isPublished
    from key_points p join key_point_sets s on s.id = p.set_id
    where p.${origin} is not null order by s.first_day desc, p.set_id, p.number`)
}

export function listCommissions(db: Database, origin: Origin): Named<MadeOf['commissions'][number]>[] {
  return db.all(`
    select ${origin} as originId, id, topic, issued_at as issuedAt from commissions
    where ${origin} is not null order by issued_at desc, id`)
}

export type ItemRow = Named<
  Pick<MadeItem, 'itemId' | 'title' | 'unitName'> & {
    receiptMonth: Month
    receiptNumber: number
    isAdopted: 0 | 1
  }
>

/** What is still the unit's own business, unsigned or taken back, is not told of. */
export const HAS_ARRIVED = `
  i.status not in ('to_review', 'to_sign') and not (i.status = 'returned'
    and not exists (select 1 from item_events e where e.item_id = i.id and e.type = 'returned'))`

/** Each item once for each origin, whether a point, a commission or a tap on the topic led to it. */
export function listItems(db: Database, origin: Origin): ItemRow[] {
  const begun =
    origin === 'topic_id' ? 'union select topic_id, item_id from begun_items where topic_id is not null' : ''
  return db.all<ItemRow>(`
    select o.origin as originId, i.id as itemId, r.title, u.name as unitName, i.receipt_month as receiptMonth,
      i.receipt_number as receiptNumber,
      exists (select 1 from item_events e where e.item_id = i.id and e.type = 'adopted') as isAdopted
    from (
      select p.${origin} as origin, t.item_id as itemId
      from item_points t join key_points p on p.id = t.point_id where p.${origin} is not null
      union
      select c.${origin}, i.id from items i join commissions c on c.id = i.commission_id
      where c.${origin} is not null
      ${begun}
    ) o
    join items i on i.id = o.itemId join item_revisions r on r.id = i.revision_id join units u on u.id = i.unit_id
    where ${HAS_ARRIVED} order by i.receipt_month desc, i.receipt_number desc`)
}
