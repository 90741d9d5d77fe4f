import { dayOf } from '../../domain/calendar/day.ts'
import { useShareOf } from '../../domain/composite/shares.ts'
import type { ItemId } from '../../domain/ids.ts'
import type { Composite, CompositeInstruction } from '../../protocol/desk-composites.ts'
import { ensureRoom } from '../health/disk-reserve.usecases.ts'
import type { ChangedItem } from '../items/item-events.usecases.ts'
import type { Parts } from '../parts.ts'
import type { Session } from '../sessions/session.ts'
import { getComposite } from './composite-view.usecases.ts'
import { refuseComposite } from './composites.errors.ts'
import * as repository from './composites.repository.ts'
import { findOpen, tell } from './sources.usecases.ts'

export interface InstructingComposite {
  id: ItemId
  instruction: CompositeInstruction
  person: Pick<Session, 'accountId' | 'displayName' | 'role'>
  at: number
}

/**
 * Enters a leader's instruction (批示) on a composite, once; the author of every source is told the same day, and each
 * source has its share of the points as of a use.
 */
export async function instructComposite(
  parts: Pick<Parts, 'db' | 'policies' | 'events' | 'config'>,
  instructing: InstructingComposite,
): Promise<Composite> {
  const { db, events } = parts
  ensureRoom(parts, 'text')
  const { id, person, at } = instructing
  const changed = await db.write(() => applyInstruction(parts, instructing))
  changed.forEach((item) => events.announce({ ...item, isNew: false }))
  return getComposite(parts, { id, person, at })
}

/** Inside a write: the items that changed; none when this had been carried out before. */
function applyInstruction(
  { db }: Pick<Parts, 'db'>,
  { id, instruction, person, at }: InstructingComposite,
): ChangedItem[] {
  const head = findOpen(db, id, instruction)
  if (head === null) return []
  const { leader, rank, givenAt = at, words } = instruction
  if (dayOf(givenAt) > dayOf(at)) throw refuseComposite('instruction.day_ahead')
  if (dayOf(givenAt) < dayOf(head.createdAt)) throw refuseComposite('instruction.day_before_item')
  const event = { type: 'instructed' as const, at, by: person.displayName, leader, rank, givenAt, words }
  repository.insertEvent(db, id, event)
  repository.insertDecision(db, { id: instruction.id, compositeId: id, accountId: person.accountId, at })
  repository.raiseRev(db, id)
  const sources = repository.listSources(db, id)
  return sources.map((source) =>
    tell(db, source.itemId, { ...event, within: id, share: useShareOf(source, sources) }),
  )
}
