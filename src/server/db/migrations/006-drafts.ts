import type { Migration } from '../migrate.ts'

/**
 * What officers are writing, kept for them alone. A draft is found by the id its item will have. Its texts are no
 * records of the office: they go when the trash is emptied, and only the newest fifty stay.
 */
export const drafts: Migration = {
  number: 6,
  name: 'drafts',
  sql: `
    create table draft_revisions (
      id integer primary key,
      item_id text not null,
      -- the draft's rev that came with this text
      rev integer not null,
      -- 1 when another device had written meanwhile and this text stands beside the draft
      is_sibling integer not null check (is_sibling in (0, 1)),
      -- when a later text was written in sight of this sibling; null for other texts
      settled_at integer,
      title text not null,
      body text not null,
      category text not null,
      event_at integer,
      place text not null,
      notes text not null,
      -- null for a text that the office put together from two
      device integer references devices (id),
      saved_at integer not null,
      received_at integer not null
    ) strict;
    create index draft_revisions_by_item on draft_revisions (item_id, id);

    create table drafts (
      item_id text primary key,
      author_id text not null references accounts (id),
      rev integer not null,
      -- the item's revision under correction; 0 for a new item
      item_rev integer not null,
      state text not null check (state in ('kept', 'submitted', 'deleted')),
      -- null when there is no text of the draft's own (any more)
      revision_id integer references draft_revisions (id),
      saved_at integer not null,
      changed_at integer not null
    ) strict, without rowid;
    create index drafts_in_trash on drafts (changed_at) where state = 'deleted' and revision_id is not null;
  `,
}
