import type { CompositeEvent } from '../../domain/composite/composite.ts'
import { passingsOf, unregisteredUsesOf } from '../../domain/item/passing.ts'
import type { PassingRow } from '../../protocol/desk-adoption.ts'
import type { Database } from '../db/database.ts'
import { listAbove, listEvents } from './composites.repository.ts'

/** What was passed up of composites, and what was used above without that. */
export function listCompositePassings(db: Database): PassingRow[] {
  return listAbove(db).flatMap(({ id, title }) =>
    bothOf(listEvents(db, id)).map((passing) => ({
      of: 'composite',
      id,
      title,
      receipt: null,
      unitName: null,
      ...passing,
    })),
  )
}

const bothOf = (events: CompositeEvent[]) => [...passingsOf(events), ...unregisteredUsesOf(events)]
