import type { Migration } from '../migrate.ts'

/** 公告, 优稿库, 意见建议与投诉: nothing of them is erased. */
export const board: Migration = {
  number: 21,
  name: 'board',
  sql: `
    create table notices (
      id text primary key,
      rev integer not null default 1,
      kind text not null,
      title text not null,
      body text not null,
      -- json, as the protocol has it
      audience text not null,
      until integer,
      posted_by text not null references accounts (id),
      posted_at integer not null,
      withdrawn_by text references accounts (id),
      withdrawn_at integer,
      withdrawn_words text
    ) strict, without rowid;
    create index notices_by_time on notices (posted_at, id);
    create trigger notices_remain before delete on notices
      begin select raise(abort, 'notices stay'); end;

    create table exemplars (
      id text primary key,
      rev integer not null default 1,
      source text not null check (source in ('item', 'composite', 'elsewhere')),
      -- an item or a composite; null for a text from elsewhere
      source_id text,
      title text not null,
      body text not null,
      category text not null,
      -- json: an array of words
      tags text not null,
      comment text not null,
      credit text not null,
      is_named integer not null check (is_named in (0, 1)),
      added_by text not null references accounts (id),
      added_at integer not null,
      taken_out_by text references accounts (id),
      taken_out_at integer,
      taken_out_words text,
      check ((source_id is null) = (source = 'elsewhere'))
    ) strict, without rowid;
    create index exemplars_by_time on exemplars (added_at, id);
    -- a text stands in the library once
    create unique index exemplars_by_source on exemplars (source_id) where taken_out_at is null;
    create trigger exemplars_remain before delete on exemplars
      begin select raise(abort, 'exemplars stay'); end;

    create table suggestions (
      id text primary key,
      rev integer not null default 1,
      kind text not null,
      item_id text references items (id),
      made_by text not null references accounts (id),
      unit_id text not null references units (id),
      made_at integer not null
    ) strict, without rowid;
    create index suggestions_by_time on suggestions (made_at, id);
    create trigger suggestions_remain before delete on suggestions
      begin select raise(abort, 'suggestions stay'); end;

    create table suggestion_events (
      suggestion_id text not null references suggestions (id),
      -- running number within the suggestion
      number integer not null,
      type text not null,
      at integer not null,
      event text not null,
      primary key (suggestion_id, number)
    ) strict, without rowid;
    create trigger suggestion_events_stay before update on suggestion_events
      begin select raise(abort, 'events are append-only'); end;
    create trigger suggestion_events_remain before delete on suggestion_events
      begin select raise(abort, 'events are append-only'); end;
  `,
}
