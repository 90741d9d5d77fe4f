import type { Migration } from '../migrate.ts'

/**
 * What went into a composite that nobody has used yet is 已并入综合稿 and was listed as used. `status` repeats the fold of
 * the events: a use since the item was last taken out of a composite makes it 已综合.
 */
export const inComposite: Migration = {
  number: 32,
  name: 'items in a composite that is still to be used',
  sql: `
    update items set status = 'in_composite'
    where status = 'merged' and not exists (
      select 1 from item_events used
      where used.item_id = items.id and used.type = 'adopted' and used.number > coalesce(
        (select max(number) from item_events out where out.item_id = items.id and out.type = 'taken_out'), 0));
  `,
}
