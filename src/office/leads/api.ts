import type { LeadId } from '../../domain/ids.ts'
import { leadList, type ChannelFilter, type LeadAnswering, type LeadFilter } from '../../protocol/lead.ts'
import { ask } from '../api.ts'

interface LeadQuestion {
  filter: LeadFilter
  /** All of them when left out. */
  channel?: ChannelFilter | undefined
  before?: string | undefined
  /** The page looks by itself, not because a person asked. */
  isUnattended?: boolean
}

/** What 线索 asks the server. */
export function listLeads({ filter, channel, before, isUnattended = false }: LeadQuestion) {
  const page = before === undefined ? '' : `&before=${encodeURIComponent(before)}`
  return ask({
    path: `/api/desk/leads?${queryOf({ filter, channel })}${page}`,
    schema: leadList,
    isUnattended,
  })
}

export function answerLead(id: LeadId, body: LeadAnswering, shown: Pick<LeadQuestion, 'filter' | 'channel'>) {
  return ask({
    method: 'POST',
    path: `/api/desk/leads/${id}/answers?${queryOf(shown)}`,
    body,
    schema: leadList,
  })
}

function queryOf({ filter, channel }: Pick<LeadQuestion, 'filter' | 'channel'>): string {
  return channel === undefined ? `filter=${filter}` : `filter=${filter}&channel=${channel}`
}
