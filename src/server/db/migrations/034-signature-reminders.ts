import type { Migration } from '../migrate.ts'

/** Who at the office reminded a unit (催办) of a signature that was overdue, and when; it stays as it was. */
export const signatureReminders: Migration = {
  number: 34,
  name: 'reminders of overdue signatures',
  sql: `
    create table signature_reminders (
      id text primary key,
      item_id text not null references items (id),
      by_id text not null references accounts (id),
      at integer not null
    ) strict, without rowid;
    create index signature_reminders_by_item on signature_reminders (item_id, at);
    create trigger signature_reminders_stay before update on signature_reminders
      begin select raise(abort, 'a reminder stays as it was given'); end;
    create trigger signature_reminders_remain before delete on signature_reminders
      begin select raise(abort, 'a reminder stays on record'); end;
  `,
}
