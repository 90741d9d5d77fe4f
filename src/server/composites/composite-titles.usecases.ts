import type { CompositeEvent } from '../../domain/composite/composite.ts'
import type { ItemId } from '../../domain/ids.ts'
import type { Database } from '../db/database.ts'
import { findComposite, listEvents } from './composites.repository.ts'

/** Every composite that has not been taken apart, with its present title. */
export { listTitles as listCompositeTitles } from './composites.repository.ts'

export interface CompositeCourse {
  rev: number
  title: string
  createdAt: number
  events: CompositeEvent[]
}

export function findCourse(db: Database, id: ItemId): CompositeCourse | undefined {
  const head = findComposite(db, id)
  return head === undefined ? undefined : { ...head, events: listEvents(db, id) }
}
