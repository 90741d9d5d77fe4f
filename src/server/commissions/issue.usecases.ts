import { periodOf } from '../../domain/calendar/period.ts'
import type { Assignee } from '../../domain/commission/commission-event.ts'
import { defaultDueAt } from '../../domain/commission/commission-standing.ts'
import type { AccountId, UnitId } from '../../domain/ids.ts'
import type { NewCommission } from '../../protocol/commission.ts'
import { getTopic } from '../calendar/topics.usecases.ts'
import { getDemand } from '../demands/demands.usecases.ts'
import type { Database } from '../db/database.ts'
import { commissionClue } from '../clues/clues.usecases.ts'
import { commissionLead } from '../leads/answers.usecases.ts'
import type { Parts } from '../parts.ts'
import { findAccount, getUnit } from '../people/people.usecases.ts'
import { findAttachment, insertCommissionFile } from './attachments.repository.ts'
import { refuseCommission } from './commissions.errors.ts'
import * as repository from './commissions.repository.ts'
import { publishCourse } from './course.usecases.ts'
import { choosePlanTopic } from './plan.usecases.ts'

export interface Issuing {
  commission: NewCommission
  by: { accountId: AccountId; displayName: string }
  at: number
}

type IssueParts = Pick<Parts, 'db' | 'policies'>

/** Issues a commission to its units; the same request again changes nothing. */
export function issueCommission(parts: IssueParts, issuing: Issuing): Promise<void> {
  return parts.db.write(() => addCommission(parts, issuing))
}

/** Inside a write. */
export function addCommission({ db, policies }: IssueParts, { commission, by, at }: Issuing) {
  const known = repository.findCommission(db, commission.id)
  if (known?.topic === commission.topic) return
  if (known !== undefined) throw refuseCommission('commission.id_taken')
  const dueAt = commission.dueAt ?? defaultDueAt(policies.at(at).deadlines, at)
  if (dueAt === null) throw refuseCommission('commission.no_deadline')
  if (dueAt <= at) throw refuseCommission('commission.due_in_past')
  insert(db, { commission, by, at })
  for (const { unitId, accountId } of commission.addressees) {
    const to = accountId === null ? null : getPersonOf(db, unitId, accountId)
    getUnit(db, unitId)
    const key = { commissionId: commission.id, unitId }
    repository.insertCourse(db, key, to === null ? 'issued' : 'assigned')
    repository.insertCourseEvent(db, key, { type: 'issued', at, by: by.displayName, dueAt, to })
    publishCourse(db, key)
  }
  const { planTopicId, lead, clue, topic, id: commissionId } = commission
  if (planTopicId !== null) choosePlanTopic(db, planTopicId, { commissionId, by: by.accountId, at })
  if (lead !== undefined) commissionLead(db, { lead, commissionId, topic, by: by.displayName, at })
  if (clue !== undefined) commissionClue(db, { clue, commissionId, topic, by: by.displayName, at })
}

function insert(db: Database, { commission, by, at }: Issuing) {
  const { id: commissionId, files, lead, topicId = null, demandId = null } = commission
  if (topicId !== null) getTopic(db, topicId)
  if (demandId !== null) getDemand(db, demandId)
  const year = Number(periodOf('year', at))
  repository.insertCommission(db, {
    ...commission,
    year,
    issuedBy: by.accountId,
    issuedAt: at,
    leadId: lead?.id ?? null,
    topicId,
    demandId,
  })
  files.forEach((file, position) => {
    if (findAttachment(db, file.sha256) === undefined) throw refuseCommission('attachment.unknown')
    insertCommissionFile(db, { commissionId, position, ...file })
  })
}

/** Somebody of the unit as a name to address or assign to. */
export function getPersonOf(db: Database, unitId: UnitId, accountId: AccountId): Assignee {
  const account = findAccount(db, accountId)
  if (account === undefined || account.unitId !== unitId) throw refuseCommission('commission.not_of_unit')
  return { accountId, name: account.displayName }
}
