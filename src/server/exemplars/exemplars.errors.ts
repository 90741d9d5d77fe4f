import { createRefusals, type RefusalTexts } from '../http/refusal.ts'

export const EXEMPLAR_REFUSALS = {
  'exemplar.unknown': { status: 404, message: 'There is no such text in the library.' },
  'exemplar.id_taken': { status: 409, message: 'Another text of the library has this id.' },
  'exemplar.not_adopted': { status: 409, message: 'Only what was adopted goes into the library.' },
  'exemplar.in_already': { status: 409, message: 'This text is in the library already.' },
  'exemplar.secrecy_mark': {
    status: 422,
    message: 'The text carries a classification mark and was not stored.',
  },
} as const satisfies RefusalTexts

export const refuseExemplar = createRefusals(EXEMPLAR_REFUSALS)
