import { parseLeadId, type LeadId } from '../../domain/ids.ts'
import { leadAnswering, leadList } from '../../protocol/lead.ts'
import { guardedRoute, type Route } from '../http/route.ts'
import type { Parts } from '../parts.ts'
import { answerLead } from './answers.usecases.ts'
import { listDeskLeads } from './lead-view.usecases.ts'
import { refuseLead } from './leads.errors.ts'

const QUERY = {
  filter: 'open (without an answer, when left out), kept or answered',
  channel:
    'visit, phone, petition, mailbox, contact, meeting, media, internet, other or untold; all when left out',
  before: '`next` of the page before',
}

export function leadRoutes({ db, events }: Pick<Parts, 'db' | 'events'>): Route[] {
  return [
    guardedRoute({
      method: 'GET',
      path: '/api/desk/leads',
      policy: { roles: ['editor', 'leader'], scope: 'office' },
      summary: 'Leads from the field with what the office said to each, the newest first',
      query: QUERY,
      response: leadList,
      refusals: [],
      handle: async ({ query, at }) => ({
        body: listDeskLeads(db, { ...readQuestion(query), before: query['before'], at }),
      }),
    }),
    guardedRoute({
      method: 'POST',
      path: '/api/desk/leads/:id/answers',
      policy: { roles: ['editor'], scope: 'office' },
      summary:
        'Worth writing, not worth it, kept for now, or merged into another one; a commission is issued as one',
      query: QUERY,
      body: leadAnswering,
      response: leadList,
      refusals: ['lead.unknown', 'lead.changed', 'lead.wrong_state', 'lead.not_to_merge'],
      async handle({ params, query, body, session, at }) {
        const id = readId(params)
        await answerLead(db, { ...body, id, by: session.displayName, at })
        events.announce({ leadId: id })
        return { body: listDeskLeads(db, { ...readQuestion(query), before: undefined, at }) }
      },
    }),
  ]
}

function readQuestion(query: Record<string, string | undefined>) {
  return { filter: query['filter'], channel: query['channel'] }
}

function readId(params: Record<string, string>): LeadId {
  const id = parseLeadId(params['id'] ?? '')
  if (id === undefined) throw refuseLead('lead.unknown')
  return id
}
