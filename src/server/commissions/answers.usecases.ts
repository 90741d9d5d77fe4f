import type { AccountId, CommissionId, ItemId, UnitId } from '../../domain/ids.ts'
import type { Database } from '../db/database.ts'
import { findItemRecord } from '../items/item-view.usecases.ts'
import { findAccount } from '../people/people.usecases.ts'
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
  // A commission that was judged or cancelled stays so; the item keeps its origin all the same.
  recordCourseEvent(
    db,
    { commissionId, unitId: author.unitId },
    { type: 'answered', at, by, itemId, writtenAt },
  )
}
