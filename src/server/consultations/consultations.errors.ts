import { createRefusals, type RefusalTexts } from '../http/refusal.ts'

export const CONSULTATION_REFUSALS = {
  'consultation.unknown': { status: 404, message: 'There is no such consultation for you.' },
  'consultation.answered': { status: 409, message: 'This consultation has been answered.' },
} as const satisfies RefusalTexts

export const refuseConsultation = createRefusals(CONSULTATION_REFUSALS)
