import type { AccountId, CommissionId, ItemId, UnitId } from '../../domain/ids.ts'
import type { Database } from '../db/database.ts'
import { noteClueAnswered } from '../clues/clue-course.usecases.ts'
import { listFinders, noteLeadWritten } from '../leads/credit.usecases.ts'
import type { DeskItem } from '../../protocol/desk.ts'
import type { LeadFinder } from '../../domain/lead/lead-finder.ts'
import { findItemRecord } from '../items/item-view.usecases.ts'
import { findAccount, findUnit } from '../people/people.usecases.ts'
import * as repository from './commissions.repository.ts'
import { findCourse, recordCourseEvent } from './course.usecases.ts'

/** The commission that a text of this unit answers; null when it names none, or one that is not addressed to the unit. */
export function findAskedFor(
  db: Database,
  commissionId: CommissionId | undefined,
  unitId: UnitId | undefined,
): CommissionId | null {
  if (commissionId === undefined || unitId === undefined) return null
  // A text is never refused for it: then it counts as written on the unit's own account.
  return findCourse(db, { commissionId, unitId }) === undefined ? null : commissionId
}

/** Who found what the commission asks for; nobody where it came of no lead. */
export function listFindersOf(db: Database, commissionId: CommissionId): LeadFinder[] {
  const leadId = repository.findCommission(db, commissionId)?.leadId ?? null
  return leadId === null ? [] : listFinders(db, leadId)
}

/** The commission that an item answers; nothing for what the unit wrote on its own account. */
export function commissionOf(
  db: Database,
  { commissionId, unitId }: { commissionId?: CommissionId; unitId: UnitId },
): Pick<DeskItem, 'commission'> {
  if (commissionId === undefined) return {}
  const commission = repository.findCommission(db, commissionId)
  const course = findCourse(db, { commissionId, unitId })
  if (commission === undefined || course === undefined) return {}
  const { year, batch, topic, asker } = commission
  const { state, dueAt } = course
  const answeredAt = 'writtenAt' in state ? state.writtenAt : null
  const verdict = 'verdict' in state ? state.verdict : null
  const finders = listFindersOf(db, commissionId).map(({ name }) => name)
  return {
    commission: { year, batch, topic, asker, dueAt, answeredAt, verdict, finders },
  }
}

export interface Answering {
  commissionId: CommissionId
  itemId: ItemId
  author: { accountId: AccountId; unitId: UnitId }
  at: number
}

/** Inside a write: the item came; whether in time is measured by the time that counts for it, not by its arrival. */
export function recordAnswer(db: Database, { commissionId, itemId, author, at }: Answering) {
  const writtenAt = findItemRecord(db, itemId)?.record.reportedAt ?? at
  const by = findAccount(db, author.accountId)?.displayName ?? ''
  const leadId = repository.findCommission(db, commissionId)?.leadId ?? null
  const unitName = findUnit(db, author.unitId)?.name ?? ''
  if (leadId !== null) noteLeadWritten(db, leadId, { itemId, unitName, by, at })
  noteClueAnswered(db, { commissionId, itemId, by, at })
  // A commission that was judged or cancelled stays so; the item keeps its origin all the same.
  recordCourseEvent(
    db,
    { commissionId, unitId: author.unitId },
    { type: 'answered', at, by, itemId, writtenAt },
  )
}
