import type { SourceShare } from '../../domain/composite/composite.ts'
import { findShareFault } from '../../domain/composite/shares.ts'
import type { ItemId } from '../../domain/ids.ts'
import type { ItemEvent } from '../../domain/item/item-event.ts'
import type { Database } from '../db/database.ts'
import type { ChangedItem } from '../items/item-events.usecases.ts'
import { recordOnItem } from '../items/record-on-item.usecases.ts'
import { refuseComposite } from './composites.errors.ts'
import * as repository from './composites.repository.ts'

/**
 * The composite that somebody is about to change, as that person saw it; null when this request had been carried out
 * before. Whoever is later sees what the earlier one did, and decides anew.
 */
export function findOpen(
  db: Database,
  id: ItemId,
  { id: requestId, baseRev }: { id: string; baseRev: number },
): repository.CompositeHead | null {
  const done = repository.findDecision(db, requestId)
  if (done !== undefined && done.compositeId !== id) throw refuseComposite('command.conflict_key')
  if (done !== undefined) return null
  const head = repository.findComposite(db, id)
  if (head === undefined) throw refuseComposite('composite.unknown')
  if (head.status === 'dissolved') throw refuseComposite('composite.dissolved')
  if (head.rev !== baseRev) throw refuseComposite('composite.changed')
  return head
}

export function ensureShares(sources: readonly SourceShare[]) {
  const fault = findShareFault(sources)
  if (fault !== undefined) throw refuseComposite(`composite.${fault}`)
}

export interface Telling {
  composite: { id: ItemId; title: string }
  by: string
  at: number
}

/** Inside a write: tells each source which composite it is in and with which share, where that is news to it. */
export function mergeSources(
  db: Database,
  {
    before,
    after,
    isRetitled,
  }: { before: readonly SourceShare[]; after: readonly SourceShare[]; isRetitled: boolean },
  { composite, by, at }: Telling,
): ChangedItem[] {
  const { id: into, title } = composite
  return after
    .filter(({ itemId, percent }) => {
      const known = before.find((source) => source.itemId === itemId)
      return isRetitled || known?.percent !== percent
    })
    .map(({ itemId, percent }) => tell(db, itemId, { type: 'merged', at, by, into, title, percent }))
}

/** Inside a write: these sources go back into the queue. */
export function takeOut(
  db: Database,
  sources: readonly SourceShare[],
  { composite, by, at }: Telling,
): ChangedItem[] {
  const { id: from, title } = composite
  return sources.map(({ itemId }) => tell(db, itemId, { type: 'taken_out', at, by, from, title }))
}

/** Inside a write: an event that the item's state has to allow. */
export function tell(db: Database, itemId: ItemId, event: ItemEvent): ChangedItem {
  const changed = recordOnItem(db, itemId, event)
  if (changed === null) throw refuseComposite('composite.source_taken', { place: itemId })
  return changed
}
