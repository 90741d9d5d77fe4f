import type { AccountId, ItemId } from '../../domain/ids.ts'
import { isSameWriting, type WrittenText } from '../../domain/item/written-text.ts'
import type { Outcome } from '../../protocol/sync.ts'
import type { Database } from '../db/database.ts'
import { publishDraft } from '../feed/feed.usecases.ts'
import * as revisions from './draft-revisions.repository.ts'
import { dropTexts, findDraft, putDraft, type Draft } from './drafts.repository.ts'

export interface DraftRemoving {
  itemId: ItemId
  baseRev: number
  authorId: AccountId
  /** Row number of the sending device. */
  device: number
  at: number
}

/**
 * Inside a write: moves a draft to the trash, unless another device has written on it, or beside it, unseen: edit beats
 * delete. What this device itself wrote beside the draft goes with its deletion.
 */
export function deleteDraft(db: Database, { itemId, baseRev, authorId, device, at }: DraftRemoving): Outcome {
  const draft = findDraft(db, itemId)
  // What the office never had, or was refused, can be thrown away without a word.
  if (draft === undefined) return { status: 'saved', rev: baseRev }
  if (draft.authorId !== authorId) return { status: 'rejected', code: 'item.unknown' }
  if (draft.state !== 'kept') return { status: 'saved', rev: revisions.revOfText(db, draft) }
  revisions.settleSiblings(db, { itemId, device, at })
  const isEdited = revisions.isWrittenElsewhere(db, { itemId, rev: baseRev, device })
  // Either way the revision grows, so that this device hears what became of the draft.
  const rev = Math.max(draft.rev, baseRev) + 1
  // Siblings stand at the newest revision of their draft.
  const unseen = baseRev < draft.rev ? revisions.findNewestSibling(db, itemId) : undefined
  if (!isEdited && unseen !== undefined) return goOnFromSibling(db, { ...draft, rev }, { unseen, at })
  change(db, { ...draft, rev, state: isEdited ? 'kept' : 'deleted' }, at)
  return { status: 'saved', rev: revisions.revOfText(db, { itemId, rev }) }
}

/** The newest text that stood beside the draft becomes the draft; the one that was thrown away stays a revision. */
function goOnFromSibling(
  db: Database,
  draft: Draft,
  { unseen, at }: { unseen: revisions.SiblingRevision; at: number },
): Outcome {
  const { itemId, rev } = draft
  const { device, savedAt } = unseen
  revisions.settleSiblings(db, { itemId, device, at })
  const text = { ...unseen, itemId, rev, isSibling: false, receivedAt: at }
  const revisionId = revisions.insertRevision(db, text)
  // Others that stand beside the new text are told of one revision above it.
  const isBesideOthers = revisions.hasSiblings(db, itemId)
  change(db, { ...draft, rev: isBesideOthers ? rev + 1 : rev, revisionId, savedAt }, at)
  return { status: 'saved', rev }
}

/** Inside a write: a draft whose text has become the item's leaves the author's other devices. */
export function markSubmitted(
  db: Database,
  sent: { itemId: ItemId; authorId: AccountId; device: number; written: WrittenText; at: number },
) {
  const { itemId, authorId, device, written, at } = sent
  const draft = findDraft(db, itemId)
  if (draft === undefined || draft.authorId !== authorId) return
  const rev = draft.rev + 1
  const revisionId = isPresentText(db, draft, written)
    ? draft.revisionId
    : // A later correction begins from the text that was sent.
      revisions.insertRevision(db, {
        itemId,
        rev,
        isSibling: false,
        written,
        device,
        savedAt: at,
        receivedAt: at,
      })
  change(db, { ...draft, rev, revisionId, state: 'submitted' }, at)
}

export const TRASH_DAYS = 90
const DAY_MS = 24 * 3600_000

/** Forgets the texts of drafts that were thrown away more than 90 days ago; that they existed stays. */
export async function emptyTrash(db: Database, at: number): Promise<number> {
  return db.write(() => dropTexts(db, at - TRASH_DAYS * DAY_MS))
}

function isPresentText(db: Database, { revisionId }: Draft, written: WrittenText): boolean {
  return revisionId !== null && isSameWriting(revisions.getWriting(db, revisionId).written, written)
}

function change(db: Database, draft: Draft, at: number) {
  putDraft(db, { ...draft, at })
  publishDraft(db, draft)
}
