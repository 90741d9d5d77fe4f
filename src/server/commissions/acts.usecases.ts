import type { CommissionEvent } from '../../domain/commission/commission-event.ts'
import type { CommissionId, UnitId } from '../../domain/ids.ts'
import type { CommissionAct, CommissionActing } from '../../protocol/commission.ts'
import type { Database } from '../db/database.ts'
import { refuseCommission } from './commissions.errors.ts'
import * as repository from './commissions.repository.ts'
import { recordCourseEvent } from './course.usecases.ts'

export interface Acting extends CommissionActing {
  id: CommissionId
  /** The name that the unit reads. */
  by: string
  at: number
}

/** What the office does about a commission at these units: all of it, or nothing when one of them moved meanwhile. */
export function actOnCommission(db: Database, { id, units, act, by, at }: Acting): Promise<void> {
  return db.write(() => {
    if (act.type === 'extension_granted' && act.until <= at) throw refuseCommission('commission.due_in_past')
    for (const { unitId, rev } of units)
      actAtUnit(db, { commissionId: id, unitId, rev }, eventOf(act, by, at))
  })
}

function actAtUnit(
  db: Database,
  { rev, ...key }: { commissionId: CommissionId; unitId: UnitId; rev: number },
  event: CommissionEvent,
) {
  const course = repository.findCourse(db, key)
  if (course === undefined) throw refuseCommission('commission.unknown')
  // Whoever is later sees first what the unit or a colleague did.
  if (course.rev !== rev) throw refuseCommission('commission.changed')
  if (recordCourseEvent(db, key, event) === null) throw refuseCommission('commission.wrong_state')
}

function eventOf(act: CommissionAct, by: string, at: number): CommissionEvent {
  return { ...act, by, at }
}
