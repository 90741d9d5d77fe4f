import type { Migration } from '../migrate.ts'

/** Composites of several items, and what was passed up. Texts and events of a composite are append-only. */
export const composites: Migration = {
  number: 16,
  name: 'composites',
  sql: `
    create table composite_revisions (
      id integer primary key,
      -- written before its composite, which refers to it
      composite_id text not null,
      title text not null,
      body text not null,
      written_by text not null references accounts (id),
      written_at integer not null
    ) strict;
    create trigger composite_revisions_stay before update on composite_revisions
      begin select raise(abort, 'revisions are append-only'); end;
    create trigger composite_revisions_remain before delete on composite_revisions
      begin select raise(abort, 'revisions are append-only'); end;

    create table composites (
      id text primary key,
      rev integer not null,
      revision_id integer not null references composite_revisions (id),
      status text not null check (status in ('open', 'adopted', 'dissolved')),
      created_by text not null references accounts (id),
      created_at integer not null
    ) strict, without rowid;
    create index composites_by_time on composites (created_at);

    create table composite_sources (
      -- an item is in one composite at most
      item_id text primary key references items (id),
      composite_id text not null references composites (id),
      place integer not null,
      -- hundredths of a percent
      share integer not null check (share > 0 and share <= 10000),
      is_main integer not null check (is_main in (0, 1))
    ) strict, without rowid;
    create index composite_sources_by_composite on composite_sources (composite_id, place);

    create table composite_events (
      composite_id text not null references composites (id),
      -- running number within the composite
      number integer not null,
      type text not null,
      at integer not null,
      event text not null,
      primary key (composite_id, number)
    ) strict, without rowid;
    create trigger composite_events_stay before update on composite_events
      begin select raise(abort, 'events are append-only'); end;
    create trigger composite_events_remain before delete on composite_events
      begin select raise(abort, 'events are append-only'); end;

    create table composite_decisions (
      id text primary key,
      composite_id text not null references composites (id),
      account_id text not null references accounts (id),
      at integer not null
    ) strict, without rowid;

    create index item_events_above on item_events (at) where type = 'passed_up';
  `,
}
