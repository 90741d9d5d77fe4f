import type { Migration } from '../migrate.ts'

/**
 * From which month on a unit is of which class. `units.class_id` is the class with which it began; what was set later
 * stands here, and of two rows for the same month the one that was set last counts.
 */
export const unitClasses: Migration = {
  number: 22,
  name: 'dated classes of units',
  sql: `
    create table unit_classes (
      number integer primary key,
      unit_id text not null references units (id),
      class_id text not null,
      -- the first instant of a month
      from_at integer not null,
      set_by text not null references accounts (id),
      set_at integer not null
    ) strict;
    create index unit_classes_by_unit on unit_classes (unit_id, from_at);
    create trigger unit_classes_stay before update on unit_classes
      begin select raise(abort, 'what was set stays'); end;
    create trigger unit_classes_remain before delete on unit_classes
      begin select raise(abort, 'what was set stays'); end;
  `,
}
