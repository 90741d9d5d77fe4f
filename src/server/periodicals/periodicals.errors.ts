import { createRefusals, type RefusalTexts } from '../http/refusal.ts'

export const PERIODICAL_REFUSALS = {
  'adoption.issue_missing': {
    status: 422,
    message: 'A use in one of the office’s periodicals names its issue.',
  },
  'adoption.outlet_missing': { status: 422, message: 'The use does not say where.' },
  'adoption.day_ahead': { status: 422, message: 'The day of the use has not come yet.' },
  'periodical.unknown': { status: 404, message: 'There is no such periodical.' },
} as const satisfies RefusalTexts

export const refusePeriodical = createRefusals(PERIODICAL_REFUSALS)
