import type { Migration } from '../migrate.ts'

/**
 * What tasks and points are computed from beyond the first release: the section that an item came from, when it last
 * came, and each version of the policy as a row of the feed.
 */
export const facts: Migration = {
  number: 11,
  name: 'sections, times of corrections, versions of the policy in the feed',
  sql: `
    -- 科室; null where the roster names none
    alter table accounts add column section text;
    -- of the author when the item came: whoever moves on leaves the old months as they were
    alter table items add column section text;

    -- when a returned item was sent again, by the clock that the policy counts by; null while it never was
    alter table items add column corrected_at integer;
    update items set corrected_at = (
      select max(at) from item_events where item_id = items.id and type = 'resubmitted');

    insert into feed (seq, kind, subject_id, owner_id, unit_id)
      select (select coalesce(max(seq), 0) from feed) + row_number() over (order by version),
        'rules', 'rules:' || version, '', ''
      from policies;
  `,
}
