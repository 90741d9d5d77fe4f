import type { AccountId, CommissionId, ItemId, KeyPointId } from '../../domain/ids.ts'
import type { DraftState } from '../../protocol/sync.ts'
import type { Database } from '../db/database.ts'

export interface Draft {
  itemId: ItemId
  authorId: AccountId
  rev: number
  itemRev: number
  state: DraftState
  /** Null when the draft has no text of its own (any more). */
  revisionId: number | null
  savedAt: number
  /** The commission that it is to answer. */
  commissionId: CommissionId | null
  /** The key points that it is to answer; null where its author never chose. */
  pointIds: KeyPointId[] | null
}

export function findDraft(db: Database, itemId: ItemId): Draft | undefined {
  const sql = `
    select item_id as itemId, author_id as authorId, rev, item_rev as itemRev, state, revision_id as revisionId,
      saved_at as savedAt, commission_id as commissionId,
      point_ids as pointIds
    from drafts where item_id = ?`
  const row = db.get<Omit<Draft, 'pointIds'> & { pointIds: string | null }>(sql, itemId)
  if (row === undefined) return undefined
  return { ...row, pointIds: row.pointIds === null ? null : (JSON.parse(row.pointIds) as KeyPointId[]) }
}

export function putDraft(db: Database, draft: Draft & { at: number }) {
  const sql = `
    insert into drafts (item_id, author_id, rev, item_rev, state, revision_id, saved_at, changed_at,
      commission_id, point_ids)
    values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
    on conflict (item_id) do update set rev = excluded.rev, item_rev = excluded.item_rev, state = excluded.state,
      revision_id = excluded.revision_id, saved_at = excluded.saved_at, changed_at = excluded.changed_at,
      commission_id = excluded.commission_id, point_ids = excluded.point_ids`
  const { itemId, authorId, rev, itemRev, state, revisionId, savedAt, at, commissionId } = draft
  const pointIds = draft.pointIds === null ? null : JSON.stringify(draft.pointIds)
  db.run(sql, itemId, authorId, rev, itemRev, state, revisionId, savedAt, at, commissionId, pointIds)
}

/** Forgets every text of the drafts that have been in the trash since before an instant; returns their number. */
export function dropTexts(db: Database, before: number): number {
  const unlink = `
    update drafts set revision_id = null where state = 'deleted' and revision_id is not null and changed_at < ?`
  const forget = `
    delete from draft_revisions
    where item_id in (select item_id from drafts where state = 'deleted' and revision_id is null)`
  const emptied = db.run(unlink, before)
  if (emptied > 0) db.run(forget)
  return emptied
}

/** The drafts that somebody is writing, as far as the office knows. */
export function listKeptDrafts(db: Database, authorId: AccountId): { id: ItemId; title: string }[] {
  const sql = `
    select d.item_id as id, r.title from drafts d join draft_revisions r on r.id = d.revision_id
    where d.author_id = ? and d.state = 'kept' order by d.saved_at`
  return db.all(sql, authorId)
}

export function setDraftAuthor(db: Database, itemId: ItemId, authorId: AccountId) {
  db.run('update drafts set author_id = ? where item_id = ?', authorId, itemId)
}
