import type { Migration } from '../migrate.ts'

/**
 * A text stands once, in its revision; the item points to the one that holds. Revisions and events are append-only.
 * `status` is the fold of the item's events, written with them, so that the desk can list by it.
 */
export const items: Migration = {
  number: 3,
  name: 'items',
  sql: `
    create table item_revisions (
      id integer primary key,
      -- written before its item, which refers to it
      item_id text not null,
      -- 1 when the office kept its own text and this one stands beside it
      is_sibling integer not null check (is_sibling in (0, 1)),
      title text not null,
      body text not null,
      category text not null,
      event_at integer,
      place text not null,
      notes text not null,
      characters integer not null,
      device integer references devices (id),
      claimed_at integer not null,
      received_at integer not null
    ) strict;
    create trigger item_revisions_stay before update on item_revisions
      begin select raise(abort, 'revisions are append-only'); end;
    create trigger item_revisions_remain before delete on item_revisions
      begin select raise(abort, 'revisions are append-only'); end;

    create table items (
      id text primary key,
      rev integer not null,
      author_id text not null references accounts (id),
      unit_id text not null references units (id),
      revision_id integer not null references item_revisions (id),
      -- the item's rev when its present text came
      text_rev integer not null,
      receipt_month text not null,
      receipt_number integer not null,
      received_at integer not null,
      counted_at integer not null,
      counted_by text not null check (counted_by in ('claim', 'receipt')),
      status text not null,
      unique (receipt_month, receipt_number)
    ) strict, without rowid;
    create index items_by_status on items (status, receipt_month, receipt_number);

    create table item_events (
      item_id text not null references items (id),
      -- running number within the item
      number integer not null,
      type text not null,
      at integer not null,
      event text not null,
      primary key (item_id, number)
    ) strict, without rowid;
    create trigger item_events_stay before update on item_events
      begin select raise(abort, 'events are append-only'); end;
    create trigger item_events_remain before delete on item_events
      begin select raise(abort, 'events are append-only'); end;

    create table decisions (
      id text primary key,
      item_id text not null references items (id),
      account_id text not null references accounts (id),
      at integer not null
    ) strict, without rowid;
  `,
}
