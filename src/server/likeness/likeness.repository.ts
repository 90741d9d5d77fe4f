import type { Month } from '../../domain/calendar/month.ts'
import type { ItemId } from '../../domain/ids.ts'
import type { WorkStatus } from '../../domain/item/work-state.ts'
import type { Database } from '../db/database.ts'

export interface UnreadText {
  revision: number
  body: string
}

/** Texts that hold or held, and have no fingerprints yet, oldest first. */
export function listUnread(db: Database, after: number, limit: number): UnreadText[] {
  const sql = `
    select id as revision, body from item_revisions where id > ? and is_sibling = 0 order by id limit ${MOST_READ}`
  return db.all<UnreadText>(sql, after).slice(0, limit)
}

export function readUntil(db: Database): number {
  return db.get<{ revision: number }>('select revision from likeness_reading where id = 1')?.revision ?? 0
}

/** Never back: a look of the desk may have read on meanwhile. */
export function setReadUntil(db: Database, revision: number) {
  db.run('update likeness_reading set revision = max(revision, ?) where id = 1', revision)
}

/** In the text of the statement, because SQLite prepares one anew for each bound limit. */
const MOST_READ = 200

export function countUnread(db: Database, after: number): number {
  const sql = 'select count(*) as count from item_revisions where id > ? and is_sibling = 0'
  return db.get<{ count: number }>(sql, after)?.count ?? 0
}

/** A fingerprint and the revision that it was found in. */
export type Print = [print: number, revision: number]

/** In the order of the prints, in which they lie on the disk: many at once touch each page once. */
export function insertPrints(db: Database, prints: readonly Print[]) {
  const sql = `
    insert or ignore into likeness_prints (print, revision)
    select value ->> 0, value ->> 1 from json_each(?)`
  db.run(sql, JSON.stringify(prints))
}

export interface Candidate {
  itemId: ItemId
  title: string
  body: string
  unitName: string
  authorName: string
  receiptMonth: Month
  receiptNumber: number
  receivedAt: number
  status: WorkStatus
}

/** What stands in more texts than this is everybody's phrase, and says nothing of two of them. */
const ORDINARY_FROM = 200
const MOST_CANDIDATES = 30

/** Items whose present text shares fingerprints with these, those that share most first. */
export function listCandidates(
  db: Database,
  { prints, itemId }: { prints: readonly number[]; itemId: ItemId },
) {
  const sql = `
    with mine as (select value as print from json_each(?)),
      telling as (
        select print from mine where (
          select count(*) from (
            select 1 from likeness_prints p where p.print = mine.print limit ${ORDINARY_FROM + 1})
        ) <= ${ORDINARY_FROM}),
      alike as (
        select p.revision, count(*) as shared from telling t join likeness_prints p on p.print = t.print
        group by p.revision order by shared desc limit ${MOST_CANDIDATES * 2})
    select i.id as itemId, r.title, r.body, u.name as unitName, a.display_name as authorName,
      i.receipt_month as receiptMonth, i.receipt_number as receiptNumber, i.received_at as receivedAt, i.status
    from alike join item_revisions r on r.id = alike.revision
      join items i on i.id = r.item_id and i.revision_id = r.id
      join units u on u.id = i.unit_id join accounts a on a.id = i.author_id
    where i.id <> ?
    order by alike.shared desc limit ${MOST_CANDIDATES}`
  return db.all<Candidate>(sql, JSON.stringify(prints), itemId)
}

export interface PresentText {
  itemId: ItemId
  body: string
}

export function findPresentText(db: Database, itemId: ItemId): PresentText | undefined {
  const sql = `
    select i.id as itemId, r.body from items i join item_revisions r on r.id = i.revision_id where i.id = ?`
  return db.get<PresentText>(sql, itemId)
}
