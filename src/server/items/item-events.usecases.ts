import type { AccountId, ItemId, Sha256 } from '../../domain/ids.ts'
import type { ItemEvent } from '../../domain/item/item-event.ts'
import { advance, workStateOf } from '../../domain/item/work-state.ts'
import type { Database } from '../db/database.ts'
import { publishItem } from '../feed/feed.usecases.ts'
import { isComplete, listItemPhotos, listItemsWithFile } from '../photos/photos.usecases.ts'
import * as repository from './items.repository.ts'

/** Inside a write: adds an event if the item's state allows it, and keeps the listed status equal to the fold. */
export function recordEvent(db: Database, itemId: ItemId, event: ItemEvent): { isRefused: boolean } {
  const next = advance(workStateOf(repository.listEvents(db, itemId)), event)
  if ('refused' in next) return { isRefused: true }
  repository.insertEvent(db, itemId, event)
  repository.setStatus(db, itemId, next.status)
  return { isRefused: false }
}

export interface ChangedItem {
  itemId: ItemId
  rev: number
}

/** Inside a write: a file of an account has arrived; every item that shows it changes. */
export function noteFilePresent(
  db: Database,
  { accountId, sha256, at }: { accountId: AccountId; sha256: Sha256; at: number },
): ChangedItem[] {
  return listItemsWithFile(db, accountId, sha256).map((itemId) => {
    const photos = listItemPhotos(db, itemId)
    const isPicture = photos.some((photo) => photo.picture.sha256 === sha256)
    if (isPicture && isComplete(photos)) {
      recordEvent(db, itemId, { type: 'photos_complete', at, count: photos.length })
    }
    return publishChange(db, itemId)
  })
}

/** Inside a write: a file of an account is gone or damaged; every item that shows it changes. */
export function noteFileLost(
  db: Database,
  { accountId, sha256 }: { accountId: AccountId; sha256: Sha256 },
): ChangedItem[] {
  return listItemsWithFile(db, accountId, sha256).map((itemId) => publishChange(db, itemId))
}

/** Inside a write: an author's items of which nobody had named the section, counted from an instant on. */
export function nameSection(
  db: Database,
  { authorId, section, from }: { authorId: AccountId; section: string; from: number },
) {
  for (const { id } of repository.setMissingSections(db, { authorId, section, from })) publishChange(db, id)
}

/** Inside a write: until when the office wants an item at the latest, which orders the queue; null takes it off. */
export function noteDueAt(db: Database, itemId: ItemId, dueAt: number | null): ChangedItem {
  repository.setDueAt(db, itemId, dueAt)
  return publishChange(db, itemId)
}

/** Inside a write: the item has another revision, and its people are told. */
export function publishChange(db: Database, itemId: ItemId): ChangedItem {
  const rev = repository.raiseRev(db, itemId)
  const head = repository.findItemHead(db, itemId)
  if (head !== undefined) publishItem(db, head)
  return { itemId, rev }
}
