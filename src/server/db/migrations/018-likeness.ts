import type { Migration } from '../migrate.ts'

/**
 * By which passages texts are found again: fingerprints of every revision that ever held, which for 100,000 items are
 * some ten million rows of about a dozen bytes. Written behind the arrival of a text, never within it.
 */
export const likeness: Migration = {
  number: 18,
  name: 'fingerprints of texts',
  sql: `
    create table likeness_prints (
      print integer not null,
      revision integer not null,
      primary key (print, revision)
    ) strict, without rowid;

    -- the last revision whose fingerprints were taken
    create table likeness_reading (
      id integer primary key check (id = 1),
      revision integer not null
    ) strict;
    insert into likeness_reading (id, revision) values (1, 0);
  `,
}
