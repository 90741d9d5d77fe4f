import type { Migration } from '../migrate.ts'

/** What is entered by hand for or against a unit, its objections, and the ledgers of closed periods. */
export const score: Migration = {
  number: 12,
  name: 'score entries, appeals, closed periods',
  sql: `
    create table score_entries (
      id text primary key,
      unit_id text not null references units (id),
      item_id text references items (id),
      occasion text not null,
      at integer not null,
      words text not null,
      evidence text not null,
      -- hundredths of a point; null unless the occasion is 'other'
      hundredths integer,
      entered_by text not null references accounts (id),
      entered_at integer not null,
      status text not null default 'open' check (status in ('open', 'confirmed', 'refused')),
      settled_by text references accounts (id),
      settled_at integer,
      settled_words text,
      -- no deduction without a second person
      check (settled_by is not entered_by),
      check ((status = 'open') = (settled_at is null))
    ) strict, without rowid;
    create index score_entries_by_time on score_entries (at);
    create trigger score_entries_remain before delete on score_entries
      begin select raise(abort, 'entries stay'); end;

    create table appeals (
      id text primary key,
      unit_id text not null references units (id),
      line_key text not null,
      words text not null,
      made_by text not null references accounts (id),
      made_at integer not null,
      is_upheld integer check (is_upheld in (0, 1)),
      answer text,
      answered_by text references accounts (id),
      answered_at integer
    ) strict, without rowid;
    -- one objection at a time on a line
    create unique index appeals_waiting on appeals (unit_id, line_key) where answered_at is null;
    create trigger appeals_remain before delete on appeals
      begin select raise(abort, 'appeals stay'); end;

    create table closed_periods (
      period text primary key,
      -- the first instant after it
      until integer not null,
      -- units and ranks as they were
      summary text not null,
      closed_by text not null references accounts (id),
      closed_at integer not null
    ) strict, without rowid;
    create table closed_ledgers (
      period text not null references closed_periods (period),
      unit_id text not null references units (id),
      ledger text not null,
      primary key (period, unit_id)
    ) strict, without rowid;
    create trigger closed_ledgers_stay before update on closed_ledgers
      begin select raise(abort, 'a closed period stays as it is'); end;
    create trigger closed_periods_stay before update on closed_periods
      begin select raise(abort, 'a closed period stays as it is'); end;
    create trigger closed_periods_remain before delete on closed_periods
      begin select raise(abort, 'a closed period stays as it is'); end;
  `,
}
