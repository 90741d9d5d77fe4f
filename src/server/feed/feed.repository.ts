import type { Database } from '../db/database.ts'

export const FEED_KINDS = ['item', 'policy', 'unit'] as const
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
  /** Empty for the whole office. */
  unitId: string
}

/**
 * Moves a subject to the end of the feed. The number is taken inside the one writer, so numbers commit in order and
 * no reader can skip one.
 */
export function moveToEnd(db: Database, { kind, subjectId, ownerId, unitId }: FeedSubject) {
  const sql = `
    insert or replace into feed (seq, kind, subject_id, owner_id, unit_id)
    values ((select coalesce(max(seq), 0) + 1 from feed), ?, ?, ?, ?)`
  db.run(sql, kind, subjectId, ownerId, unitId)
}

/** What a member of the unit may see after `cursor`, in order. */
export function listAfter(db: Database, { unitId, cursor, limit }: { unitId: string; cursor: number; limit: number }) {
  // Two walks along the index in order of number, merged; with `in` everything would be collected and sorted.
  const sql = `
    select seq, kind, subject_id as subjectId, owner_id as ownerId from feed where unit_id = ? and seq > ?
    union all
    select seq, kind, subject_id, owner_id from feed where unit_id = '' and seq > ?
    order by seq limit ?`
  return db.all<FeedRow>(sql, unitId, cursor, cursor, limit)
}

export function lastSeq(db: Database): number {
  return db.get<{ seq: number | null }>('select max(seq) as seq from feed')?.seq ?? 0
}
