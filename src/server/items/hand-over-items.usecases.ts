import type { AccountId, ItemId } from '../../domain/ids.ts'
import type { Database } from '../db/database.ts'
import { publishChange, recordEvent, type ChangedItem } from './item-events.usecases.ts'
import * as repository from './items.repository.ts'

export const listOpenItems = repository.listOpenItems
export const listClaimedItems = repository.listClaimedItems

/**
 * Inside a write: somebody takes care of an item in its author's place, corrects it when it is returned and hears what
 * becomes of it. Whose item it is, by name and in every count, does not change.
 */
export function setCarer(db: Database, itemId: ItemId, carerId: AccountId): ChangedItem {
  repository.setCarer(db, itemId, carerId)
  return publishChange(db, itemId)
}

/** Inside a write: an item that one editor works on goes to another one. */
export function moveClaim(
  db: Database,
  { itemId, to, by, at }: { itemId: ItemId; to: { id: AccountId; name: string }; by: string; at: number },
): ChangedItem {
  recordEvent(db, itemId, { type: 'released', at, by })
  recordEvent(db, itemId, { type: 'claimed', at, by: to.name })
  repository.setClaimedBy(db, itemId, to.id)
  return publishChange(db, itemId)
}
