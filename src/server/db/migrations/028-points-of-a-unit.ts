import type { Migration } from '../migrate.ts'

/** Each text that arrives asks whether its unit was a direct-report point (直报点) that day. */
export const pointsOfAUnit: Migration = {
  number: 28,
  name: 'the direct-report points of a unit',
  sql: `
    create index direct_points_of_unit on direct_points (unit_id, number);
  `,
}
