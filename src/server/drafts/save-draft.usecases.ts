import type { AccountId, ItemId } from '../../domain/ids.ts'
import { isMarkedSecret } from '../../domain/item/is-marked-secret.ts'
import { mergeThreeWays } from '../../domain/item/three-way-merge.ts'
import { isSameWriting, type WrittenText } from '../../domain/item/written-text.ts'
import type { RefusalCode } from '../../protocol/codes.ts'
import type { DraftBackup } from '../../protocol/commands.ts'
import type { DraftState, Outcome } from '../../protocol/sync.ts'
import type { Database } from '../db/database.ts'
import { publishDraft } from '../feed/feed.usecases.ts'
import { findItemHead, getRevision, type ItemHead } from '../items/item-view.usecases.ts'
import * as revisions from './draft-revisions.repository.ts'
import { findDraft, putDraft, type Draft } from './drafts.repository.ts'

export interface DraftSaving {
  itemId: ItemId
  /** The draft's revision as the device last heard it. */
  baseRev: number
  backup: DraftBackup
  authorId: AccountId
  /** Row number of the sending device. */
  device: number
  at: number
}

/** Far above any honest revision, far below where numbers lose their last digit. */
const LARGEST_REV = 1_000_000_000

/**
 * Inside a write: keeps a draft for its author. A text that another device's text had overtaken unseen is joined with
 * it where the two do not touch, and otherwise stands beside it.
 */
export function saveDraft(db: Database, saving: DraftSaving): Outcome {
  const { itemId, baseRev, backup, authorId, device } = saving
  if (baseRev > LARGEST_REV) return reject('command.malformed')
  // 涉密不上网: nothing of such a text may be stored.
  if (isMarkedSecret(backup)) return reject('item.secrecy_mark')
  const head = findItemHead(db, itemId)
  const draft = findDraft(db, itemId)
  const owners = [head?.carerId, draft?.authorId]
  if (owners.some((owner) => owner !== undefined && owner !== authorId)) return reject('item.unknown')
  if (head !== undefined && isOvertaken(head, backup)) return keepLate(db, saving, { head, draft })
  // Edit beats delete, and a correction begins where a submission ended.
  if (draft === undefined || draft.state !== 'kept') return replace(db, saving, draft)
  const isUnseen = revisions.isWrittenElsewhere(db, { itemId, rev: baseRev, device })
  return isUnseen ? meetOther(db, saving, { head, draft }) : replace(db, saving, draft)
}

/** The item went on while the device wrote: only of a returned item is the newest text corrected. */
function isOvertaken(head: ItemHead, { itemRev }: DraftBackup): boolean {
  return head.status !== 'returned' || itemRev < head.textRev
}

/** Written before the device heard that the item had been sent: nothing of it is lost, and nothing is taken back. */
function keepLate(
  db: Database,
  saving: DraftSaving,
  { head, draft }: { head: ItemHead; draft: Draft | undefined },
): Outcome {
  const present = getRevision(db, head.revisionId)
  if (isSameWriting(present, saving.backup))
    return { status: 'saved', rev: draft === undefined ? saving.baseRev : revisions.revOfText(db, draft) }
  return putBeside(db, saving, draft ?? newDraft(saving, 'submitted'))
}

function replace(db: Database, saving: DraftSaving, before: Draft | undefined): Outcome {
  const { backup, device } = saving
  const draft = before ?? newDraft(saving, 'kept')
  const settled = settleSiblings(db, saving, draft)
  if (settled === 0 && isAlreadyKept(db, draft, saving))
    return { status: 'saved', rev: revisions.revOfText(db, draft) }
  const rev = nextRev(draft, saving)
  const revisionId = addRevision(db, saving, { rev, device, written: backup, isSibling: false })
  keep(db, saving, { ...draft, rev, revisionId, state: 'kept' })
  return { status: 'saved', rev }
}

/** A device's text supersedes what it wrote beside the draft, and settles what its author has seen there. */
function settleSiblings(db: Database, { itemId, baseRev, device, at }: DraftSaving, draft: Draft): number {
  const own = revisions.settleSiblings(db, { itemId, device, at })
  // Siblings stand at the newest revision of their draft.
  return baseRev < draft.rev ? own : own + revisions.settleSiblings(db, { itemId, at })
}

function isAlreadyKept(db: Database, draft: Draft, { baseRev, backup }: DraftSaving): boolean {
  if (draft.state !== 'kept' || draft.revisionId === null || baseRev > draft.rev) return false
  const { written } = revisions.getWriting(db, draft.revisionId)
  return draft.itemRev === backup.itemRev && isSameWriting(written, backup)
}

/** Two devices of one person wrote the same draft without having heard of each other. */
function meetOther(
  db: Database,
  saving: DraftSaving,
  { head, draft }: { head: ItemHead | undefined; draft: Draft },
): Outcome {
  if (draft.revisionId === null) return replace(db, saving, draft)
  const present = revisions.getWriting(db, draft.revisionId).written
  if (isSameWriting(present, saving.backup)) return replace(db, saving, draft)
  const base = findBase(db, saving, head)
  const joined = base && mergeThreeWays({ base, ours: present, theirs: saving.backup })
  if (joined === undefined || isMarkedSecret(joined)) return putBeside(db, saving, draft)
  return join(db, saving, { draft, joined })
}

/** What the device began from: the draft as it had last heard it, or the item that it corrects. */
function findBase(
  db: Database,
  { itemId, baseRev }: DraftSaving,
  head: ItemHead | undefined,
): WrittenText | undefined {
  const known = revisions.findTextAt(db, itemId, baseRev)
  return known ?? (head === undefined ? undefined : getRevision(db, head.revisionId))
}

/**
 * Both parents stay as revisions of their own. The device hears of its own text under the lower number, so that the
 * joined one is news to it.
 */
function join(
  db: Database,
  saving: DraftSaving,
  { draft, joined }: { draft: Draft; joined: WrittenText },
): Outcome {
  settleSiblings(db, saving, draft)
  const own = nextRev(draft, saving)
  addRevision(db, saving, { rev: own, device: saving.device, written: saving.backup, isSibling: false })
  const rev = own + 1
  const revisionId = addRevision(db, saving, { rev, device: null, written: joined, isSibling: false })
  keep(db, saving, { ...draft, rev, revisionId })
  return { status: 'saved', rev: own }
}

function putBeside(db: Database, saving: DraftSaving, draft: Draft): Outcome {
  const { itemId, device, backup, at } = saving
  const rev = nextRev(draft, saving)
  revisions.settleSiblings(db, { itemId, device, at })
  addRevision(db, saving, { rev, device, written: backup, isSibling: true })
  putDraft(db, { ...draft, rev, at })
  publishDraft(db, draft)
  return { status: 'merged', rev, sibling: itemId }
}

/** What still stands beside the new text is told of one revision above it: a device can have seen the one alone. */
function keep(db: Database, { backup, at }: DraftSaving, draft: Draft) {
  const { itemRev, savedAt } = backup
  // Another device of the author may not know yet what the draft answers.
  const commissionId = backup.commissionId ?? draft.commissionId
  const pointIds = backup.pointIds ?? draft.pointIds
  const rev = revisions.hasSiblings(db, draft.itemId) ? draft.rev + 1 : draft.rev
  putDraft(db, { ...draft, rev, itemRev, savedAt, commissionId, pointIds, at })
  revisions.dropOldRevisions(db, draft.itemId)
  publishDraft(db, draft)
}

interface Addition {
  rev: number
  device: number | null
  written: WrittenText
  isSibling: boolean
}

function addRevision(db: Database, { itemId, backup, at }: DraftSaving, addition: Addition): number {
  return revisions.insertRevision(db, { ...addition, itemId, savedAt: backup.savedAt, receivedAt: at })
}

function newDraft({ itemId, authorId, backup }: DraftSaving, state: DraftState): Draft {
  const { itemRev, savedAt, commissionId = null, pointIds = null } = backup
  return { itemId, authorId, rev: 0, itemRev, state, revisionId: null, savedAt, commissionId, pointIds }
}

/** Revisions only grow, also for a device that remembers more than an office that was restored. */
function nextRev(draft: Draft, { baseRev }: DraftSaving): number {
  return Math.max(draft.rev, baseRev) + 1
}

function reject(code: RefusalCode): Outcome {
  return { status: 'rejected', code }
}
