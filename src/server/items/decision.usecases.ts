import type { ItemId } from '../../domain/ids.ts'
import { assertNever } from '../../domain/assert-never.ts'
import type { ItemEvent } from '../../domain/item/item-event.ts'
import type { Decision, DeskItem } from '../../protocol/desk.ts'
import { commissionOf } from '../commissions/answers.usecases.ts'
import type { Database } from '../db/database.ts'
import { publishItem } from '../feed/feed.usecases.ts'
import { ensureRoom } from '../health/disk-reserve.usecases.ts'
import type { Parts } from '../parts.ts'
import { directPointOf } from '../roster/direct-points.usecases.ts'
import type { Session } from '../sessions/session.ts'
import { findNewestEdit } from './edits.repository.ts'
import { adoptItem } from './adopt-item.usecases.ts'
import { nameAuthors } from './name-authors.usecases.ts'
import { ensurePassing } from './passing.usecases.ts'
import { recordEvent } from './item-events.usecases.ts'
import { publishJoint } from './joint.usecases.ts'
import { findDeskFacts, findItemView, getRevision } from './item-view.repository.ts'
import { refuseItem } from './items.errors.ts'
import * as repository from './items.repository.ts'
import { ensureReviewed, getReviewed } from './office-review.usecases.ts'
import { listSiblings } from './siblings.repository.ts'

export interface Deciding {
  itemId: ItemId
  decision: Decision
  editor: Pick<Session, 'accountId' | 'displayName'>
  at: number
}

type DecisionParts = Pick<Parts, 'db' | 'policies' | 'events' | 'config'>

/** Decides on an item once, and tells every open desk. */
export async function decide(
  parts: DecisionParts,
  deciding: Deciding & { editor: Pick<Session, 'role'> },
): Promise<DeskItem> {
  const { db, events } = parts
  ensureRoom(parts, 'text')
  const rev = await db.write(() => {
    const { itemId, decision, editor: person, at } = deciding
    const isUpward = NEEDS_REVIEW[decision.type]
    if (isUpward !== undefined) ensureReviewed(parts, { of: getReviewed(db, itemId), person, at, isUpward })
    return applyDecision(db, deciding)
  })
  if (rev !== null) events.announce({ itemId: deciding.itemId, rev, isNew: false })
  return getDeskItem(db, deciding.itemId)
}

/** What uses an item needs the reviews of the policy; true for what goes up. */
export const NEEDS_REVIEW: Readonly<Record<string, boolean | undefined>> = { adopted: false, passed_up: true }

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
  if (decision.type === 'credited') publishJoint(db, head, repository.listEvents(db, itemId))
  return repository.raiseRev(db, itemId)
}

export function getDeskItem(db: Database, itemId: ItemId): DeskItem {
  const view = findItemView(db, itemId)
  if (view === undefined) throw refuseItem('item.unknown')
  const item = { ...view.facts, ...getRevision(db, view.revisionId) }
  return {
    item,
    status: view.status,
    siblings: listSiblings(db, itemId),
    ...findDeskFacts(db, itemId),
    ...directPointOf(db, view.facts),
    ...commissionOf(db, view.facts),
    edited: editedTextOf(db, itemId, view.revisionId),
  }
}

function editedTextOf(db: Database, itemId: ItemId, revisionId: number): DeskItem['edited'] {
  const newest = findNewestEdit(db, itemId, revisionId)
  if (newest === undefined) return null
  const { revisionId: _revisionId, ...edited } = newest
  return edited
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
      return { type: decision.type, at, by, reason: decision.reason, words: decision.words }
    default:
      return assertNever(decision)
  }
}
