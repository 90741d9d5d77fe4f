import type { Migration } from '../migrate.ts'

/** Each text that arrives asks who signs for its unit: of some thousand people only the unit's own are read. */
export const peopleOfAUnit: Migration = {
  number: 25,
  name: 'people by unit',
  sql: 'create index accounts_by_unit on accounts (unit_id, created_at, id);',
}
