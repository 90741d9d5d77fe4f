import type { ItemId } from '../../domain/ids.ts'
import { countCharacters } from '../../domain/item/item-text.ts'
import { isTextOpen } from '../../domain/item/work-state.ts'
import type { DeskItem, Settlement } from '../../protocol/desk.ts'
import type { Database } from '../db/database.ts'
import { publishItem } from '../feed/feed.usecases.ts'
import type { Parts } from '../parts.ts'
import type { Session } from '../sessions/session.ts'
import { getDeskItem } from './decision.usecases.ts'
import { refuseItem } from './items.errors.ts'
import * as repository from './items.repository.ts'
import { listSiblings, rememberText, settleSibling } from './siblings.repository.ts'

export interface Settling {
  itemId: ItemId
  /** The sibling's number among the revisions of its item. */
  number: number
  settlement: Settlement
  editor: Pick<Session, 'accountId'>
  at: number
}

/** Chooses between the office's text and a sibling, once, and tells every open desk. Both texts stay for ever. */
export async function settle(
  { db, events }: Pick<Parts, 'db' | 'events'>,
  settling: Settling,
): Promise<DeskItem> {
  const rev = await db.write(() => applySettlement(db, settling))
  if (rev !== null) events.announce({ itemId: settling.itemId, rev, isNew: false })
  return getDeskItem(db, settling.itemId)
}

/** Inside a write: the item's new revision, or null when this settlement had been carried out before. */
function applySettlement(db: Database, { itemId, number, settlement, editor, at }: Settling): number | null {
  const { id, baseRev, take } = settlement
  const done = repository.findDecision(db, id)
  if (done !== undefined && done.itemId !== itemId) throw refuseItem('command.conflict_key')
  if (done !== undefined) return null
  const head = repository.findItemHead(db, itemId)
  if (head === undefined) throw refuseItem('item.unknown')
  const sibling = listSiblings(db, itemId).find((each) => each.number === number)
  if (sibling === undefined) throw refuseItem('sibling.unknown')
  // Whoever is later sees what the earlier one did, and chooses anew.
  if (head.rev !== baseRev) throw refuseItem('item.changed')
  if (take === 'sibling' && !isTextOpen(head.status)) throw refuseItem('item.wrong_state')
  settleSibling(db, { itemId, number, taken: take, at })
  repository.insertDecision(db, { id, itemId, accountId: editor.accountId, at })
  const rev = repository.raiseRev(db, itemId)
  if (take === 'sibling') makeText(db, head, { ...sibling, at })
  publishItem(db, head)
  return rev
}

/** The office takes the sibling over in a revision of its own, which is news to every device, its writer's as well. */
function makeText(
  db: Database,
  head: repository.ItemHead,
  {
    text,
    notes,
    writtenAt,
    at,
  }: Pick<ReturnType<typeof listSiblings>[number], 'text' | 'notes' | 'writtenAt'> & {
    at: number
  },
) {
  rememberText(db, head)
  const revisionId = repository.insertRevision(db, {
    itemId: head.id,
    isSibling: false,
    text,
    notes,
    characters: countCharacters(text.body),
    device: null,
    claimedAt: writtenAt,
    receivedAt: at,
  })
  repository.setRevision(db, { id: head.id, revisionId })
}
