import { createRefusals, type RefusalTexts } from '../http/refusal.ts'

export const CLUE_REFUSALS = {
  'clue.unknown': { status: 404, message: 'There is no such clue.' },
  'clue.changed': { status: 409, message: 'The clue has changed since it was read.' },
  'clue.id_taken': { status: 409, message: 'Another clue has this id.' },
  'clue.wrong_state': { status: 409, message: 'The clue stands where this cannot be done.' },
  'clue.day_ahead': { status: 400, message: 'The day of publication is still to come.' },
  'clue.secrecy_mark': {
    status: 422,
    message: 'The text carries a classification mark and was not stored.',
  },
} as const satisfies RefusalTexts

export const refuseClue = createRefusals(CLUE_REFUSALS)
