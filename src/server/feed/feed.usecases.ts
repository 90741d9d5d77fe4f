import type { AccountId, ItemId, UnitId } from '../../domain/ids.ts'
import { JOINT_TOLD } from '../../protocol/joint.ts'
import type { Database } from '../db/database.ts'
import {
  FEED_PAGE,
  lastSeq,
  listAfter,
  moveFollowers,
  moveToEnd,
  type FeedKind,
  type FeedReader,
  type FeedRow,
} from './feed.repository.ts'

export type { FeedKind, FeedRow }

interface PublishedItem {
  id: ItemId
  carerId: AccountId
  unitId: UnitId
}

/** All of them run inside a write, in the transaction that makes the change. */
export function publishNewItem(db: Database, item: PublishedItem) {
  moveToEnd(db, { kind: 'item', subjectId: item.id, ownerId: item.carerId, audience: item.unitId })
}

export function publishItem(db: Database, item: PublishedItem) {
  publishNewItem(db, item)
  moveFollowers(db, `${PREFIXES.told}${JOINT_TOLD}:${item.id}:`)
}

/** Each version is a row of its own; the first release reads the one that holds, as `policy`. */
export function publishPolicy(db: Database, version: number) {
  publishHoldingPolicy(db)
  moveToEnd(db, { kind: 'rules', subjectId: `${PREFIXES.rules}${version}`, ownerId: '', audience: '' })
}

/** Phones of the first release know the one that holds alone, and have to be told when another one begins to. */
export function publishHoldingPolicy(db: Database) {
  moveToEnd(db, { kind: 'policy', subjectId: 'policy', ownerId: '', audience: '' })
}

/** The whole unit reads what is entered for or against it, and its own objections. */
export function publishScoreEntry(db: Database, { id, unitId }: { id: string; unitId: UnitId }) {
  const subjectId = `${PREFIXES.score_entry}${id}`
  moveToEnd(db, { kind: 'score_entry', subjectId, ownerId: '', audience: unitId })
}

export function publishAppeal(db: Database, { id, unitId }: { id: string; unitId: UnitId }) {
  moveToEnd(db, { kind: 'appeal', subjectId: `${PREFIXES.appeal}${id}`, ownerId: '', audience: unitId })
}

/** A subject beyond items and counts; `audience` is a unit, one account, or everybody when it is empty. */
export function publishTold(
  db: Database,
  { about, id, audience }: { about: string; id: string; audience: UnitId | AccountId | '' },
) {
  moveToEnd(db, { kind: 'told', subjectId: `${PREFIXES.told}${about}:${id}`, ownerId: '', audience })
}

export function publishUnit(db: Database, id: UnitId) {
  moveToEnd(db, { kind: 'unit', subjectId: id, ownerId: '', audience: id })
}

/** A subject stands in the feed once: those whose ids another kind may have as well carry their kind before it. */
const PREFIXES = {
  draft: 'draft:',
  rules: 'rules:',
  score_entry: 'entry:',
  appeal: 'appeal:',
  told: 'told:',
} as const

/** A draft is its author's alone: not even that there is one is told to anybody else. */
export function publishDraft(db: Database, draft: { itemId: ItemId; authorId: AccountId }) {
  const { itemId, authorId } = draft
  moveToEnd(db, {
    kind: 'draft',
    subjectId: `${PREFIXES.draft}${itemId}`,
    ownerId: authorId,
    audience: authorId,
  })
}

/** The id of a row's subject as its own room knows it. */
export function subjectOf({ kind, subjectId }: { kind: keyof typeof PREFIXES; subjectId: string }): string {
  return subjectId.slice(PREFIXES[kind].length)
}

/** For what the server itself keeps in step with the feed. */
export { lastSeq, listMovedItems } from './feed.repository.ts'

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
