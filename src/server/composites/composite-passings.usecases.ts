import { passingsOf } from '../../domain/item/passing.ts'
import type { PassingRow } from '../../protocol/desk-adoption.ts'
import type { Database } from '../db/database.ts'
import { listEvents, listPassedUp } from './composites.repository.ts'

/** What was passed up of composites. */
export function listCompositePassings(db: Database): PassingRow[] {
  return listPassedUp(db).flatMap(({ id, title }) =>
    passingsOf(listEvents(db, id)).map((passing) => ({
      of: 'composite',
      id,
      title,
      receipt: null,
      unitName: null,
      ...passing,
    })),
  )
}
