import type { Migration } from '../migrate.ts'

/** A draft of key points may be thrown away; what was published stays. */
export const droppedKeyPoints: Migration = {
  number: 26,
  name: 'drafts of key points may go',
  sql: `
    drop trigger key_point_sets_remain;
    create trigger key_point_sets_remain before delete on key_point_sets when old.published_at is not null
      begin select raise(abort, 'published key points stay'); end;
  `,
}
