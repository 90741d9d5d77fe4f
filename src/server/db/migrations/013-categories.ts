import type { Migration } from '../migrate.ts'

/**
 * The category of an item's present text beside the item: whoever counts all items would else read all texts, some
 * hundred megabytes of them.
 */
export const categories: Migration = {
  number: 13,
  name: 'categories beside items',
  sql: `
    -- null: see its revision
    alter table items add column category text;
    update items set category = (select category from item_revisions where id = items.revision_id);
    create trigger items_take_category after update of revision_id on items
      begin
        update items set category = (select category from item_revisions where id = new.revision_id)
        where id = new.id;
      end;
  `,
}
