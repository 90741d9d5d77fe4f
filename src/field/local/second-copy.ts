import { parseItemId, type AccountId, type ItemId } from '../../domain/ids.ts'
import { isSameWriting } from '../../domain/item/written-text.ts'
import type { CopyShelf } from './copy-shelf.ts'
import { writeTogether, type FieldDatabase } from './field-database.ts'
import { addRevision } from './revisions.ts'
import { isSubmission } from './command-rows.ts'
import { NOT_BACKED_UP, type DraftRow } from './rows.ts'
import { copyContent, copyName, idInName, parseCopy, type TextCopy } from './text-copy.ts'

export function writeCopy(shelf: CopyShelf, accountId: AccountId, copy: TextCopy) {
  return shelf.put(copyName(accountId, copy.id), copyContent(copy))
}

export function removeCopy(shelf: CopyShelf, accountId: AccountId, id: ItemId): Promise<void> {
  return shelf.remove(copyName(accountId, id))
}

/** The copy of one draft; undefined when there is none, or only half of one. */
export async function readCopy(
  shelf: CopyShelf,
  accountId: AccountId,
  id: ItemId,
): Promise<TextCopy | undefined> {
  const content = await shelf.get(copyName(accountId, id))
  return content === undefined ? undefined : parseCopy(id, content)
}

/** The drafts of the account of which a copy lies on the shelf. */
export async function listCopies(shelf: CopyShelf, accountId: AccountId): Promise<ItemId[]> {
  const names = await shelf.names()
  const ids = names.map((name) => parseItemId(idInName(accountId, name) ?? ''))
  return ids.filter((id) => id !== undefined)
}

/**
 * Brings a copy into the memory: newer than the draft, it becomes the draft's text; older, or of an item that has
 * gone out since, it becomes a revision of it. What the draft said before stays a revision, too. Tells which it was.
 */
export function bringCopyIn(
  database: FieldDatabase,
  copy: TextCopy,
): Promise<'draft' | 'revision' | 'known'> {
  const { drafts, revisions, outbox, items } = database
  return writeTogether(database, [drafts, revisions, outbox, items], async () => {
    const draft = await drafts.get(copy.id)
    if (draft !== undefined && isSameWriting(draft, copy)) return 'known'
    await addOnce(database, copy)
    const isNewer = draft === undefined ? !(await hasGoneOut(database, copy)) : draft.savedAt < copy.at
    if (!isNewer) return 'revision'
    if (draft !== undefined) await addRevision(database, { ...draft, itemId: draft.id, at: draft.savedAt })
    await drafts.put(draftOf(copy, draft))
    return 'draft'
  })
}

/** The same copy may come twice: its words are kept once. */
async function addOnce(database: FieldDatabase, { id: itemId, at, text, notes }: TextCopy): Promise<void> {
  const rows = await database.revisions.where('itemId').equals(itemId).toArray()
  if (!rows.some((row) => isSameWriting(row, { text, notes })))
    await addRevision(database, { itemId, at, text, notes })
}

function draftOf({ id, text, notes, at, baseRev = 0 }: TextCopy, before: DraftRow | undefined): DraftRow {
  const fresh = { ...NOT_BACKED_UP, createdAt: at, version: 0, baseRev, refusalCode: null }
  const known = before ?? fresh
  return { ...known, id, text, notes, savedAt: at, version: known.version + 1 }
}

/** Submitted since, or received: only a correction of what the office has is still to be written. */
async function hasGoneOut({ outbox, items }: FieldDatabase, { id, baseRev = 0 }: TextCopy): Promise<boolean> {
  if ((await outbox.where('itemId').equals(id).filter(isSubmission).count()) > 0) return true
  const item = await items.get(id)
  return item !== undefined && (baseRev === 0 || item.rev > baseRev)
}
