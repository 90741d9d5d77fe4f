import type { Migration } from '../migrate.ts'

/** What was begun of a topic was known to the one phone that began it; from now on its author is told on each of theirs. */
export const begunTold: Migration = {
  number: 33,
  name: 'authors are told what they began',
  sql: `
    insert into feed (seq, kind, subject_id, owner_id, unit_id)
      select (select coalesce(max(seq), 0) from feed) + row_number() over (order by item_id),
        'told', 'told:begun:' || item_id, '', by
      from begun_items;
  `,
}
