import type { ItemId } from '../../domain/ids.ts'
import { isSameWriting, type WrittenText } from '../../domain/item/written-text.ts'
import type { Change } from '../../protocol/sync.ts'
import { moveToTrash } from './discard-draft.ts'
import type { FieldDatabase } from './field-database.ts'
import { answerOf } from './submission-parts.ts'
import { addRevision } from './revisions.ts'
import { addPhotoRows } from './start-correction.ts'
import { NOT_BACKED_UP, OFFICE_TEXT, type DraftRow, type SiblingRow } from './rows.ts'

type DraftChange = Extract<Change, { kind: 'draft' }>
type WrittenChange = DraftChange & { written: NonNullable<DraftChange['written']> }

/**
 * Inside a write: what the office says of an own draft. A text from elsewhere is taken over only where this phone has
 * nothing that the office lacks; else both stay, side by side, until the officer chooses.
 */
export async function applyDraftChange(database: FieldDatabase, change: DraftChange): Promise<void> {
  const { itemId, state } = change
  const draft = await database.drafts.get(itemId)
  const known = draft ?? (await database.trash.get(itemId))
  const place = placeOf(change, change.written ?? draft)
  // Older revisions are ignored, so replays are harmless; so is what the officer has chosen about.
  if (known !== undefined && known.rev > place.rev) return
  if (state !== 'kept') return leaveDraft(database, { draft, change, place })
  await storeSiblings(database, change.siblings ?? [], { itemId, of: 'draft' })
  if (draft === undefined) return takeUp(database, change, place)
  if (change.written === undefined) await goOnAlone(database, itemId, place)
  else await compare(database, draft, { change: { ...change, written: change.written }, place })
}

type Place = Pick<DraftRow, 'rev' | 'besideRev'>

/**
 * How a draft that now says `text` stands with the office. Texts beside it stand at the newest revision, the draft's
 * own below that: whoever has not seen them goes on from there.
 */
function placeOf({ rev, state, siblings = [] }: DraftChange, text: WrittenText | undefined): Place {
  // What stood beside a draft that was thrown away is not told.
  if (state === 'deleted') return { rev: rev - 1, besideRev: undefined }
  const isBesideOthers = siblings.some((sibling) => text === undefined || !isSameWriting(sibling, text))
  return isBesideOthers ? { rev: rev - 1, besideRev: rev } : { rev, besideRev: undefined }
}

/** Inside a write: the texts that wait beside an item, or beside its draft, are those that the office names. */
export async function storeSiblings(
  { besideTexts }: FieldDatabase,
  named: Omit<SiblingRow, 'itemId' | 'of'>[],
  place: Pick<SiblingRow, 'itemId' | 'of'>,
): Promise<void> {
  const { itemId, of } = place
  await besideTexts
    .where(':id')
    .between([itemId, of, OFFICE_TEXT + 1], [itemId, of, Infinity])
    .delete()
  await besideTexts.bulkPut(named.map((one) => ({ ...one, ...place })))
}

async function compare(
  database: FieldDatabase,
  draft: DraftRow,
  { change, place }: { change: WrittenChange; place: Place },
): Promise<void> {
  const { itemId, rev, written } = change
  const isSame = isSameWriting(draft, written)
  const isNewerHere = draft.version > draft.backedUpVersion
  if (isSame || (!isNewerHere && !isBeside(draft, change.siblings))) {
    // The two are one again, here or joined at the office: nothing waits for a choice any more.
    await database.besideTexts.delete([itemId, 'draft', OFFICE_TEXT])
    if (!isSame) return replaceText(database, draft, { change, place })
    return void (await database.drafts.update(itemId, { ...place, backedUpVersion: draft.version }))
  }
  await database.besideTexts.put({
    itemId,
    of: 'draft',
    number: OFFICE_TEXT,
    deviceName: change.deviceName ?? '',
    writtenAt: change.savedAt,
    ...written,
  })
  // Until the officer chooses, the own text goes on from what it was written upon: the office keeps the two apart.
  await database.drafts.update(itemId, { besideRev: rev })
}

/** The office has this phone's own text: what it had before stands beside it no longer, and joins the history. */
async function goOnAlone(database: FieldDatabase, itemId: ItemId, place: Place): Promise<void> {
  const { drafts, besideTexts } = database
  const before = await besideTexts.get([itemId, 'draft', OFFICE_TEXT])
  if (before !== undefined) {
    const { text, notes, writtenAt: at, deviceName } = before
    await addRevision(database, { itemId, at, text, notes, deviceName })
    await besideTexts.delete([itemId, 'draft', OFFICE_TEXT])
  }
  await drafts.update(itemId, place)
}

/** Whether the office keeps the officer's own text as one of the siblings. */
export function isBeside(draft: DraftRow, siblings: DraftChange['siblings'] = []): boolean {
  return siblings.some((sibling) => isSameWriting(sibling, draft))
}

/** Both texts stay among the revisions: an editor that is open on this phone may yet save over the new one. */
async function replaceText(
  database: FieldDatabase,
  draft: DraftRow,
  { change, place }: { change: WrittenChange; place: Place },
): Promise<void> {
  const { itemId, itemRev, savedAt, written, deviceName = '' } = change
  const version = draft.version + 1
  await addRevision(database, { itemId, at: draft.savedAt, text: draft.text, notes: draft.notes })
  await addRevision(database, { itemId, at: savedAt, ...written, deviceName })
  const saved = { baseRev: itemRev, version, backedUpVersion: version, savedAt }
  await database.drafts.put({ ...draft, ...written, ...saved, ...place })
}

/** This phone has no such draft: another one wrote it, or it was submitted or thrown away here meanwhile. */
async function takeUp(database: FieldDatabase, change: DraftChange, place: Place): Promise<void> {
  const { itemId, itemRev, savedAt, written } = change
  const { drafts, trash, outbox, items, photos } = database
  if (written === undefined) return void (await trash.update(itemId, place))
  if ((await outbox.where('itemId').equals(itemId).count()) > 0) return
  const thrownAway = await trash.get(itemId)
  // The office does not know of the deletion yet; an edit that the deletion did not see beats it.
  const isUntold = thrownAway !== undefined && thrownAway.toldDeletedAt !== thrownAway.deletedAt
  if (isUntold && thrownAway.rev === place.rev) return
  await trash.delete(itemId)
  await photos.bulkPut(thrownAway?.photos ?? [])
  const saved = { createdAt: savedAt, savedAt, version: 1, backedUpVersion: 1 }
  const origin = { baseRev: itemRev, refusalCode: null, ...answerOf(change) }
  await drafts.put({ ...NOT_BACKED_UP, id: itemId, ...written, ...saved, ...origin, ...place })
  const item = await items.get(itemId)
  if (item !== undefined) await addPhotoRows(database, item)
}

/** Submitted or thrown away on another phone: here it stays only if it says more than the office has. */
async function leaveDraft(
  database: FieldDatabase,
  { draft, change, place }: { draft: DraftRow | undefined; change: DraftChange; place: Place },
): Promise<void> {
  const { itemId, state, savedAt, siblings = [] } = change
  const { drafts, trash } = database
  await dropSiblings(database, { itemId, except: siblings })
  if (draft === undefined) return void (await trash.update(itemId, place))
  // The office has it only beside what was submitted: it goes on waiting for the officer.
  const isWaiting = draft.version > draft.backedUpVersion || isBeside(draft, siblings)
  if (isWaiting) return void (await drafts.update(itemId, place))
  const known = { ...draft, ...place, backedUpVersion: 0 }
  if (state === 'deleted') await moveToTrash(database, known, { deletedAt: savedAt, toldDeletedAt: savedAt })
  else await leaveToItem(database, draft)
  await dropSiblings(database, { itemId, except: [] })
}

/** Nothing stands beside the draft any more but what the office still names; what was chosen about does not come back. */
async function dropSiblings(
  { besideTexts }: FieldDatabase,
  { itemId, except }: { itemId: ItemId; except: Pick<SiblingRow, 'number'>[] },
): Promise<void> {
  const named = new Set(except.map(({ number }) => number))
  const isGone = ({ of, number }: SiblingRow) => of === 'draft' && !named.has(number)
  await besideTexts.where('itemId').equals(itemId).filter(isGone).delete()
}

/** Inside a write: the office's text is the one; the draft's own stays in the history. */
export async function leaveToItem(
  database: FieldDatabase,
  { id, savedAt, text, notes }: DraftRow,
): Promise<void> {
  await addRevision(database, { itemId: id, at: savedAt, text, notes })
  await database.drafts.delete(id)
}
