import type { AuthorList } from '../../protocol/desk-adoption.ts'
import type { Database } from '../db/database.ts'

/** Units and their people, for whoever names the authors of an item. */
export function listAuthors(db: Database): AuthorList {
  return {
    units: db.all('select id, name from units order by class_id, id'),
    people: db.all(`
      select id, display_name as name, unit_id as unitId from accounts
      where unit_id is not null order by created_at, id`),
  }
}
