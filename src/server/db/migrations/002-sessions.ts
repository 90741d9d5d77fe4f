import type { Migration } from '../migrate.ts'

/** A device belongs to one account: a phone used by two people is two rows. Tokens are stored as their SHA-256. */
export const sessions: Migration = {
  number: 2,
  name: 'devices, sessions, guessing delays',
  sql: `
    create table devices (
      id integer primary key,
      account_id text not null references accounts (id),
      device_id text not null,
      name text not null,
      last_seq integer not null default 0,
      -- phone minus office clock at the last exchange
      last_skew_ms integer,
      last_contact_at integer not null,
      -- null until the person has signed in on it
      signed_in_at integer,
      waiting integer not null default 0,
      app_version text not null default '',
      unique (account_id, device_id)
    ) strict;

    create table sessions (
      id text primary key,
      token_hash text not null unique,
      -- the token before the last rotation, for answers that are lost or still under way
      previous_hash text unique,
      account_id text not null references accounts (id),
      device_id text not null,
      created_at integer not null,
      seen_at integer not null,
      rotated_at integer not null,
      -- when the newest token was used first
      confirmed_at integer
    ) strict, without rowid;

    create table login_buckets (
      key text primary key,
      tries integer not null,
      free_at integer not null,
      touched_at integer not null
    ) strict, without rowid;
    create index login_buckets_by_touch on login_buckets (touched_at);
  `,
}
