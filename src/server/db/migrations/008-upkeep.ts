import type { Migration } from '../migrate.ts'

/** What the server must know of its own care for the data: when it last looked, and what is in a verified backup. */
export const upkeep: Migration = {
  number: 8,
  name: 'marks of upkeep, files as last checked, numbers inside a backup',
  sql: `
    create table marks (
      name text primary key,
      at integer not null
    ) strict, without rowid;

    -- the file's own time when its bytes were last compared with its hash
    alter table blobs add column modified_at integer;

    -- the highest number of the device inside a verified backup
    alter table devices add column durable_seq integer not null default 0;
  `,
}
