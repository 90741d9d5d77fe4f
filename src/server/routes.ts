import { RESULT_REFUSALS } from './adoptions/adoptions.errors.ts'
import { adoptionRoutes } from './adoptions/adoptions.routes.ts'
import { COMPOSITE_REFUSALS } from './composites/composites.errors.ts'
import { compositeRoutes } from './composites/composites.routes.ts'
import { auditRoutes } from './audit/audit.routes.ts'
import { blobRoutes } from './blobs/blobs.routes.ts'
import { BLOB_REFUSALS } from './blobs/blobs.errors.ts'
import { CONSULTATION_REFUSALS } from './consultations/consultations.errors.ts'
import { consultationRoutes } from './consultations/consultations.routes.ts'
import { COMMISSION_REFUSALS } from './commissions/commissions.errors.ts'
import { CALENDAR_REFUSALS } from './calendar/calendar.errors.ts'
import { calendarRoutes } from './calendar/calendar.routes.ts'
import { commissionRoutes } from './commissions/commissions.routes.ts'
import { DEMAND_REFUSALS } from './demands/demands.errors.ts'
import { demandRoutes } from './demands/demands.routes.ts'
import { eventRoutes } from './events/events.routes.ts'
import { HANDOVER_REFUSALS } from './handover/handover.errors.ts'
import { GRADE_REFUSALS } from './grades/grades.errors.ts'
import { gradeRoutes } from './grades/grades.routes.ts'
import { BACKLOG_REFUSALS } from './backlog/backlog.errors.ts'
import { backlogRoutes } from './backlog/backlog.routes.ts'
import { CLUE_REFUSALS } from './clues/clues.errors.ts'
import { clueRoutes } from './clues/clues.routes.ts'
import { CONTACT_REFUSALS } from './contacts/contacts.errors.ts'
import { contactRoutes } from './contacts/contacts.routes.ts'
import { handoverRoutes } from './handover/handover.routes.ts'
import { healthRoutes } from './health/health.routes.ts'
import { HTTP_REFUSALS } from './http/http.errors.ts'
import { describeRoutes } from './http/openapi.ts'
import type { RefusalTexts } from './http/refusal.ts'
import { publicRoute, type Route } from './http/route.ts'
import { IMPORT_REFUSALS } from './import/import.errors.ts'
import { importRoutes } from './import/import.routes.ts'
import { KEY_POINT_REFUSALS } from './key-points/key-points.errors.ts'
import { keyPointRoutes } from './key-points/key-points.routes.ts'
import { LEAD_REFUSALS } from './leads/leads.errors.ts'
import { leadRoutes } from './leads/leads.routes.ts'
import { likenessRoutes } from './likeness/likeness.routes.ts'
import { deskRoutes } from './items/desk.routes.ts'
import { intakeRoutes } from './items/intake.routes.ts'
import { ITEM_REFUSALS } from './items/items.errors.ts'
import { OFFICE_REFUSALS } from './office/office.errors.ts'
import { officeRoutes } from './office/office.routes.ts'
import type { Parts } from './parts.ts'
import { PEOPLE_REFUSALS } from './people/people.errors.ts'
import { peopleRoutes } from './people/people.routes.ts'
import { PERIODICAL_REFUSALS } from './periodicals/periodicals.errors.ts'
import { periodicalRoutes } from './periodicals/periodicals.routes.ts'
import { POLICY_REFUSALS } from './policy/policy.errors.ts'
import { policyRoutes } from './policy/policy.routes.ts'
import { REVIEW_REFUSALS } from './reviews/reviews.errors.ts'
import { reviewRoutes } from './reviews/reviews.routes.ts'
import { ROSTER_REFUSALS } from './roster/roster.errors.ts'
import { rosterRoutes } from './roster/roster.routes.ts'
import { SCORE_REFUSALS } from './score/score.errors.ts'
import { progressRoutes } from './progress/progress.routes.ts'
import { scoreRoutes } from './score/score.routes.ts'
import { SESSION_REFUSALS } from './sessions/sessions.errors.ts'
import { deviceRoutes } from './sessions/devices.routes.ts'
import { EXEMPLAR_REFUSALS } from './exemplars/exemplars.errors.ts'
import { exemplarRoutes } from './exemplars/exemplars.routes.ts'
import { NOTICE_REFUSALS } from './notices/notices.errors.ts'
import { noticeRoutes } from './notices/notices.routes.ts'
import { sessionRoutes } from './sessions/sessions.routes.ts'
import { SUGGESTION_REFUSALS } from './suggestions/suggestions.errors.ts'
import { suggestionRoutes } from './suggestions/suggestions.routes.ts'
import { syncRoutes } from './sync/sync.routes.ts'

export const ALL_REFUSALS: RefusalTexts = {
  ...HTTP_REFUSALS,
  ...SESSION_REFUSALS,
  ...OFFICE_REFUSALS,
  ...PEOPLE_REFUSALS,
  ...PERIODICAL_REFUSALS,
  ...ITEM_REFUSALS,
  ...CONSULTATION_REFUSALS,
  ...COMPOSITE_REFUSALS,
  ...RESULT_REFUSALS,
  ...BLOB_REFUSALS,
  ...IMPORT_REFUSALS,
  ...POLICY_REFUSALS,
  ...SCORE_REFUSALS,
  ...REVIEW_REFUSALS,
  ...COMMISSION_REFUSALS,
  ...HANDOVER_REFUSALS,
  ...ROSTER_REFUSALS,
  ...NOTICE_REFUSALS,
  ...EXEMPLAR_REFUSALS,
  ...SUGGESTION_REFUSALS,
  ...KEY_POINT_REFUSALS,
  ...LEAD_REFUSALS,
  ...GRADE_REFUSALS,
  ...CALENDAR_REFUSALS,
  ...DEMAND_REFUSALS,
  ...CONTACT_REFUSALS,
  ...CLUE_REFUSALS,
  ...BACKLOG_REFUSALS,
}

/** Every route of the server; what is not in this list does not exist. */
export function listRoutes(parts: Parts): Route[] {
  const routes: Route[] = [
    ...healthRoutes(parts),
    ...officeRoutes(parts),
    ...sessionRoutes(parts),
    ...syncRoutes(parts),
    ...blobRoutes(parts),
    ...deskRoutes(parts),
    ...likenessRoutes(parts),
    ...intakeRoutes(parts),
    ...consultationRoutes(parts),
    ...adoptionRoutes(parts),
    ...compositeRoutes(parts),
    ...importRoutes(parts),
    ...deviceRoutes(parts),
    ...periodicalRoutes(parts),
    ...policyRoutes(parts),
    ...progressRoutes(parts),
    ...scoreRoutes(parts),
    ...commissionRoutes(parts),
    ...noticeRoutes(parts),
    ...exemplarRoutes(parts),
    ...suggestionRoutes(parts),
    ...keyPointRoutes(parts),
    ...leadRoutes(parts),
    ...gradeRoutes(parts),
    ...calendarRoutes(parts),
    ...demandRoutes(parts),
    ...contactRoutes(parts),
    ...clueRoutes(parts),
    ...backlogRoutes(parts),
    ...eventRoutes(parts),
    ...peopleRoutes(parts),
    ...handoverRoutes(parts),
    ...rosterRoutes(parts),
    ...reviewRoutes(parts),
    ...auditRoutes(parts),
  ]
  const description: Route = publicRoute({
    method: 'GET',
    path: '/api/openapi.json',
    summary: 'This description',
    refusals: [],
    handle: async () => ({ body: describeRoutes([...routes, description], ALL_REFUSALS) }),
  })
  return [...routes, description]
}
