import type { AccountId, ItemId } from '../../domain/ids.ts'
import type { Database } from '../db/database.ts'
import { publishDraft } from '../feed/feed.usecases.ts'
import { findDraft, listKeptDrafts, putDraft, setDraftAuthor } from './drafts.repository.ts'

export { listKeptDrafts }

/** Inside a write: a draft goes on with somebody else, whose phone gets it as a text of another device. */
export function moveDraft(db: Database, { itemId, to, at }: { itemId: ItemId; to: AccountId; at: number }) {
  const draft = findDraft(db, itemId)
  if (draft === undefined) return
  setDraftAuthor(db, itemId, to)
  const moved = { ...draft, authorId: to, rev: draft.rev + 1 }
  putDraft(db, { ...moved, at })
  publishDraft(db, moved)
}
