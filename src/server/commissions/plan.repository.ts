import type { PlanTopic } from '../../domain/commission/plan-topic.ts'
import type { ResearchMode } from '../../domain/commission/commission.ts'
import type { AccountId, CommissionId, PlanTopicId, UnitId } from '../../domain/ids.ts'
import type { Database } from '../db/database.ts'

interface TopicRow {
  id: PlanTopicId
  unitId: UnitId
  unitName: string
  proposedBy: string
  proposedAt: number
  topic: string
  reason: string
  mode: ResearchMode
  rev: number
  answeredBy: string | null
  answeredAt: number | null
  commissionId: CommissionId | null
  answerWords: string | null
}

export interface KnownTopic {
  rev: number
  unitName: string
  topic: PlanTopic
}

const TOPIC = `
  select p.id, p.unit_id as unitId, n.name as unitName, a.display_name as proposedBy, p.proposed_at as proposedAt,
    p.topic, p.reason, p.mode, p.rev, b.display_name as answeredBy, p.answered_at as answeredAt,
    p.commission_id as commissionId, p.answer_words as answerWords
  from plan_topics p join units n on n.id = p.unit_id join accounts a on a.id = p.proposed_by
    left join accounts b on b.id = p.answered_by`

export function findPlanTopic(db: Database, id: PlanTopicId): KnownTopic | undefined {
  const row = db.get<TopicRow>(`${TOPIC} where p.id = ?`, id)
  return row && toTopic(row)
}

export function listPlanTopics(db: Database): KnownTopic[] {
  return db.all<TopicRow>(`${TOPIC} order by p.proposed_at desc, p.id desc`).map(toTopic)
}

export function insertPlanTopic(
  db: Database,
  topic: Omit<PlanTopic, 'proposedBy' | 'answer'> & { proposedBy: AccountId },
) {
  const sql = `
    insert into plan_topics (id, unit_id, proposed_by, proposed_at, topic, reason, mode)
    values (?, ?, ?, ?, ?, ?, ?)`
  const { id, unitId, proposedBy, proposedAt, topic: title, reason, mode } = topic
  db.run(sql, id, unitId, proposedBy, proposedAt, title, reason, mode)
}

export interface TopicAnswer {
  by: AccountId
  at: number
  commissionId: CommissionId | null
  words: string | null
}

export function answerPlanTopic(db: Database, id: PlanTopicId, { by, at, commissionId, words }: TopicAnswer) {
  const sql = `
    update plan_topics
    set rev = rev + 1, answered_by = ?, answered_at = ?, commission_id = ?, answer_words = ? where id = ?`
  db.run(sql, by, at, commissionId, words, id)
}

function toTopic(row: TopicRow): KnownTopic {
  const { rev, unitName, answeredBy, answeredAt, commissionId, answerWords, ...topic } = row
  const done = { at: answeredAt ?? 0, by: answeredBy ?? '' }
  const answer: PlanTopic['answer'] =
    answeredAt === null
      ? null
      : commissionId === null
        ? { status: 'not_chosen', ...done, words: answerWords ?? '' }
        : { status: 'chosen', ...done, commissionId }
  return { rev, unitName, topic: { ...topic, answer } }
}
