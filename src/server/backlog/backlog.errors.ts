import { createRefusals, type RefusalTexts } from '../http/refusal.ts'

export const BACKLOG_REFUSALS = {
  'backlog.id_taken': { status: 409, message: 'Another review has this id.' },
  'backlog.empty': { status: 409, message: 'No stored item is in this group.' },
  'backlog.secrecy_mark': {
    status: 422,
    message: 'The text carries a classification mark and was not stored.',
  },
} as const satisfies RefusalTexts

export const refuseBacklog = createRefusals(BACKLOG_REFUSALS)
