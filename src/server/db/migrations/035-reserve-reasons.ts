import type { Migration } from '../migrate.ts'

/** Why an item is kept in reserve (备用) is counted with the other reasons. */
export const reserveReasons: Migration = {
  number: 35,
  name: 'reasons of what is kept in reserve',
  sql: `
    drop index item_events_with_reason;
    create index item_events_with_reason on item_events (at) where type in ('returned', 'reserved', 'not_used');
  `,
}
