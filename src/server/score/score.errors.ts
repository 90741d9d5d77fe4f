import { createRefusals, type RefusalTexts } from '../http/refusal.ts'

export const SCORE_REFUSALS = {
  'period.unknown': { status: 400, message: 'The calendar has no such period.' },
  'period.closed': { status: 409, message: 'This period is closed and stays as it is.' },
  'period.not_over': { status: 409, message: 'A period is closed when it is over.' },
  'period.entries_open': {
    status: 409,
    message: 'Entries of this period still wait for a second person.',
  },
  'score.entry_unknown': { status: 404, message: 'There is no such entry.' },
  'score.same_person': { status: 403, message: 'Another person confirms than the one who entered it.' },
  'score.settled': { status: 409, message: 'Somebody has decided on this entry already.' },
  'score.item_of_other_unit': { status: 400, message: 'The item is not of this unit.' },
  'appeal.unknown': { status: 404, message: 'There is no such objection.' },
  'appeal.answered': { status: 409, message: 'This objection has been answered already.' },
} as const satisfies RefusalTexts

export const refuseScore = createRefusals(SCORE_REFUSALS)
