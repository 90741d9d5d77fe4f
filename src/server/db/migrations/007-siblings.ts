import type { Migration } from '../migrate.ts'

/**
 * Texts of items that met a newer one and wait for somebody to choose; which text an item had at an earlier revision;
 * and numbers of a device's commands that neither the device nor the office has any more. Revisions are append-only,
 * so what changes about them stands here.
 */
export const siblings: Migration = {
  number: 7,
  name: 'siblings, earlier texts, lost numbers',
  sql: `
    create table item_siblings (
      revision_id integer primary key references item_revisions (id),
      item_id text not null references items (id),
      -- the item's rev that came with the sibling
      item_rev integer not null,
      settled_at integer,
      -- null while it waits; 'author' when the officer wrote again in sight of it
      taken text check (taken in ('office', 'sibling', 'author'))
    ) strict;
    create index item_siblings_waiting on item_siblings (item_id) where settled_at is null;
    insert into item_siblings (revision_id, item_id, item_rev)
      select r.id, r.item_id, i.rev from item_revisions r join items i on i.id = r.item_id where r.is_sibling = 1;

    -- written when a text is replaced, so that a first submission costs nothing
    create table item_text_history (
      item_id text not null references items (id),
      rev integer not null,
      revision_id integer not null references item_revisions (id),
      primary key (item_id, rev)
    ) strict, without rowid;

    create table lost_numbers (
      device integer not null references devices (id),
      seq integer not null,
      primary key (device, seq)
    ) strict, without rowid;
  `,
}
