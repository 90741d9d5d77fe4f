import type { Migration } from '../migrate.ts'

/** Who is to stop from a day on; the row goes when that was done or taken back. */
export const plannedStops: Migration = {
  number: 27,
  name: 'people who stop from a day on',
  sql: `
    create table planned_stops (
      account_id text primary key references accounts (id),
      from_at integer not null,
      successor_id text references accounts (id),
      note text not null,
      planned_by text not null references accounts (id),
      planned_at integer not null,
      -- why it was not done when the day came
      refused text
    ) strict, without rowid;
  `,
}
