import { findSecrecyMark } from '../../domain/check/secrecy-mark.ts'
import type { ItemId } from '../../domain/ids.ts'
import { findMissingFields } from '../../domain/item/item-text.ts'
import { isAllowed } from '../../domain/item/work-state.ts'
import type { DeskItem } from '../../protocol/desk.ts'
import type { EditHistory, KeepEditRequest, PutSheetRequest, ToldEdit } from '../../protocol/desk-intake.ts'
import type { Database } from '../db/database.ts'
import { publishItem, publishTold } from '../feed/feed.usecases.ts'
import { ensureRoom } from '../health/disk-reserve.usecases.ts'
import type { Parts } from '../parts.ts'
import type { Session } from '../sessions/session.ts'
import { getDeskItem } from './decision.usecases.ts'
import * as edits from './edits.repository.ts'
import { recordEvent } from './item-events.usecases.ts'
import { refuseItem } from './items.errors.ts'
import * as repository from './items.repository.ts'

type EditParts = Pick<Parts, 'db' | 'events' | 'config'>

interface Editing {
  itemId: ItemId
  editor: Pick<Session, 'accountId' | 'displayName'>
  at: number
}

/** Every kept text of an item with the sheets that are open beside it. */
export function readEdits(db: Database, itemId: ItemId): EditHistory {
  const { revisionId } = getHead(db, itemId)
  const versions = edits
    .listEdits(db, itemId)
    .map(({ revisionId: of, ...version }) => ({ ...version, ofPresent: of === revisionId }))
  return { revision: revisionId, versions, sheets: edits.listSheets(db, itemId) }
}

/** Saves what an editor is writing, in a place of their own; nobody else's sheet and no kept text is touched. */
export async function saveSheet(
  parts: EditParts,
  { itemId, editor, at, sheet }: Editing & { sheet: PutSheetRequest },
) {
  const { db } = parts
  ensureRoom(parts, 'text')
  ensureNoMark(sheet)
  await db.write(() => {
    const head = getHead(db, itemId)
    if (!isAllowed(head.status, 'edited')) throw refuseItem('item.wrong_state')
    if (!edits.hasRevision(db, itemId, sheet.revision)) throw refuseItem('edit.newer')
    edits.putSheet(db, { ...sheet, itemId, accountId: editor.accountId, savedAt: at })
  })
}

/** The editor puts the own sheet away; what was kept stays. */
export function discardSheet(db: Database, { itemId, editor }: Omit<Editing, 'at'>) {
  return db.write(() => edits.deleteSheet(db, itemId, editor.accountId))
}

/** Keeps a text for ever, in sight of the newest one, and tells the author and every open desk. */
export async function keepEdit(
  parts: EditParts,
  keeping: Editing & { edit: KeepEditRequest },
): Promise<DeskItem> {
  const { db, events } = parts
  ensureRoom(parts, 'text')
  const rev = await db.write(() => applyEdit(db, keeping))
  if (rev !== null) events.announce({ itemId: keeping.itemId, rev, isNew: false })
  return getDeskItem(db, keeping.itemId)
}

/** Inside a write: the item's new revision, or null when this text had been kept before. */
export function applyEdit(
  db: Database,
  { itemId, editor, at, edit }: Editing & { edit: KeepEditRequest },
): number | null {
  const done = edits.findEditByRequest(db, edit.id)
  if (done !== undefined && done.itemId !== itemId) throw refuseItem('command.conflict_key')
  if (done !== undefined) return null
  if (findMissingFields(edit).length > 0) throw refuseItem('item.incomplete')
  ensureNoMark(edit)
  const head = getHead(db, itemId)
  const seen = edits.findNewestEdit(db, itemId, head.revisionId)?.number ?? 0
  // Whoever is later sees the text of the earlier one beside the own, and keeps anew.
  if (edit.revision !== head.revisionId || edit.baseNumber !== seen) throw refuseItem('edit.newer')
  if (recordEvent(db, itemId, { type: 'edited', at, by: editor.displayName }).isRefused)
    throw refuseItem('item.wrong_state')
  const { title, body, id: requestId } = edit
  const number = (edits.findNewestEdit(db, itemId)?.number ?? 0) + 1
  const { accountId } = editor
  edits.insertEdit(db, { itemId, number, revisionId: head.revisionId, title, body, accountId, at, requestId })
  edits.deleteSheet(db, itemId, accountId)
  publishItem(db, head)
  publishTold(db, { about: 'edited', id: itemId, audience: head.carerId })
  return repository.raiseRev(db, itemId)
}

/** What the author's phone is told: the newest kept text of the present one; null to anybody else. */
export function tellEdit(
  db: Database,
  itemId: ItemId,
  person: Pick<Session, 'accountId'>,
): { rev: number; row: ToldEdit | null } | null {
  const head = repository.findItemHead(db, itemId)
  if (head === undefined || head.carerId !== person.accountId) return null
  const newest = edits.findNewestEdit(db, itemId)
  if (newest === undefined) return null
  const { number, revisionId, ...text } = newest
  // The author has written anew since: what was made of the old text belongs to the history.
  return { rev: number, row: revisionId === head.revisionId ? { itemId, ...text } : null }
}

function getHead(db: Database, itemId: ItemId) {
  const head = repository.findItemHead(db, itemId)
  if (head === undefined) throw refuseItem('item.unknown')
  return head
}

/** 涉密不上网: nothing of such a text may be stored. */
function ensureNoMark({ title, body }: { title: string; body: string }) {
  if ([title, body].some((one) => findSecrecyMark(one) !== undefined)) throw refuseItem('item.secrecy_mark')
}
