import type { ItemId } from '../../domain/ids.ts'
import { SYNC_LIMITS } from '../../protocol/headers.ts'
import type { Database } from '../db/database.ts'

export const FEED_KINDS = [
  'item',
  'draft',
  'policy',
  'rules',
  'unit',
  'score_entry',
  'appeal',
  'told',
] as const
export type FeedKind = (typeof FEED_KINDS)[number]

export interface FeedRow {
  seq: number
  kind: FeedKind
  subjectId: string
  ownerId: string
}

export interface FeedSubject {
  kind: FeedKind
  subjectId: string
  /** Empty when everyone who sees the row reads all of it. */
  ownerId: string
  /** Who learns of the row: a unit, one account alone, or everybody when it is empty. */
  audience: string
}

/**
 * Moves a subject to the end of the feed. The number, one more than the highest, is taken inside the one writer, so
 * numbers commit in order and no reader can skip one.
 */
export function moveToEnd(db: Database, { kind, subjectId, ownerId, audience }: FeedSubject) {
  const sql = 'insert or replace into feed (kind, subject_id, owner_id, unit_id) values (?, ?, ?, ?)'
  db.run(sql, kind, subjectId, ownerId, audience)
}

/** Rows whose subject begins like this move behind the one that they follow. */
export function moveFollowers(db: Database, prefix: string) {
  const sql = 'select kind, subject_id as subjectId, owner_id as ownerId, unit_id as audience from feed'
  const rows = db.all<FeedSubject>(`${sql} where subject_id >= ? and subject_id < ?`, prefix, `${prefix}~`)
  rows.forEach((row) => moveToEnd(db, row))
}

/** Rows of one reading; one more than this is read to know whether more follow. */
export const FEED_PAGE = SYNC_LIMITS.changesPerAnswer

export interface FeedReader {
  accountId: string
  /** Empty for people of the office itself. */
  unitId: string
  cursor: number
}

/**
 * What a person may see after `cursor`, in order: three walks along the index, merged. The limit stands in the text
 * because SQLite prepares a statement anew each time a bound limit is given.
 */
export function listAfter(db: Database, { accountId, unitId, cursor }: FeedReader): FeedRow[] {
  return db.all<FeedRow>(AFTER, unitId, cursor, accountId, cursor, cursor)
}

const AFTER = `
  select seq, kind, subject_id as subjectId, owner_id as ownerId from feed where unit_id = ? and seq > ?
  union all
  select seq, kind, subject_id, owner_id from feed where unit_id = ? and seq > ?
  union all
  select seq, kind, subject_id, owner_id from feed where unit_id = '' and seq > ?
  order by seq limit ${FEED_PAGE + 1}`

/** Items that moved after a number, whosever they are. */
export function listMovedItems(db: Database, seq: number): { itemId: ItemId }[] {
  return db.all("select subject_id as itemId from feed where seq > ? and kind = 'item'", seq)
}

export function lastSeq(db: Database): number {
  return db.get<{ seq: number | null }>('select max(seq) as seq from feed')?.seq ?? 0
}
