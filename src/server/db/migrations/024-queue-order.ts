import type { Migration } from '../migrate.ts'

/** The queue's order as it is read, and what editors are writing into composites. */
export const queueOrder: Migration = {
  number: 24,
  name: 'queue with the newest first among equals, sheets of composites',
  sql: `
    drop index items_queue;
    create index items_queue on items (status, urgency, due_at, receipt_month desc, receipt_number desc);

    -- each editor's own sheet while it is being written
    create table composite_sheets (
      composite_id text not null references composites (id),
      account_id text not null references accounts (id),
      -- the kept text that the editor saw
      revision_id integer not null references composite_revisions (id),
      title text not null,
      body text not null,
      saved_at integer not null,
      primary key (composite_id, account_id)
    ) strict, without rowid;
  `,
}
