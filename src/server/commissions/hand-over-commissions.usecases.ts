import type { AccountId } from '../../domain/ids.ts'
import type { Assignee } from '../../domain/commission/commission-event.ts'
import type { Database } from '../db/database.ts'
import * as repository from './commissions.repository.ts'
import { findCourse, recordCourseEvent } from './course.usecases.ts'

export interface AssignedCommission extends repository.CourseKey {
  topic: string
}

/** The commissions that somebody of a unit is at. */
export function listAssignedTo(db: Database, accountId: AccountId): AssignedCommission[] {
  return repository.listAssignedCourses(db).filter((key) => {
    const state = findCourse(db, key)?.state
    return state?.status === 'assigned' && state.to.accountId === accountId
  })
}

/** Inside a write: another one of the unit goes on with it. */
export function moveCommission(
  db: Database,
  key: repository.CourseKey,
  { to, by, at }: { to: Assignee; by: string; at: number },
) {
  recordCourseEvent(db, key, { type: 'assigned', at, by, to })
}
