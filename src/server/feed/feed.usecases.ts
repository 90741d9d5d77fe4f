import type { AccountId, ItemId, UnitId } from '../../domain/ids.ts'
import type { Database } from '../db/database.ts'
import { FEED_PAGE, lastSeq, listAfter, moveToEnd, type FeedReader, type FeedRow } from './feed.repository.ts'

export type { FeedRow }

/** All of them run inside a write, in the transaction that makes the change. */
export function publishItem(db: Database, item: { id: ItemId; authorId: AccountId; unitId: UnitId }) {
  moveToEnd(db, { kind: 'item', subjectId: item.id, ownerId: item.authorId, audience: item.unitId })
}

export function publishPolicy(db: Database) {
  moveToEnd(db, { kind: 'policy', subjectId: 'policy', ownerId: '', audience: '' })
}

export function publishUnit(db: Database, id: UnitId) {
  moveToEnd(db, { kind: 'unit', subjectId: id, ownerId: '', audience: id })
}

/** A draft and its item share an id, and each stands in the feed once. */
const DRAFT_PREFIX = 'draft:'

/** A draft is its author's alone: not even that there is one is told to anybody else. */
export function publishDraft(db: Database, draft: { itemId: ItemId; authorId: AccountId }) {
  const { itemId, authorId } = draft
  moveToEnd(db, {
    kind: 'draft',
    subjectId: `${DRAFT_PREFIX}${itemId}`,
    ownerId: authorId,
    audience: authorId,
  })
}

export function draftIdOf({ subjectId }: Pick<FeedRow, 'subjectId'>): ItemId {
  return subjectId.slice(DRAFT_PREFIX.length) as ItemId
}

export interface FeedPage {
  rows: FeedRow[]
  /** Where to go on; the end of the feed when nothing is left, seen by this reader or not. */
  cursor: number
  hasMore: boolean
}

/** Permission is applied here, when the feed is read. A cursor ahead of the feed was given by another database. */
export function readFeed(db: Database, reader: FeedReader): FeedPage {
  const end = lastSeq(db)
  const cursor = reader.cursor > end ? 0 : reader.cursor
  if (cursor === end) return { rows: [], cursor, hasMore: false }
  const found = listAfter(db, { ...reader, cursor })
  const rows = found.slice(0, FEED_PAGE)
  const hasMore = found.length > rows.length
  return { rows, cursor: hasMore ? (rows.at(-1)?.seq ?? end) : end, hasMore }
}
