import { assertNever } from '../../domain/assert-never.ts'
import { dayOf } from '../../domain/calendar/day.ts'
import type { ItemId } from '../../domain/ids.ts'
import type { Instruction, ItemEvent } from '../../domain/item/item-event.ts'
import type { DeskItem } from '../../protocol/desk.ts'
import type { DeskAct } from '../../protocol/desk-intake.ts'
import { publishItem } from '../feed/feed.usecases.ts'
import { ensureRoom } from '../health/disk-reserve.usecases.ts'
import { refuseRequest } from '../http/http.errors.ts'
import type { Parts } from '../parts.ts'
import type { Session } from '../sessions/session.ts'
import { getDeskItem } from './decision.usecases.ts'
import { recordEvent } from './item-events.usecases.ts'
import { findItemView } from './item-view.repository.ts'
import { refuseItem } from './items.errors.ts'
import * as repository from './items.repository.ts'
import { getPostToReview, getReviewed } from './office-review.usecases.ts'

export interface Acting {
  itemId: ItemId
  act: DeskAct
  person: Pick<Session, 'accountId' | 'displayName' | 'role'>
  at: number
}

type ActParts = Pick<Parts, 'db' | 'policies' | 'events' | 'config'>

/** What people of the office do with an item besides deciding on it, once; every open desk is told. */
export async function act(parts: ActParts, acting: Acting): Promise<DeskItem> {
  const { db, events } = parts
  ensureRoom(parts, 'text')
  const rev = await db.write(() => applyAct(parts, acting))
  if (rev !== null) events.announce({ itemId: acting.itemId, rev, isNew: false })
  return getDeskItem(db, acting.itemId)
}

/** Inside a write: the item's new revision, or null when this act had been carried out before. */
export function applyAct(parts: Pick<Parts, 'db' | 'policies'>, acting: Acting): number | null {
  const { db } = parts
  const { itemId, act, person, at } = acting
  ensureMay(person, act.type)
  const done = repository.findDecision(db, act.id)
  if (done !== undefined && done.itemId !== itemId) throw refuseItem('command.conflict_key')
  if (done !== undefined) return null
  const head = repository.findItemHead(db, itemId)
  if (head === undefined) throw refuseItem('item.unknown')
  // Whoever is later sees what the earlier one did; what is said about the text is never too late.
  if (head.rev !== act.baseRev && !isSaidOfText(act.type)) throw refuseItem('item.changed')
  if (recordEvent(db, itemId, toEvent(parts, acting)).isRefused) throw refuseItem('item.changed')
  if (act.type === 'claimed') repository.setClaimedBy(db, itemId, person.accountId)
  repository.insertDecision(db, { id: act.id, itemId, accountId: person.accountId, at })
  publishItem(db, head)
  return repository.raiseRev(db, itemId)
}

/** Leaders read, review where the policy asks for them, comment (点评) and instruct (批示). */
function ensureMay({ role }: Acting['person'], type: DeskAct['type']) {
  const isOpen = type === 'reviewed' || isSaidOfText(type)
  if (role !== 'editor' && !isOpen) throw refuseRequest('session.forbidden')
}

const isSaidOfText = (type: DeskAct['type']) => type === 'commented' || type === 'instructed'

function toEvent(parts: Pick<Parts, 'db' | 'policies'>, { itemId, act, person, at }: Acting): ItemEvent {
  const by = person.displayName
  switch (act.type) {
    case 'claimed':
    case 'released':
      return { type: act.type, at, by }
    case 'reviewed': {
      const post = getPostToReview(parts, { of: getReviewed(parts.db, itemId), person, at })
      return { type: 'reviewed', at, by, post, words: act.words }
    }
    case 'commented':
      return { type: 'commented', at, by, words: act.words }
    case 'instructed': {
      const { leader, rank, givenAt = at, words } = act
      ensureGivenInTime(parts.db, { itemId, givenAt, at })
      return { type: 'instructed', at, by, leader, rank, givenAt, words }
    }
    default:
      return assertNever(act)
  }
}

/** Nobody instructs on what has not come, nor tomorrow. */
function ensureGivenInTime(
  db: Parts['db'],
  { itemId, givenAt, at }: Pick<Instruction, 'givenAt'> & Pick<Acting, 'itemId' | 'at'>,
) {
  const facts = findItemView(db, itemId)?.facts
  if (facts === undefined) throw refuseItem('item.unknown')
  if (dayOf(givenAt) > dayOf(at)) throw refuseItem('instruction.day_ahead')
  if (dayOf(givenAt) < dayOf(facts.countedAt)) throw refuseItem('instruction.day_before_item')
}
