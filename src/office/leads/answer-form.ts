import type { LeadId } from '../../domain/ids.ts'
import type { DeskLead, LeadAnswer } from '../../protocol/lead.ts'

/** In the order in which the dialog offers them. */
export const ANSWERS = [
  'worth',
  'not_worth',
  'kept',
  'merged',
] as const satisfies readonly LeadAnswer['type'][]

export interface AnswerForm {
  type: LeadAnswer['type']
  words: string
  into: LeadId | ''
}

export type AnswerFault = 'reason' | 'into'

/** What is sent, or what is missing: a no needs its reason, a merger the other lead. */
export function toLeadAnswer({ type, words, into }: AnswerForm): LeadAnswer | { fault: AnswerFault } {
  const said = words.trim()
  if (type === 'merged') return into === '' ? { fault: 'into' } : { type, words: said, into }
  if (type === 'not_worth' && said === '') return { fault: 'reason' }
  return { type, words: said }
}

/** The leads under which another one can go on: those that stand for themselves. */
export function listTargets(leads: readonly DeskLead[], lead: DeskLead): DeskLead[] {
  return leads.filter(({ id, events }) => id !== lead.id && !events.some(({ type }) => type === 'merged'))
}
