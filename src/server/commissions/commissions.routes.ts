import { periodOf } from '../../domain/calendar/period.ts'
import { ATTACHMENT_KINDS, COMMISSION_LIMITS } from '../../domain/commission/commission.ts'
import {
  parseCommissionId,
  parsePlanTopicId,
  parseSha256,
  type CommissionId,
  type PlanTopicId,
} from '../../domain/ids.ts'
import { UNIT_ROLES } from '../../domain/people/role.ts'
import {
  addresseeList,
  commissionActing,
  commissionList,
  commissionScoring,
  newCommission,
  planRefusal,
  planTopicList,
  storedAttachment,
} from '../../protocol/commission.ts'
import { guardedRoute, SENT, type Route } from '../http/route.ts'
import type { Parts } from '../parts.ts'
import { readPeriod } from '../score/read-period.usecases.ts'
import { XLSX_TYPE } from '../sheets/write-template.usecases.ts'
import { actOnCommission } from './acts.usecases.ts'
import { readAttachment, storeAttachment } from './attachments.usecases.ts'
import { refuseCommission } from './commissions.errors.ts'
import { listAddressees, listDeskCommissions } from './commission-view.usecases.ts'
import { issueCommission } from './issue.usecases.ts'
import { declinePlanTopic, listTopics } from './plan.usecases.ts'
import { scoreCommission } from './scoring.usecases.ts'
import { writeCommissionStatistics } from './statistics-file.usecases.ts'

const READERS = { roles: ['editor', 'leader'], scope: 'office' } as const
const EDITORS = { roles: ['editor'], scope: 'office' } as const
const LARGEST_NOTICE_BYTES = 256 * 1024

export function commissionRoutes(parts: Parts): Route[] {
  return [...noticeRoutes(parts), ...actRoutes(parts), ...fileRoutes(parts), ...planRoutes(parts)]
}

function noticeRoutes(parts: Parts): Route[] {
  return [
    guardedRoute({
      method: 'GET',
      path: '/api/desk/commissions',
      policy: READERS,
      summary: 'Commissions of a year with their course at each unit, the newest first',
      query: { year: 'this year when left out' },
      response: commissionList,
      refusals: [],
      handle: async ({ query, at }) => ({
        body: listDeskCommissions(parts, { year: readYear(query['year'], at), at }),
      }),
    }),
    guardedRoute({
      method: 'GET',
      path: '/api/desk/commissions/statistics.xlsx',
      policy: READERS,
      summary: 'Batches, topics, on-time rate and failures of a period by unit, as a workbook',
      query: { period: 'a year, half-year, quarter or month' },
      bytes: 'response',
      refusals: ['period.unknown'],
      async handle({ query, at, reply }) {
        const period = readPeriod(query['period'])
        const bytes = await writeCommissionStatistics(parts, { period, at })
        reply.header('content-disposition', `attachment; filename="commissions-${period}.xlsx"`)
        await reply.type(XLSX_TYPE).send(bytes)
        return SENT
      },
    }),
    guardedRoute({
      method: 'GET',
      path: '/api/desk/commissions/addressees',
      policy: EDITORS,
      summary: 'Units and people to whom a commission can be addressed',
      response: addresseeList,
      refusals: [],
      handle: async ({ at }) => ({ body: listAddressees(parts, at) }),
    }),
    guardedRoute({
      method: 'POST',
      path: '/api/desk/commissions',
      policy: EDITORS,
      summary: 'Issue a commission; sent again it is harmless',
      body: newCommission,
      bodyBytes: LARGEST_NOTICE_BYTES,
      response: commissionList,
      refusals: [
        'commission.no_deadline',
        'commission.due_in_past',
        'commission.not_of_unit',
        'commission.id_taken',
        'attachment.unknown',
        'unit.unknown',
        'plan.unknown',
        'plan.answered',
        'lead.unknown',
        'lead.changed',
        'lead.wrong_state',
        'calendar.unknown',
        'demand.unknown',
        'clue.unknown',
        'clue.changed',
        'clue.wrong_state',
      ],
      async handle({ body, session, at }) {
        await issueCommission(parts, { commission: body, by: session, at })
        if (body.lead !== undefined) parts.events.announce({ leadId: body.lead.id })
        return { body: listDeskCommissions(parts, { year: readYear(undefined, at), at }) }
      },
    }),
  ]
}

function actRoutes(parts: Parts): Route[] {
  return [
    guardedRoute({
      method: 'POST',
      path: '/api/desk/commissions/:id/acts',
      policy: EDITORS,
      summary: 'Remind, grant or refuse more time, insist, judge, give up or cancel, at one or more units',
      body: commissionActing,
      response: commissionList,
      refusals: [
        'commission.unknown',
        'commission.changed',
        'commission.wrong_state',
        'commission.due_in_past',
      ],
      async handle({ params, query, body, session, at }) {
        await actOnCommission(parts.db, { ...body, id: readId(params), by: session.displayName, at })
        return { body: listDeskCommissions(parts, { year: readYear(query['year'], at), at }) }
      },
    }),
    guardedRoute({
      method: 'POST',
      path: '/api/desk/commissions/:id/score',
      policy: EDITORS,
      summary:
        'Enter what became of it into the unit’s ledger, for a second person to confirm; again: harmless',
      body: commissionScoring,
      response: commissionList,
      refusals: ['commission.unknown', 'commission.nothing_to_score', 'period.closed'],
      async handle({ params, query, body, session, at }) {
        await scoreCommission(parts, { ...body, commissionId: readId(params), by: session.accountId, at })
        return { body: listDeskCommissions(parts, { year: readYear(query['year'], at), at }) }
      },
    }),
  ]
}

function fileRoutes(parts: Parts): Route[] {
  return [
    guardedRoute({
      method: 'POST',
      path: '/api/desk/attachments',
      policy: EDITORS,
      summary: `Bring a file (${ATTACHMENT_KINDS.join(', ')}) that a commission will name; again: harmless`,
      bytes: 'request',
      bodyBytes: COMMISSION_LIMITS.fileBytes,
      response: storedAttachment,
      refusals: ['attachment.wrong_kind', 'request.too_large'],
      async handle({ request, session, at }) {
        const bytes = Buffer.isBuffer(request.body) ? request.body : Buffer.alloc(0)
        return { body: await storeAttachment(parts, { bytes, by: session.accountId, at }) }
      },
    }),
    guardedRoute({
      method: 'GET',
      path: '/api/commissions/:id/files/:sha256',
      policy: { roles: [...UNIT_ROLES, 'editor', 'leader'], scope: 'unit' },
      summary: 'A file of a commission that is addressed to the reader’s unit; at the desk, of any',
      bytes: 'response',
      refusals: ['attachment.unknown'],
      async handle({ session, params, reply }) {
        const sha256 = parseSha256(params['sha256'] ?? '')
        if (sha256 === undefined) throw refuseCommission('attachment.unknown')
        const { file, bytes } = readAttachment(parts, { session, id: readId(params), sha256 })
        void reply
          .headers({
            'content-type': 'application/octet-stream',
            'content-disposition': `attachment; filename*=UTF-8''${encodeURIComponent(file.name)}`,
            // Whatever a file pretends to be, it runs nothing.
            'content-security-policy': "sandbox; default-src 'none'",
            'cache-control': 'no-store',
          })
          .send(Buffer.from(bytes))
        return SENT
      },
    }),
  ]
}

function planRoutes({ db }: Parts): Route[] {
  return [
    guardedRoute({
      method: 'GET',
      path: '/api/desk/plan-topics',
      policy: READERS,
      summary: 'Topics that units proposed for the research plan, the newest first',
      response: planTopicList,
      refusals: [],
      handle: async () => ({ body: listTopics(db) }),
    }),
    guardedRoute({
      method: 'POST',
      path: '/api/desk/plan-topics/:id/refusal',
      policy: EDITORS,
      summary: 'Not to take a topic, with the reason; a topic is chosen by issuing its commission',
      body: planRefusal,
      response: planTopicList,
      refusals: ['plan.unknown', 'plan.answered'],
      handle: async ({ params, body, session, at }) => ({
        body: await declinePlanTopic(db, { id: readTopicId(params), ...body, by: session.accountId, at }),
      }),
    }),
  ]
}

function readYear(text: string | undefined, at: number): number {
  return text !== undefined && /^\d{4}$/.test(text) ? Number(text) : Number(periodOf('year', at))
}

function readId(params: Record<string, string>): CommissionId {
  const id = parseCommissionId(params['id'] ?? '')
  if (id === undefined) throw refuseCommission('commission.unknown')
  return id
}

function readTopicId(params: Record<string, string>): PlanTopicId {
  const id = parsePlanTopicId(params['id'] ?? '')
  if (id === undefined) throw refuseCommission('plan.unknown')
  return id
}
