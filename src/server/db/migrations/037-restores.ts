import type { Migration } from '../migrate.ts'

/** The desk is told that the office was put back to a backup: when, and of when the backup was. */
export const restores: Migration = {
  number: 37,
  name: 'when the office was restored',
  sql: `
    alter table office add column restored_at integer;
    alter table office add column restored_to integer;
  `,
}
