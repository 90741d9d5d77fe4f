import { createRefusals, type RefusalTexts } from '../http/refusal.ts'

export const PERIODICAL_REFUSALS = {
  'periodical.unknown': { status: 404, message: 'There is no such periodical.' },
} as const satisfies RefusalTexts

export const refusePeriodical = createRefusals(PERIODICAL_REFUSALS)
