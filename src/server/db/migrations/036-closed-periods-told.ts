import type { Migration } from '../migrate.ts'

/** What was closed was known to the desk alone; from now on each unit is told of its own lines, also of what is closed already. */
export const closedPeriodsTold: Migration = {
  number: 36,
  name: 'units are told what was closed',
  sql: `
    insert into feed (seq, kind, subject_id, owner_id, unit_id)
      select (select coalesce(max(seq), 0) from feed) + row_number() over (order by until, period),
        'told', 'told:closed_period:' || period, '', ''
      from closed_periods;
  `,
}
