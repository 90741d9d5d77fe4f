import type { AccountId, LeadId, Sha256 } from '../../domain/ids.ts'
import { advanceLead, leadCourseOf, type LeadCourse } from '../../domain/lead/lead-course.ts'
import type { LeadEvent } from '../../domain/lead/lead-event.ts'
import { LEAD_TOLD } from '../../protocol/lead.ts'
import type { Database } from '../db/database.ts'
import { publishTold } from '../feed/feed.usecases.ts'
import { listLeadsWithFile } from '../photos/photos.usecases.ts'
import * as repository from './leads.repository.ts'

export function findLeadCourse(db: Database, id: LeadId): LeadCourse {
  return leadCourseOf(repository.listLeadEvents(db, id))
}

/** Inside a write: adds an event if the lead allows it and tells its finder; answers whether it did. */
export function recordLeadEvent(db: Database, id: LeadId, event: LeadEvent): boolean {
  const course = findLeadCourse(db, id)
  const next = advanceLead(course, event)
  if ('refused' in next || next === course) return false
  repository.insertLeadEvent(db, id, event)
  raise(db, id, next)
  return true
}

/** Inside a write: a file of an account has come or is gone; answers the leads that show it, all of which change. */
export function noteLeadFile(
  db: Database,
  { accountId, sha256 }: { accountId: AccountId; sha256: Sha256 },
): LeadId[] {
  const ids = listLeadsWithFile(db, accountId, sha256)
  for (const id of ids) raise(db, id, findLeadCourse(db, id))
  return ids
}

function raise(db: Database, id: LeadId, { state }: LeadCourse) {
  const mergedInto = state.status === 'merged' ? state.into : null
  repository.raiseLead(db, id, { status: state.status, mergedInto })
  publishLead(db, id)
}

/** Inside a write: a lead is its finder's, and the office's. */
export function publishLead(db: Database, id: LeadId) {
  const lead = repository.findLead(db, id)
  if (lead !== undefined) publishTold(db, { about: LEAD_TOLD, id, audience: lead.finder.accountId })
}
