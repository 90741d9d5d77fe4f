import { createRefusals, type RefusalTexts } from '../http/refusal.ts'

export const OFFICE_REFUSALS = {
  'office.exists': { status: 409, message: 'The office exists already; please sign in.' },
  'office.missing': { status: 409, message: 'The office has not been set up yet.' },
} as const satisfies RefusalTexts

export const refuseOffice = createRefusals(OFFICE_REFUSALS)
