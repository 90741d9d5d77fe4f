import type { ItemId } from '../../domain/ids.ts'
import { isSameWriting } from '../../domain/item/written-text.ts'
import type { Change } from '../../protocol/sync.ts'
import type { FieldDatabase } from './field-database.ts'
import { addPhotoRows } from './start-correction.ts'
import { NOT_BACKED_UP, type DraftRow, type SiblingRow } from './rows.ts'

type DraftChange = Extract<Change, { kind: 'draft' }>
type Writing = NonNullable<DraftChange['written']>

/** The office's own text of a draft has no number among the siblings; theirs begin at 1. */
const OFFICE_TEXT = 0

/**
 * Inside a write: what the office says of an own draft. A text from elsewhere is taken over only where this phone has
 * nothing that the office lacks; else both stay, side by side, until the officer chooses.
 */
export async function applyDraftChange(database: FieldDatabase, change: DraftChange): Promise<void> {
  const { itemId, rev, state } = change
  const draft = await database.drafts.get(itemId)
  const known = draft ?? (await database.trash.get(itemId))
  // Older revisions are ignored, so replays are harmless.
  if (known !== undefined && known.rev > rev) return
  if (state !== 'kept') return leaveDraft(database, draft, change)
  await storeSiblings(database, itemId, change.siblings ?? [])
  if (draft === undefined) return takeUp(database, change)
  if (change.written === undefined) await database.drafts.update(itemId, { rev })
  else await compare(database, draft, { ...change, written: change.written })
}

/** Inside a write: the texts that wait beside an item are those that the office names, and no others. */
export async function storeSiblings(
  { siblings }: FieldDatabase,
  itemId: ItemId,
  named: Omit<SiblingRow, 'itemId'>[],
): Promise<void> {
  const before = await siblings.where('itemId').equals(itemId).primaryKeys()
  await siblings.bulkDelete(before.filter(([, number]) => number !== OFFICE_TEXT))
  await siblings.bulkPut(named.map((one) => ({ ...one, itemId })))
}

async function compare(
  database: FieldDatabase,
  draft: DraftRow,
  change: DraftChange & { written: Writing },
): Promise<void> {
  const { itemId, rev, written } = change
  if (isSameWriting(draft, written))
    return void (await database.drafts.update(itemId, { rev, backedUpVersion: draft.version }))
  const isNewerHere = draft.version > draft.backedUpVersion
  const isBeside = (change.siblings ?? []).some((sibling) => isSameWriting(sibling, draft))
  if (!isNewerHere && !isBeside) return replaceText(database, draft, change)
  await database.siblings.put({
    itemId,
    number: OFFICE_TEXT,
    deviceName: '',
    writtenAt: change.savedAt,
    ...written,
  })
  // With unsent text here the revision stays old, so that the office keeps the two texts side by side as well.
  if (isBeside) await database.drafts.update(itemId, { rev })
}

/** Both texts stay among the revisions: an editor that is open on this phone may yet save over the new one. */
async function replaceText(
  { drafts, revisions }: FieldDatabase,
  draft: DraftRow,
  { itemId, rev, itemRev, savedAt, written }: DraftChange & { written: Writing },
): Promise<void> {
  const version = draft.version + 1
  await revisions.add({ itemId, at: draft.savedAt, text: draft.text, notes: draft.notes })
  await revisions.add({ itemId, at: savedAt, ...written })
  const place = { rev, baseRev: itemRev, version, backedUpVersion: version, savedAt }
  await drafts.put({ ...draft, ...written, ...place })
}

/** This phone has no such draft: another one wrote it, or it was submitted or thrown away here meanwhile. */
async function takeUp(database: FieldDatabase, change: DraftChange): Promise<void> {
  const { itemId, rev, itemRev, savedAt, written } = change
  const { drafts, trash, outbox, items } = database
  if (written === undefined) return void (await trash.update(itemId, { rev }))
  if ((await outbox.where('itemId').equals(itemId).count()) > 0) return
  const thrownAway = await trash.get(itemId)
  // The office does not know of the deletion yet; an edit that the deletion did not see beats it.
  const isUntold = thrownAway !== undefined && thrownAway.toldDeletedAt !== thrownAway.deletedAt
  if (isUntold && thrownAway.rev === rev) return
  await trash.delete(itemId)
  const saved = { createdAt: savedAt, savedAt, version: 1, backedUpVersion: 1 }
  const place = { baseRev: itemRev, refusalCode: null, rev }
  await drafts.put({ ...NOT_BACKED_UP, id: itemId, ...written, ...saved, ...place })
  const item = await items.get(itemId)
  if (item !== undefined) await addPhotoRows(database, item)
}

/** Submitted or thrown away on another phone: here it stays only if it says more than the office has. */
async function leaveDraft(
  { drafts, trash, revisions, siblings }: FieldDatabase,
  draft: DraftRow | undefined,
  { itemId, rev, state, savedAt }: DraftChange,
): Promise<void> {
  if (draft === undefined) return void (await trash.update(itemId, { rev }))
  if (draft.version > draft.backedUpVersion) return void (await drafts.update(itemId, { rev }))
  await revisions.add({ itemId, at: draft.savedAt, text: draft.text, notes: draft.notes })
  if (state === 'deleted')
    await trash.put({ ...draft, rev, backedUpVersion: 0, deletedAt: savedAt, toldDeletedAt: savedAt })
  await drafts.delete(itemId)
  await siblings.where('itemId').equals(itemId).delete()
}
