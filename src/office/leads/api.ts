import type { LeadId } from '../../domain/ids.ts'
import { leadList, type LeadAnswering, type LeadFilter } from '../../protocol/lead.ts'
import { ask } from '../api.ts'

interface LeadQuestion {
  filter: LeadFilter
  before?: string | undefined
  /** The page looks by itself, not because a person asked. */
  isUnattended?: boolean
}

/** What 线索 asks the server. */
export function listLeads({ filter, before, isUnattended = false }: LeadQuestion) {
  const page = before === undefined ? '' : `&before=${encodeURIComponent(before)}`
  return ask({ path: `/api/desk/leads?filter=${filter}${page}`, schema: leadList, isUnattended })
}

export function answerLead(id: LeadId, body: LeadAnswering, filter: LeadFilter) {
  return ask({
    method: 'POST',
    path: `/api/desk/leads/${id}/answers?filter=${filter}`,
    body,
    schema: leadList,
  })
}
