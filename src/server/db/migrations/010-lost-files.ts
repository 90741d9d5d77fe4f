import type { Migration } from '../migrate.ts'

/** That a file was here and is gone: items that were called complete before then were so with good reason. */
export const lostFiles: Migration = {
  number: 10,
  name: 'when a file was found missing or damaged',
  sql: `
    alter table blobs add column lost_at integer;
  `,
}
