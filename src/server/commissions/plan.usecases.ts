import { findSecrecyMark } from '../../domain/check/secrecy-mark.ts'
import type { AccountId, CommissionId, PlanTopicId } from '../../domain/ids.ts'
import type { Unit } from '../../domain/people/unit.ts'
import { PLAN_TOPIC_TOLD, type PlanTopicList } from '../../protocol/commission.ts'
import type { RefusalCode } from '../../protocol/codes.ts'
import type { Deed } from '../../protocol/deeds.ts'
import type { Outcome } from '../../protocol/sync.ts'
import type { Database } from '../db/database.ts'
import { publishTold } from '../feed/feed.usecases.ts'
import { refuseCommission } from './commissions.errors.ts'
import * as repository from './plan.repository.ts'
import type { KnownTopic } from './plan.repository.ts'

export interface Proposing {
  /** The topic's own id, which the phone made. */
  id: PlanTopicId
  proposal: Extract<Deed, { type: 'plan.propose' }>['payload']
  author: { accountId: AccountId; unit: Unit | null }
  at: number
}

/** Inside a write: a unit proposes a topic for the research plan. */
export function proposePlanTopic(db: Database, { id, proposal, author, at }: Proposing): Outcome {
  const { unit, accountId } = author
  if (unit === null) return reject('plan.unknown')
  if (repository.findPlanTopic(db, id) !== undefined) return reject('command.conflict_key')
  // 涉密不上网: nothing of such words may be stored.
  if (findSecrecyMark(`${proposal.topic}\n${proposal.reason}`) !== undefined)
    return reject('item.secrecy_mark')
  repository.insertPlanTopic(db, { id, unitId: unit.id, proposedBy: accountId, proposedAt: at, ...proposal })
  publish(db, id)
  return { status: 'saved', rev: 1 }
}

export function listTopics(db: Database): PlanTopicList {
  return { topics: repository.listPlanTopics(db).map(({ topic, unitName }) => ({ ...topic, unitName })) }
}

/** Inside a write: the topic became a commission. */
export function choosePlanTopic(
  db: Database,
  id: PlanTopicId,
  { commissionId, by, at }: { commissionId: CommissionId; by: AccountId; at: number },
) {
  ensureUnanswered(db, id)
  repository.answerPlanTopic(db, id, { by, at, commissionId, words: null })
  publish(db, id)
}

/** The office does not take the topic and says why; the same words again change nothing. */
export function declinePlanTopic(
  db: Database,
  { id, words, by, at }: { id: PlanTopicId; words: string; by: AccountId; at: number },
): Promise<PlanTopicList> {
  return db.write(() => {
    refusePlanTopic(db, { id, words, by, at })
    return listTopics(db)
  })
}

/** Inside a write. */
export function refusePlanTopic(
  db: Database,
  { id, words, by, at }: { id: PlanTopicId; words: string; by: AccountId; at: number },
) {
  const { answer } = getTopic(db, id).topic
  if (answer?.status === 'not_chosen' && answer.words === words) return
  ensureUnanswered(db, id)
  repository.answerPlanTopic(db, id, { by, at, commissionId: null, words })
  publish(db, id)
}

function ensureUnanswered(db: Database, id: PlanTopicId) {
  if (getTopic(db, id).topic.answer !== null) throw refuseCommission('plan.answered')
}

function getTopic(db: Database, id: PlanTopicId): KnownTopic {
  const known = repository.findPlanTopic(db, id)
  if (known === undefined) throw refuseCommission('plan.unknown')
  return known
}

function publish(db: Database, id: PlanTopicId) {
  publishTold(db, { about: PLAN_TOPIC_TOLD, id, audience: getTopic(db, id).topic.unitId })
}

function reject(code: RefusalCode): Outcome {
  return { status: 'rejected', code }
}
