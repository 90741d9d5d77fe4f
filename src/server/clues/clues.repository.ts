import type { Clue } from '../../domain/clue/clue.ts'
import type { ClueStatus } from '../../domain/clue/clue-course.ts'
import type { ClueEvent } from '../../domain/clue/clue-event.ts'
import type { Month } from '../../domain/calendar/month.ts'
import type { AccountId, ClueId, CommissionId, ItemId } from '../../domain/ids.ts'
import type { NewClue } from '../../protocol/clue.ts'
import type { Database } from '../db/database.ts'

export interface ClueRow extends Clue {
  rev: number
  unitName: string | null
}

const CLUE = `
  select c.id, c.rev, c.kind, c.outlet, c.published_on as publishedOn, c.link, c.words, c.unit_id as unitId,
    u.name as unitName, a.display_name as recordedBy, c.recorded_at as recordedAt
  from clues c join accounts a on a.id = c.recorded_by left join units u on u.id = c.unit_id`
/** More of one day nobody reads. */
const MOST = 200

export function findClue(db: Database, id: ClueId): ClueRow | undefined {
  return db.get<ClueRow>(`${CLUE} where c.id = ?`, id)
}

/** Recorded from one instant until before another, the newest first. */
export function listRecorded(db: Database, { from, until }: { from: number; until: number }): ClueRow[] {
  const sql = `${CLUE} where c.recorded_at >= ? and c.recorded_at < ? order by c.recorded_at desc, c.id desc limit ${MOST}`
  return db.all<ClueRow>(sql, from, until)
}

/** Of any day, the newest first. */
export function listNotClosed(db: Database): ClueRow[] {
  const sql = `${CLUE} where c.status in ('open', 'waiting', 'answered') order by c.recorded_at desc, c.id desc limit ${MOST}`
  return db.all<ClueRow>(sql)
}

export function countClues(db: Database): { status: ClueStatus; count: number }[] {
  return db.all('select status, count(*) as count from clues group by status')
}

export function insertClue(db: Database, clue: NewClue, { by, at }: { by: AccountId; at: number }) {
  const sql = `
    insert into clues (id, kind, outlet, published_on, link, words, unit_id, recorded_by, recorded_at, status)
    values (?, ?, ?, ?, ?, ?, ?, ?, ?, 'open')`
  const { id, kind, outlet, publishedOn, link, words, unitId } = clue
  db.run(sql, id, kind, outlet, publishedOn, link, words, unitId, by, at)
}

export function insertClueEvent(db: Database, id: ClueId, event: ClueEvent) {
  const sql = `
    insert into clue_events (clue_id, number, type, at, event)
    values (?1, (select coalesce(max(number), 0) + 1 from clue_events where clue_id = ?1), ?2, ?3, ?4)`
  db.run(sql, id, event.type, event.at, JSON.stringify(event))
}

export function raiseClue(db: Database, id: ClueId, status: ClueStatus) {
  db.run('update clues set rev = rev + 1, status = ? where id = ?', status, id)
}

export function listClueEvents(db: Database, id: ClueId): ClueEvent[] {
  const sql = 'select event from clue_events where clue_id = ? order by number'
  return db.all<{ event: string }>(sql, id).map(({ event }) => JSON.parse(event) as ClueEvent)
}

/** The clue of which the office made this commission. */
export function findCommissioned(db: Database, commissionId: CommissionId): ClueId | undefined {
  const sql = `
    select clue_id as id from clue_events where type = 'commissioned' and event ->> 'commissionId' = ?`
  return db.get<{ id: ClueId }>(sql, commissionId)?.id
}

export interface LinkedItem {
  itemId: ItemId
  title: string
  unitName: string
  receiptMonth: Month
  receiptNumber: number
  receivedAt: number
}

/** Those of these items that there are, the first one received first. */
export function listItems(db: Database, ids: readonly ItemId[]): LinkedItem[] {
  const sql = `
    select i.id as itemId, r.title, u.name as unitName, i.receipt_month as receiptMonth,
      i.receipt_number as receiptNumber, i.received_at as receivedAt
    from items i join item_revisions r on r.id = i.revision_id join units u on u.id = i.unit_id
    where i.id in (select value from json_each(?)) order by i.received_at, i.id`
  return db.all<LinkedItem>(sql, JSON.stringify(ids))
}
