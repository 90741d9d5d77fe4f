import type { Migration } from '../migrate.ts'

/** One database holds one office; its epoch is a random id that is new after each restore. */
export const officeAndPeople: Migration = {
  number: 1,
  name: 'office and people',
  sql: `
    create table office (
      id integer primary key check (id = 1),
      name text not null,
      epoch text not null,
      created_at integer not null
    ) strict;

    create table units (
      id text primary key,
      name text not null unique,
      class_id text not null,
      created_at integer not null
    ) strict, without rowid;

    create table accounts (
      id text primary key,
      -- null for an author who does not sign in
      name text unique,
      display_name text not null,
      role text not null,
      unit_id text references units (id),
      password_hash text,
      created_at integer not null
    ) strict, without rowid;

    create table policies (
      version integer primary key,
      valid_from integer not null,
      document text not null
    ) strict;

    create table periodicals (
      id text primary key,
      name text not null unique,
      current_issue integer not null
    ) strict, without rowid;
  `,
}
