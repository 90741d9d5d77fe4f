import { createRefusals, type RefusalTexts } from '../http/refusal.ts'

export const LEAD_REFUSALS = {
  'lead.unknown': { status: 404, message: 'There is no such lead.' },
  'lead.changed': { status: 409, message: 'The lead has changed since it was read.' },
  'lead.wrong_state': { status: 409, message: 'The lead stands where this answer cannot be given.' },
  'lead.not_to_merge': {
    status: 400,
    message: 'A lead goes on under another one that stands for itself, and not under its own.',
  },
} as const satisfies RefusalTexts

export const refuseLead = createRefusals(LEAD_REFUSALS)
