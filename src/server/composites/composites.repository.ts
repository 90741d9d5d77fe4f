import type { CompositeEvent, CompositeStatus, SourceShare } from '../../domain/composite/composite.ts'
import type { AccountId, ItemId } from '../../domain/ids.ts'
import type { Database } from '../db/database.ts'

export interface CompositeHead {
  id: ItemId
  rev: number
  title: string
  body: string
  /** Of its present text. */
  revision: number
  status: CompositeStatus
  createdBy: string
  createdAt: number
}

const HEAD = `
  select c.id, c.rev, r.title, r.body, r.id as revision, c.status, a.display_name as createdBy, c.created_at as createdAt
  from composites c join composite_revisions r on r.id = c.revision_id join accounts a on a.id = c.created_by`

export function findComposite(db: Database, id: ItemId): CompositeHead | undefined {
  return db.get<CompositeHead>(`${HEAD} where c.id = ?`, id)
}

/** Newest first; those before an instant and id. */
export function listComposites(
  db: Database,
  { before, limit }: { before: { at: number; id: string }; limit: number },
): CompositeHead[] {
  const sql = `${HEAD} where (c.created_at, c.id) < (?, ?) order by c.created_at desc, c.id desc limit ?`
  return db.all<CompositeHead>(sql, before.at, before.id, limit)
}

export interface NewText {
  compositeId: ItemId
  title: string
  body: string
  by: AccountId
  at: number
}

/** Keeps a text for ever and returns the number of its revision. */
export function insertText(db: Database, { compositeId, title, body, by, at }: NewText): number {
  const sql = `
    insert into composite_revisions (composite_id, title, body, written_by, written_at) values (?, ?, ?, ?, ?)`
  return db.insert(sql, compositeId, title, body, by, at)
}

export function insertComposite(
  db: Database,
  composite: { id: ItemId; revisionId: number; by: AccountId; at: number },
) {
  const sql = `
    insert into composites (id, rev, revision_id, status, created_by, created_at) values (?, 1, ?, 'open', ?, ?)`
  db.run(sql, composite.id, composite.revisionId, composite.by, composite.at)
}

export function setText(db: Database, { id, revisionId }: { id: ItemId; revisionId: number }) {
  db.run('update composites set revision_id = ? where id = ?', revisionId, id)
}

export function setStatus(db: Database, id: ItemId, status: CompositeStatus) {
  db.run('update composites set status = ? where id = ?', status, id)
}

export function raiseRev(db: Database, id: ItemId) {
  db.run('update composites set rev = rev + 1 where id = ?', id)
}

interface SourceRow {
  itemId: ItemId
  share: number
  isMain: number
}

/** In the order in which they stand in the composite. */
export function listSources(db: Database, id: ItemId): SourceShare[] {
  const sql = `
    select item_id as itemId, share, is_main as isMain from composite_sources where composite_id = ? order by place`
  return db.all<SourceRow>(sql, id).map(({ itemId, share, isMain }) => ({
    itemId,
    percent: share / 100,
    isMain: isMain === 1,
  }))
}

export function replaceSources(db: Database, id: ItemId, sources: readonly SourceShare[]) {
  db.run('delete from composite_sources where composite_id = ?', id)
  sources.forEach(({ itemId, percent, isMain }, place) => {
    const sql =
      'insert into composite_sources (item_id, composite_id, place, share, is_main) values (?, ?, ?, ?, ?)'
    db.run(sql, itemId, id, place, Math.round(percent * 100), isMain ? 1 : 0)
  })
}

export function insertEvent(db: Database, id: ItemId, event: CompositeEvent) {
  const sql = `
    insert into composite_events (composite_id, number, type, at, event)
    values (?, (select coalesce(max(number), 0) + 1 from composite_events where composite_id = ?), ?, ?, ?)`
  db.run(sql, id, id, event.type, event.at, JSON.stringify(event))
}

export function listEvents(db: Database, id: ItemId): CompositeEvent[] {
  const sql = 'select event from composite_events where composite_id = ? order by number'
  return db.all<{ event: string }>(sql, id).map(({ event }) => JSON.parse(event) as CompositeEvent)
}

/** Those that were passed up, or used by a level above. */
export function listAbove(db: Database): { id: ItemId; title: string }[] {
  return db.all(`
    select c.id, r.title from composites c join composite_revisions r on r.id = c.revision_id
    where c.id in (select composite_id from composite_events where type = 'passed_up' or type = 'adopted'
      and coalesce(json_extract(event, '$.adoption.level'), 'county') not in ('unit', 'county', 'outside'))`)
}

export function findDecision(db: Database, id: string): { compositeId: ItemId } | undefined {
  return db.get('select composite_id as compositeId from composite_decisions where id = ?', id)
}

export function insertDecision(
  db: Database,
  decision: { id: string; compositeId: ItemId; accountId: AccountId; at: number },
) {
  const sql = 'insert into composite_decisions (id, composite_id, account_id, at) values (?, ?, ?, ?)'
  db.run(sql, decision.id, decision.compositeId, decision.accountId, decision.at)
}

export function listTitles(db: Database): { id: ItemId; title: string }[] {
  return db.all(`
    select c.id, r.title from composites c join composite_revisions r on r.id = c.revision_id
    where c.status <> 'dissolved'`)
}
