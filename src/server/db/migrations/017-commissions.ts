import type { Migration } from '../migrate.ts'

/**
 * What the office asks for, its course at each addressed unit, and the topics that units propose. Attachments are few
 * and small: their bytes stand in the database, so that each backup has them.
 */
export const commissions: Migration = {
  number: 17,
  name: 'commissions',
  sql: `
    create table commissions (
      id text primary key,
      year integer not null,
      batch integer not null,
      topic text not null,
      outline text not null,
      category text not null,
      words_from integer,
      words_to integer,
      asker text,
      mode text not null check (mode in ('independent', 'joint')),
      issued_by text not null references accounts (id),
      issued_at integer not null
    ) strict, without rowid;
    create index commissions_by_year on commissions (year, issued_at);
    create trigger commissions_remain before delete on commissions
      begin select raise(abort, 'commissions stay'); end;

    create table attachments (
      sha256 text primary key,
      kind text not null,
      size integer not null,
      bytes blob not null,
      brought_by text not null references accounts (id),
      brought_at integer not null
    ) strict;
    create table commission_files (
      commission_id text not null references commissions (id),
      position integer not null,
      sha256 text not null references attachments (sha256),
      name text not null,
      primary key (commission_id, position)
    ) strict, without rowid;

    create table commission_units (
      commission_id text not null references commissions (id),
      unit_id text not null references units (id),
      rev integer not null,
      -- the fold of its events, written with them
      status text not null,
      score_entry_id text references score_entries (id),
      primary key (commission_id, unit_id)
    ) strict, without rowid;

    create table commission_events (
      commission_id text not null,
      unit_id text not null,
      -- running number within the course
      number integer not null,
      type text not null,
      at integer not null,
      event text not null,
      primary key (commission_id, unit_id, number),
      foreign key (commission_id, unit_id) references commission_units (commission_id, unit_id)
    ) strict, without rowid;
    create trigger commission_events_stay before update on commission_events
      begin select raise(abort, 'events are append-only'); end;
    create trigger commission_events_remain before delete on commission_events
      begin select raise(abort, 'events are append-only'); end;

    create table plan_topics (
      id text primary key,
      unit_id text not null references units (id),
      proposed_by text not null references accounts (id),
      proposed_at integer not null,
      topic text not null,
      reason text not null,
      mode text not null check (mode in ('independent', 'joint')),
      rev integer not null default 1,
      answered_by text references accounts (id),
      answered_at integer,
      -- the one or the other when it is answered
      commission_id text references commissions (id),
      answer_words text,
      check ((answered_at is null) = (commission_id is null and answer_words is null))
    ) strict, without rowid;

    -- the commission that an item answers; null for what the unit wrote on its own account
    alter table items add column commission_id text references commissions (id);
    -- the commission that a draft is to answer, as its author's phone says
    alter table drafts add column commission_id text;
  `,
}
