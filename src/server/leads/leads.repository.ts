import type { AccountId, ContactId, LeadId, UnitId } from '../../domain/ids.ts'
import type { LeadChannel } from '../../domain/lead/channel.ts'
import type { Lead } from '../../domain/lead/lead.ts'
import type { LeadFinder } from '../../domain/lead/lead-finder.ts'
import type { LeadStatus } from '../../domain/lead/lead-course.ts'
import type { LeadEvent } from '../../domain/lead/lead-event.ts'
import type { ChannelFilter } from '../../protocol/lead.ts'
import type { Database } from '../db/database.ts'

/** A lead without its photo and its events. */
export interface LeadRow extends Omit<Lead, 'photo'> {
  rev: number
  status: LeadStatus
  mergedInto: LeadId | null
  section: string | null
  finderClassId: string
}

type FlatRow = Omit<LeadRow, 'finder' | 'contact'> &
  LeadFinder & { contactId: ContactId | null; contactName: string | null }

const LEAD = `
  select l.id, l.words, l.place, l.written_at as writtenAt, l.sent_at as sentAt, l.rev, l.status,
    l.merged_into as mergedInto, l.section, l.channel, l.contact_id as contactId, c.name as contactName, n.class_id as finderClassId,
    l.finder_id as accountId, a.display_name as name, l.unit_id as unitId, n.name as unitName
  from leads l join units n on n.id = l.unit_id join accounts a on a.id = l.finder_id
    left join contacts c on c.id = l.contact_id`
const LEAD_BY_ID = `${LEAD} where l.id = ?`

export function findLead(db: Database, id: LeadId): LeadRow | undefined {
  const row = db.get<FlatRow>(LEAD_BY_ID, id)
  return row && toRow(row)
}

export interface LeadPageQuestion {
  statuses: readonly LeadStatus[]
  /** Only leads of one channel; `untold` for those that say none, null for all. */
  channel: ChannelFilter | null
  /** Only leads that came before this one; null for the first page. */
  before: { sentAt: number; id: string } | null
  limit: number
}

/** The newest first. */
export function listLeads(db: Database, { statuses, channel, before, limit }: LeadPageQuestion): LeadRow[] {
  const sql = `
    ${LEAD} where l.status in (select value from json_each(?1)) and (?2 is null or (l.sent_at, l.id) < (?2, ?3))
      and (?5 is null or coalesce(l.channel, 'untold') = ?5)
    order by l.sent_at desc, l.id desc limit ?4`
  const place = [before?.sentAt ?? null, before?.id ?? null] as const
  return db.all<FlatRow>(sql, JSON.stringify(statuses), ...place, limit, channel).map(toRow)
}

/** Leads that were merged into this one, those merged into them included, oldest first. */
export function listMergedLeads(db: Database, id: LeadId): LeadRow[] {
  const sql = `
    with recursive under (id) as (
      select id from leads where merged_into = ?
      union select m.id from leads m join under on m.merged_into = under.id)
    ${LEAD} join under on under.id = l.id order by l.sent_at, l.id`
  return db.all<FlatRow>(sql, id).map(toRow)
}

export function countLeads(db: Database): { status: LeadStatus; count: number }[] {
  return db.all('select status, count(*) as count from leads group by status')
}

/** How many leads of these statuses came by each channel, most first. */
export function countByChannel(
  db: Database,
  statuses: readonly LeadStatus[],
): { channel: ChannelFilter; count: number }[] {
  const sql = `
    select coalesce(channel, 'untold') as channel, count(*) as count from leads
    where status in (select value from json_each(?)) group by 1 order by 2 desc, 1`
  return db.all(sql, JSON.stringify(statuses))
}

export function countUnanswered(db: Database, sentBefore: number): number {
  const sql = "select count(*) as count from leads where status = 'open' and sent_at < ?"
  return db.get<{ count: number }>(sql, sentBefore)?.count ?? 0
}

export interface NewLead {
  id: LeadId
  unitId: UnitId
  finderId: AccountId
  section: string | null
  words: string
  place: string
  channel: LeadChannel | null
  contactId: ContactId | null
  writtenAt: number
  sentAt: number
}

export function insertLead(db: Database, lead: NewLead) {
  const sql = `
    insert into leads (id, unit_id, finder_id, section, words, place, channel, contact_id, written_at, sent_at, status)
    values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 'open')`
  const { id, unitId, finderId, section, words, place, channel, contactId, writtenAt, sentAt } = lead
  db.run(sql, id, unitId, finderId, section, words, place, channel, contactId, writtenAt, sentAt)
}

export function raiseLead(
  db: Database,
  id: LeadId,
  { status, mergedInto }: { status: LeadStatus; mergedInto: LeadId | null },
): number {
  const sql = 'update leads set rev = rev + 1, status = ?, merged_into = ? where id = ? returning rev'
  return db.get<{ rev: number }>(sql, status, mergedInto, id)?.rev ?? 0
}

export function insertLeadEvent(db: Database, id: LeadId, event: LeadEvent) {
  const sql = `
    insert into lead_events (lead_id, number, type, at, event)
    values (?1, (select coalesce(max(number), 0) + 1 from lead_events where lead_id = ?1), ?2, ?3, ?4)`
  db.run(sql, id, event.type, event.at, JSON.stringify(event))
}

export function listLeadEvents(db: Database, id: LeadId): LeadEvent[] {
  const rows = db.all<{ event: string }>(
    'select event from lead_events where lead_id = ? order by number',
    id,
  )
  return rows.map(({ event }) => JSON.parse(event) as LeadEvent)
}

function toRow({ accountId, name, unitId, unitName, contactId, contactName, ...row }: FlatRow): LeadRow {
  const contact = contactId === null ? null : { id: contactId, name: contactName ?? '' }
  return { ...row, contact, finder: { accountId, name, unitId, unitName } }
}
