import type { Migration } from '../migrate.ts'

/** What the office wants to hear about, who has read it, and which items answer it. */
export const keyPoints: Migration = {
  number: 19,
  name: 'key points',
  sql: `
    create table key_point_sets (
      id text primary key,
      rev integer not null,
      title text not null,
      kind text not null check (kind in ('week', 'month', 'quarter', 'days')),
      first_day text not null,
      last_day text not null,
      audience text not null,
      drafted_by text not null references accounts (id),
      drafted_at integer not null,
      published_by text references accounts (id),
      published_at integer,
      -- when the units were told last; null while it is drafted
      told_at integer,
      check (first_day <= last_day)
    ) strict, without rowid;
    create index key_point_sets_by_day on key_point_sets (last_day);
    create trigger key_point_sets_remain before delete on key_point_sets
      begin select raise(abort, 'key points stay'); end;
    create trigger key_point_sets_stay before update of title, kind, first_day, last_day, audience, published_at
      on key_point_sets when old.published_at is not null
      begin select raise(abort, 'published key points stay'); end;

    create table key_points (
      id text primary key,
      set_id text not null references key_point_sets (id),
      number integer not null,
      title text not null,
      words text not null,
      due_on text,
      source text,
      decision text,
      unique (set_id, number)
    ) strict, without rowid;
    create trigger key_points_remain before delete on key_points
      when exists (select 1 from key_point_sets where id = old.set_id and published_at is not null)
      begin select raise(abort, 'published key points stay'); end;
    create trigger key_points_stay before update on key_points
      begin select raise(abort, 'key points stay'); end;

    create table key_point_events (
      point_id text not null references key_points (id),
      number integer not null,
      event text not null,
      primary key (point_id, number)
    ) strict, without rowid;
    create trigger key_point_events_stay before update on key_point_events
      begin select raise(abort, 'events are append-only'); end;
    create trigger key_point_events_remain before delete on key_point_events
      begin select raise(abort, 'events are append-only'); end;

    create table key_point_readings (
      set_id text not null references key_point_sets (id),
      account_id text not null references accounts (id),
      rev integer not null,
      unit_id text not null references units (id),
      at integer not null,
      primary key (set_id, account_id, rev)
    ) strict, without rowid;

    -- every naming and taking back of a point for an item; the last one of the two holds
    create table item_point_traces (
      item_id text not null references items (id),
      number integer not null,
      point_id text not null references key_points (id),
      type text not null check (type in ('tagged', 'untagged')),
      by text not null references accounts (id),
      at integer not null,
      primary key (item_id, number)
    ) strict, without rowid;
    create trigger item_point_traces_stay before update on item_point_traces
      begin select raise(abort, 'traces are append-only'); end;
    create trigger item_point_traces_remain before delete on item_point_traces
      begin select raise(abort, 'traces are append-only'); end;
    -- what the traces come to, written with them
    create table item_points (
      point_id text not null references key_points (id),
      item_id text not null references items (id),
      primary key (point_id, item_id)
    ) strict, without rowid;
    create index item_points_by_item on item_points (item_id);

    -- the points that a draft is to answer, as its author's phone says: a list of ids
    alter table drafts add column point_ids text;
  `,
}
