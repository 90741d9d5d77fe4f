import type { ItemEvent } from '../../domain/item/item-event.ts'
import { workStateOf } from '../../domain/item/work-state.ts'
import type { Database } from '../db/database.ts'

/**
 * Whatever must never be, in plain sentences; an empty list when all is well. Reads everything, so it is for tests, the
 * simulator and whoever doubts a database, not for requests.
 */
export function checkInvariants(db: Database): string[] {
  return [
    ...Object.entries(QUERIES).flatMap(([fault, sql]) =>
      db.all<{ subject: string | number }>(sql).map(({ subject }) => `${fault}: ${subject}`),
    ),
    ...findWrongStatuses(db),
  ]
}

/** Each finds the subjects of which its sentence is true. */
const QUERIES: Record<string, string> = {
  'lastSeq is not the number of recorded results, device': `
    select d.id as subject from devices d
      left join (select device, seq from commands union all select device, seq from conflicting_commands) r
        on r.device = d.id
    group by d.id
    having count(r.seq) <> d.last_seq or coalesce(max(r.seq), 0) <> d.last_seq
      or count(distinct r.seq) <> count(r.seq)`,
  'a command has more than one applied result, command': `
    select c.id as subject from conflicting_commands c
    where c.id <> '' and not exists (select 1 from commands o where o.id = c.id
        and (c.outcome like '%"rejected"%' or (o.device <> c.device and o.payload_sha256 = c.payload_sha256 and o.outcome = c.outcome)))`,
  'a number is given up although it has a result, device': `
    select l.device as subject from lost_numbers l join devices d on d.id = l.device where l.seq <= d.last_seq`,
  'a photo counts as received without its kind having been checked, file': `
    select sha256 as subject from blobs where (present_at is null) <> (kind is null)`,
  'photos are called complete while one is missing, item': `
    select e.item_id as subject from item_events e
    where e.type = 'photos_complete'
      and e.number > (select max(s.number) from item_events s
        where s.item_id = e.item_id and s.type in ('submitted', 'resubmitted'))
      and json_extract(e.event, '$.count') = (select count(*) from item_photos p where p.item_id = e.item_id)
      and exists (select 1 from item_photos p
        join blobs b on b.account_id = p.account_id and b.sha256 = p.picture
        where p.item_id = e.item_id and b.present_at is null
          -- a file that was here and was lost afterwards comes again
          and (b.lost_at is null or b.lost_at < json_extract(e.event, '$.at')))`,
  'an item’s text is another item’s, item': `
    select i.id as subject from items i join item_revisions r on r.id = i.revision_id where r.item_id <> i.id`,
  'an item stands in no feed, item': `
    select id as subject from items where id not in (select subject_id from feed where kind = 'item')`,
  'a draft’s text is another draft’s, draft': `
    select d.item_id as subject from drafts d join draft_revisions r on r.id = d.revision_id
    where r.item_id <> d.item_id`,
  'a draft that is kept has no text, draft': `
    select item_id as subject from drafts where state = 'kept' and revision_id is null`,
  'a draft stands in no feed, or in one that others read, draft': `
    select item_id as subject from drafts d
    where not exists (select 1 from feed f
      where f.subject_id = 'draft:' || d.item_id and f.unit_id = d.author_id and f.owner_id = d.author_id)`,
  'a row of the feed shows a revision that its subject never had, row': `
    select seq as subject from feed where kind = 'item' and subject_id not in (select id from items)`,
}

function findWrongStatuses(db: Database): string[] {
  const sql = `
    select i.id, i.status, (select json_group_array(json(event)) from
      (select event from item_events where item_id = i.id order by number)) as events
    from items i`
  return db
    .all<{ id: string; status: string; events: string }>(sql)
    .filter(({ status, events }) => workStateOf(JSON.parse(events) as ItemEvent[]).status !== status)
    .map(({ id }) => `the listed status is not the fold of the events, item: ${id}`)
}
