import { advanceCourse, courseOf, type CommissionCourse } from '../../domain/commission/commission-course.ts'
import type { CommissionEvent } from '../../domain/commission/commission-event.ts'
import { COMMISSION_TOLD } from '../../protocol/commission.ts'
import type { Database } from '../db/database.ts'
import { publishTold } from '../feed/feed.usecases.ts'
import * as repository from './commissions.repository.ts'
import type { CourseKey } from './commissions.repository.ts'

/** What a unit's course has come to; undefined where the commission is not addressed to the unit. */
export function findCourse(db: Database, key: CourseKey): CommissionCourse | undefined {
  return courseOf(repository.listCourseEvents(db, key)) ?? undefined
}

/** Inside a write: adds an event if the course allows it and tells the unit; answers the new revision, null when not. */
export function recordCourseEvent(db: Database, key: CourseKey, event: CommissionEvent): number | null {
  const course = findCourse(db, key)
  if (course === undefined) return null
  const next = advanceCourse(course, event)
  if ('refused' in next) return null
  repository.insertCourseEvent(db, key, event)
  const rev = repository.raiseCourse(db, key, next.state.status)
  publishCourse(db, key)
  return rev
}

/** Inside a write: one row of the feed for each commission and unit. */
export function publishCourse(db: Database, { commissionId, unitId }: CourseKey) {
  publishTold(db, { about: COMMISSION_TOLD, id: `${commissionId}:${unitId}`, audience: unitId })
}
