import { createRefusals, type RefusalTexts } from '../http/refusal.ts'

export const DEMAND_REFUSALS = {
  'demand.unknown': { status: 404, message: 'There is no such demand.' },
  'demand.changed': { status: 409, message: 'The demand has changed since it was read.' },
  'demand.wrong_state': { status: 409, message: 'The demand stands where this cannot be done.' },
  'demand.in_future': { status: 400, message: 'Nobody has said it yet: the day is to come.' },
  'demand.secrecy_mark': {
    status: 422,
    message: 'The text carries a classification mark and was not stored.',
  },
} as const satisfies RefusalTexts

export const refuseDemand = createRefusals(DEMAND_REFUSALS)
