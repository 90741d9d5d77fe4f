import type { Migration } from '../migrate.ts'

/** 稿件评价: what the office said of items by structure, value and wording; the last one holds, none is changed. */
export const grades: Migration = {
  number: 29,
  name: 'grades of items',
  sql: `
    create table item_grades (
      item_id text not null references items (id),
      -- running number within the item
      number integer not null,
      -- of the request, so that it may be sent again
      request_id text not null unique,
      given_by text not null references accounts (id),
      at integer not null,
      -- json, as the protocol has it
      sides text not null,
      primary key (item_id, number)
    ) strict, without rowid;
    create trigger item_grades_stay before update on item_grades
      begin select raise(abort, 'grades are append-only'); end;
    create trigger item_grades_remain before delete on item_grades
      begin select raise(abort, 'grades are append-only'); end;
  `,
}
