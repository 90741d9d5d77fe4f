import type { AccountId, CommandId, ItemId, UnitId } from '../../domain/ids.ts'
import type { Consultation, Consulted, OwedOpinion } from '../../protocol/desk-intake.ts'
import type { Database } from '../db/database.ts'

export interface ConsultationRow {
  id: CommandId
  rev: number
  itemId: ItemId
  kind: Consulted
  unitId: UnitId | null
  accountId: AccountId | null
  name: string
  words: string
  askedBy: string
  askedAt: number
  answer: string | null
  answeredBy: string | null
  answeredAt: number | null
}

const CONSULTATION = `
  select c.id, c.rev, c.item_id as itemId, c.kind, c.unit_id as unitId, c.account_id as accountId, c.name, c.words,
    a.display_name as askedBy, c.asked_at as askedAt, c.answer, c.answered_by as answeredBy,
    c.answered_at as answeredAt
  from consultations c join accounts a on a.id = c.asked_by`

export function findConsultation(db: Database, id: string): ConsultationRow | undefined {
  return db.get<ConsultationRow>(`${CONSULTATION} where c.id = ?`, id)
}

/** All opinions about an item, in the order in which they were asked for. */
export function listConsultations(db: Database, itemId: ItemId): ConsultationRow[] {
  return db.all<ConsultationRow>(`${CONSULTATION} where c.item_id = ? order by c.asked_at, c.id`, itemId)
}

export type NewConsultation = Pick<
  ConsultationRow,
  'id' | 'itemId' | 'kind' | 'unitId' | 'accountId' | 'name' | 'words' | 'askedAt'
> & { askedBy: AccountId }

export function insertConsultation(db: Database, consultation: NewConsultation) {
  const sql = `
    insert into consultations (id, rev, item_id, kind, unit_id, account_id, name, words, asked_by, asked_at)
    values (?, 1, ?, ?, ?, ?, ?, ?, ?, ?)`
  const { id, itemId, kind, unitId, accountId, name, words, askedBy, askedAt } = consultation
  db.run(sql, id, itemId, kind, unitId, accountId, name, words, askedBy, askedAt)
}

/** What a leader was asked and has not answered, each by the newest title of its item; the longest waiting first. */
export function listUnanswered(db: Database, accountId: AccountId) {
  const sql = `
    select c.id, c.item_id as itemId, r.title from consultations c
      join items i on i.id = c.item_id join item_revisions r on r.id = i.revision_id
    where c.account_id = ? and c.answer is null order by c.asked_at, c.id`
  return db.all<{ id: CommandId; itemId: ItemId; title: string }>(sql, accountId)
}

/** What waits to be answered at the desk by this person: as the leader asked, or for the expert that they asked. */
export function listOwed(db: Database, accountId: AccountId): OwedOpinion[] {
  const sql = `
    select c.id, c.item_id as itemId, r.title, u.name as unitName, c.kind, c.name, c.words, a.display_name as askedBy,
      c.asked_at as askedAt
    from consultations c join items i on i.id = c.item_id join item_revisions r on r.id = i.revision_id
      join units u on u.id = i.unit_id join accounts a on a.id = c.asked_by
    where c.answer is null and (c.account_id = ? or (c.kind = 'expert' and c.asked_by = ?))
    order by c.asked_at, c.id`
  return db.all<OwedOpinion>(sql, accountId, accountId)
}

export function setAsked(
  db: Database,
  id: string,
  { accountId, name }: { accountId: AccountId; name: string },
) {
  const sql = 'update consultations set rev = rev + 1, account_id = ?, name = ? where id = ?'
  db.run(sql, accountId, name, id)
}

export interface NewAnswer {
  id: string
  words: string
  by: string
  at: number
}

export function setAnswer(db: Database, { id, words, by, at }: NewAnswer) {
  const sql = `
    update consultations set rev = rev + 1, answer = ?, answered_by = ?, answered_at = ? where id = ?`
  db.run(sql, words, by, at, id)
}

export function toConsultation(row: ConsultationRow): Consultation {
  const { id, kind, accountId, name, words, askedBy, askedAt, answer, answeredBy, answeredAt } = row
  const given = answer === null ? null : { words: answer, by: answeredBy ?? '', at: answeredAt ?? askedAt }
  return { id, kind, accountId, name, words, askedBy, askedAt, answer: given }
}
