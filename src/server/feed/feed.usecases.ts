import type { AccountId, ItemId, UnitId } from '../../domain/ids.ts'
import type { Database } from '../db/database.ts'
import { FEED_PAGE, lastSeq, listAfter, moveToEnd, type FeedRow } from './feed.repository.ts'

export type { FeedRow }

/** All three run inside a write, in the transaction that makes the change. */
export function publishItem(db: Database, item: { id: ItemId; authorId: AccountId; unitId: UnitId }) {
  moveToEnd(db, { kind: 'item', subjectId: item.id, ownerId: item.authorId, unitId: item.unitId })
}

export function publishPolicy(db: Database) {
  moveToEnd(db, { kind: 'policy', subjectId: 'policy', ownerId: '', unitId: '' })
}

export function publishUnit(db: Database, id: UnitId) {
  moveToEnd(db, { kind: 'unit', subjectId: id, ownerId: '', unitId: id })
}

export interface FeedPage {
  rows: FeedRow[]
  /** Where to go on; the end of the feed when nothing is left, seen by this reader or not. */
  cursor: number
  hasMore: boolean
}

/** Permission is applied here, when the feed is read. A cursor ahead of the feed was given by another database. */
export function readFeed(db: Database, reader: { unitId: string; cursor: number }): FeedPage {
  const end = lastSeq(db)
  const cursor = reader.cursor > end ? 0 : reader.cursor
  if (cursor === end) return { rows: [], cursor, hasMore: false }
  const found = listAfter(db, reader.unitId, cursor)
  const rows = found.slice(0, FEED_PAGE)
  const hasMore = found.length > rows.length
  return { rows, cursor: hasMore ? (rows.at(-1)?.seq ?? end) : end, hasMore }
}
