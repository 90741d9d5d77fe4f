import { createRefusals, type RefusalTexts } from '../http/refusal.ts'

export const NOTICE_REFUSALS = {
  'notice.unknown': { status: 404, message: 'There is no such notice.' },
  'notice.id_taken': { status: 409, message: 'Another notice has this id.' },
  'notice.until_in_past': { status: 400, message: 'The day until which it holds is over.' },
  'notice.class_unknown': { status: 400, message: 'The office’s rules know no such class of units.' },
  'notice.secrecy_mark': {
    status: 422,
    message: 'The text carries a classification mark and was not stored.',
  },
} as const satisfies RefusalTexts

export const refuseNotice = createRefusals(NOTICE_REFUSALS)
