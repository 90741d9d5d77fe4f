import type { ItemId } from '../../domain/ids.ts'
import type { ItemEvent } from '../../domain/item/item-event.ts'
import type { Database } from '../db/database.ts'
import { publishItem } from '../feed/feed.usecases.ts'
import { recordEvent, type ChangedItem } from './item-events.usecases.ts'
import * as repository from './items.repository.ts'

/**
 * Inside a write: an event that another subject brings upon an item; its author is told. Null when there is no such item
 * or its state does not allow the event.
 */
export function recordOnItem(db: Database, itemId: ItemId, event: ItemEvent): ChangedItem | null {
  const head = repository.findItemHead(db, itemId)
  if (head === undefined || recordEvent(db, itemId, event).isRefused) return null
  publishItem(db, head)
  return { itemId, rev: repository.raiseRev(db, itemId) }
}
