import type { Day } from '../../domain/calendar/day.ts'
import type { ItemId } from '../../domain/ids.ts'
import type { Database } from '../db/database.ts'
import { HAS_ARRIVED } from './made-of.repository.ts'

export interface AdoptedRow {
  itemId: ItemId
  title: string
  unitName: string
  authorName: string
  adoptedAt: number
  decision: string
  /** The day that was named last for the pause of the decision; null for none since it was published. */
  settledOn: Day | null
}

/** Items about a decision that were adopted since `since` (ms), a row for each of their points. */
export function listAdoptedSince(db: Database, since: number): AdoptedRow[] {
  const sql = `
    select i.id as itemId, r.title, u.name as unitName, a.display_name as authorName, x.adoptedAt, p.decision,
      (select json_extract(e.event, '$.on') from key_point_events e
       where e.point_id = p.id and json_extract(e.event, '$.type') = 'settled'
       order by e.number desc limit 1) as settledOn
    from key_points p join item_points t on t.point_id = p.id
    join (select item_id, min(at) as adoptedAt from item_events where type = 'adopted' group by item_id) x
      on x.item_id = t.item_id
    join items i on i.id = t.item_id join item_revisions r on r.id = i.revision_id
    join units u on u.id = i.unit_id join accounts a on a.id = i.author_id
    where p.decision is not null and x.adoptedAt >= ?
    order by x.adoptedAt, i.id`
  return db.all<AdoptedRow>(sql, since)
}

export interface AnswerRow {
  followsId: ItemId
  itemId: ItemId
  title: string
}

/** The items that tell of results and have reached the office. */
export function listAnswers(db: Database): AnswerRow[] {
  return db.all<AnswerRow>(`
    select b.follows_id as followsId, i.id as itemId, r.title
    from begun_items b join items i on i.id = b.item_id join item_revisions r on r.id = i.revision_id
    where b.follows_id is not null and ${HAS_ARRIVED} order by i.id`)
}
