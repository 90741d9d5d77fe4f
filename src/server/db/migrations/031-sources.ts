import type { Migration } from '../migrate.ts'

/** Where leads come from: their channel and contact points, what was seen in media, and the looks back at what is stored. */
export const sources: Migration = {
  number: 31,
  name: 'contact points, clues of media, looks at what is stored',
  sql: `
    create table contacts (
      id text primary key,
      rev integer not null default 1,
      unit_id text not null references units (id),
      name text not null,
      kind text not null,
      person text not null,
      telephone text not null,
      created_at integer not null,
      created_by text not null references accounts (id),
      -- a day on which somebody spoke with it otherwise than by a lead
      heard_on text,
      retired_at integer
    ) strict, without rowid;
    create trigger contacts_remain before delete on contacts
      begin select raise(abort, 'contact points stay'); end;

    -- null in leads of the time before this was asked
    alter table leads add column channel text;
    alter table leads add column contact_id text references contacts (id);
    create index leads_by_contact on leads (contact_id, sent_at) where contact_id is not null;

    create table clues (
      id text primary key,
      rev integer not null default 1,
      kind text not null,
      outlet text not null,
      published_on text not null,
      -- plain text, never asked for
      link text not null,
      words text not null,
      unit_id text references units (id),
      recorded_by text not null references accounts (id),
      recorded_at integer not null,
      -- the fold of its events, written with them
      status text not null
    ) strict, without rowid;
    create index clues_by_time on clues (recorded_at, id);
    create index clues_by_status on clues (status, recorded_at);
    create trigger clues_remain before delete on clues
      begin select raise(abort, 'clues stay'); end;

    create table clue_events (
      clue_id text not null references clues (id),
      -- running number within the clue
      number integer not null,
      type text not null,
      at integer not null,
      event text not null,
      primary key (clue_id, number)
    ) strict, without rowid;
    create index clue_events_by_commission on clue_events (event ->> 'commissionId') where type = 'commissioned';
    create trigger clue_events_stay before update on clue_events
      begin select raise(abort, 'events are append-only'); end;
    create trigger clue_events_remain before delete on clue_events
      begin select raise(abort, 'events are append-only'); end;

    create table backlog_reviews (
      id text primary key,
      -- how the group was found, and by what
      grouping text not null,
      key text not null,
      words text not null,
      -- ids of the items that it held then, as JSON
      items text not null,
      reviewed_by text not null references accounts (id),
      reviewed_at integer not null
    ) strict, without rowid;
    create index backlog_reviews_by_time on backlog_reviews (reviewed_at, id);
    create trigger backlog_reviews_stay before update on backlog_reviews
      begin select raise(abort, 'reviews are append-only'); end;
    create trigger backlog_reviews_remain before delete on backlog_reviews
      begin select raise(abort, 'reviews are append-only'); end;
  `,
}
