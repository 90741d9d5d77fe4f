import type { ItemId } from '../../domain/ids.ts'
import { assertNever } from '../../domain/assert-never.ts'
import type { ItemEvent } from '../../domain/item/item-event.ts'
import type { Decision, DeskItem } from '../../protocol/desk.ts'
import type { Database } from '../db/database.ts'
import { publishItem } from '../feed/feed.usecases.ts'
import { ensureRoom } from '../health/disk-reserve.usecases.ts'
import type { Parts } from '../parts.ts'
import type { Session } from '../sessions/session.ts'
import { adoptItem } from './adopt-item.usecases.ts'
import { nameAuthors } from './name-authors.usecases.ts'
import { ensurePassing } from './passing.usecases.ts'
import { recordEvent } from './item-events.usecases.ts'
import { findItemView, getRevision } from './item-view.repository.ts'
import { refuseItem } from './items.errors.ts'
import * as repository from './items.repository.ts'
import { listSiblings } from './siblings.repository.ts'

export interface Deciding {
  itemId: ItemId
  decision: Decision
  editor: Pick<Session, 'accountId' | 'displayName'>
  at: number
}

type DecisionParts = Pick<Parts, 'db' | 'events' | 'config'>

/** Decides on an item once, and tells every open desk. */
export async function decide(parts: DecisionParts, deciding: Deciding): Promise<DeskItem> {
  const { db, events } = parts
  ensureRoom(parts, 'text')
  const rev = await db.write(() => applyDecision(db, deciding))
  if (rev !== null) events.announce({ itemId: deciding.itemId, rev, isNew: false })
  return getDeskItem(db, deciding.itemId)
}

/** Inside a write: the item's new revision, or null when this decision had been carried out before. */
export function applyDecision(db: Database, { itemId, decision, editor, at }: Deciding): number | null {
  const done = repository.findDecision(db, decision.id)
  if (done !== undefined && done.itemId !== itemId) throw refuseItem('command.conflict_key')
  if (done !== undefined) return null
  const head = repository.findItemHead(db, itemId)
  if (head === undefined) throw refuseItem('item.unknown')
  // Whoever is later sees what the earlier one decided, and decides anew.
  if (head.rev !== decision.baseRev) throw refuseItem('item.changed')
  const { isRefused } = recordEvent(db, itemId, toEvent(db, { itemId, decision, editor, at }))
  if (isRefused) throw refuseItem('item.changed')
  repository.insertDecision(db, { id: decision.id, itemId, accountId: editor.accountId, at })
  publishItem(db, head)
  return repository.raiseRev(db, itemId)
}

export function getDeskItem(db: Database, itemId: ItemId): DeskItem {
  const view = findItemView(db, itemId)
  if (view === undefined) throw refuseItem('item.unknown')
  const item = { ...view.facts, ...getRevision(db, view.revisionId) }
  return { item, status: view.status, siblings: listSiblings(db, itemId) }
}

function toEvent(db: Database, { itemId, decision, editor, at }: Deciding): ItemEvent {
  const by = editor.displayName
  switch (decision.type) {
    case 'adopted':
      return { type: 'adopted', at, by, adoption: adoptItem(db, itemId, { entry: decision, at }) }
    case 'passed_up':
    case 'not_used_above':
      ensurePassing(repository.listEvents(db, itemId), decision)
      return { type: decision.type, at, by, level: decision.level, words: decision.words }
    case 'credited':
      return { type: 'credited', at, by, authors: nameAuthors(db, decision.authors) }
    case 'returned':
    case 'not_used':
      return { type: decision.type, at, by, reason: decision.reason, words: decision.words }
    case 'reserved':
      return { type: 'reserved', at, by, words: decision.words }
    default:
      return assertNever(decision)
  }
}
