import type { Commission } from '../../domain/commission/commission.ts'
import type { CommissionEvent } from '../../domain/commission/commission-event.ts'
import type { CommissionStatus } from '../../domain/commission/commission-course.ts'
import type { AccountId, CommissionId, LeadId, UnitId } from '../../domain/ids.ts'
import type { CalendarTopicId, DemandId } from '../../domain/later-ids.ts'
import type { Database } from '../db/database.ts'

export interface StoredCommission extends Omit<Commission, 'files' | 'finders'> {
  /** The lead that it was made of. */
  leadId: LeadId | null
}

const COMMISSION = `
  select c.id, c.year, c.batch, c.topic, c.outline, c.category, c.words_from as wordsFrom, c.words_to as wordsTo,
    c.asker, c.mode, c.issued_at as issuedAt, c.lead_id as leadId, a.display_name as issuedBy
  from commissions c join accounts a on a.id = c.issued_by`

export function findCommission(db: Database, id: CommissionId): StoredCommission | undefined {
  return db.get<StoredCommission>(`${COMMISSION} where c.id = ?`, id)
}

export function listCommissions(db: Database, year: number): StoredCommission[] {
  return db.all<StoredCommission>(`${COMMISSION} where c.year = ? order by c.issued_at desc, c.id desc`, year)
}

export function listYears(db: Database): number[] {
  const rows = db.all<{ year: number }>('select distinct year from commissions order by year desc')
  return rows.map(({ year }) => year)
}

export function lastBatch(db: Database, year: number): number {
  const sql = 'select max(batch) as batch from commissions where year = ?'
  return db.get<{ batch: number | null }>(sql, year)?.batch ?? 0
}

export type NewCommissionRow = Omit<StoredCommission, 'issuedBy'> & {
  issuedBy: AccountId
  topicId: CalendarTopicId | null
  demandId: DemandId | null
}

export function insertCommission(db: Database, row: NewCommissionRow) {
  const sql = `
    insert into commissions (id, year, batch, topic, outline, category, words_from, words_to, asker, mode, issued_by,
      issued_at, lead_id, topic_id, demand_id)
    values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`
  const said = [
    row.topic,
    row.outline,
    row.category,
    row.wordsFrom,
    row.wordsTo,
    row.asker,
    row.mode,
  ] as const
  const origins = [row.leadId, row.topicId, row.demandId] as const
  db.run(sql, row.id, row.year, row.batch, ...said, row.issuedBy, row.issuedAt, ...origins)
}

/** One addressed unit of one commission. */
export interface CourseKey {
  commissionId: CommissionId
  unitId: UnitId
}

export interface CourseRow extends CourseKey {
  rev: number
  unitName: string
  scoreEntryId: string | null
}

const COURSE = `
  select u.commission_id as commissionId, u.unit_id as unitId, u.rev, n.name as unitName,
    u.score_entry_id as scoreEntryId
  from commission_units u join units n on n.id = u.unit_id`

export function findCourse(db: Database, { commissionId, unitId }: CourseKey): CourseRow | undefined {
  return db.get<CourseRow>(`${COURSE} where u.commission_id = ? and u.unit_id = ?`, commissionId, unitId)
}

export function listCourses(db: Database, year: number): CourseRow[] {
  const sql = `
    ${COURSE} join commissions c on c.id = u.commission_id where c.year = ? order by n.class_id, n.id`
  return db.all<CourseRow>(sql, year)
}

export function insertCourse(db: Database, { commissionId, unitId }: CourseKey, status: CommissionStatus) {
  const sql = 'insert into commission_units (commission_id, unit_id, rev, status) values (?, ?, 1, ?)'
  db.run(sql, commissionId, unitId, status)
}

/** Each event raises the revision that the phone and the desk know. */
export function raiseCourse(
  db: Database,
  { commissionId, unitId }: CourseKey,
  status: CommissionStatus,
): number {
  const sql = `
    update commission_units set rev = rev + 1, status = ? where commission_id = ? and unit_id = ? returning rev`
  return db.get<{ rev: number }>(sql, status, commissionId, unitId)?.rev ?? 0
}

/** Courses that have come to something and of which the ledger has no entry, with who issued them. */
export function listUnscored(db: Database): (CourseKey & { issuedBy: AccountId })[] {
  const sql = `
    select u.commission_id as commissionId, u.unit_id as unitId, c.issued_by as issuedBy
    from commission_units u join commissions c on c.id = u.commission_id
    where u.score_entry_id is null and u.status in ('answered', 'judged', 'declined', 'given_up')
    order by u.commission_id, u.unit_id`
  return db.all(sql)
}

export function setScoreEntry(db: Database, { commissionId, unitId }: CourseKey, entryId: string) {
  const sql = `
    update commission_units set score_entry_id = ?, rev = rev + 1 where commission_id = ? and unit_id = ?`
  db.run(sql, entryId, commissionId, unitId)
}

export function insertCourseEvent(db: Database, { commissionId, unitId }: CourseKey, event: CommissionEvent) {
  const next = `
    select coalesce(max(number), 0) + 1 from commission_events where commission_id = ? and unit_id = ?`
  const sql = `
    insert into commission_events (commission_id, unit_id, number, type, at, event)
    values (?, ?, (${next}), ?, ?, ?)`
  const key = [commissionId, unitId] as const
  db.run(sql, ...key, ...key, event.type, event.at, JSON.stringify(event))
}

export function listCourseEvents(db: Database, { commissionId, unitId }: CourseKey): CommissionEvent[] {
  const sql = 'select event from commission_events where commission_id = ? and unit_id = ? order by number'
  const rows = db.all<{ event: string }>(sql, commissionId, unitId)
  return rows.map(({ event }) => JSON.parse(event) as CommissionEvent)
}

/** All events of a year's commissions, in their order within each course. */
export function listEventsOfYear(db: Database, year: number): (CourseKey & { event: CommissionEvent })[] {
  const sql = `
    select e.commission_id as commissionId, e.unit_id as unitId, e.event
    from commission_events e join commissions c on c.id = e.commission_id
    where c.year = ? order by e.commission_id, e.unit_id, e.number`
  const rows = db.all<CourseKey & { event: string }>(sql, year)
  return rows.map(({ event, ...key }) => ({ ...key, event: JSON.parse(event) as CommissionEvent }))
}

/** Every course that is assigned to somebody. */
export function listAssignedCourses(db: Database): (CourseKey & { topic: string })[] {
  return db.all(`
    select u.commission_id as commissionId, u.unit_id as unitId, c.topic
    from commission_units u join commissions c on c.id = u.commission_id
    where u.status = 'assigned' order by c.issued_at, c.id`)
}
