import { createRefusals, type RefusalTexts } from '../http/refusal.ts'

export const COMMISSION_REFUSALS = {
  'commission.unknown': { status: 404, message: 'There is no such commission.' },
  'commission.due_in_past': { status: 400, message: 'The deadline has passed already.' },
  'commission.no_deadline': {
    status: 400,
    message: 'The office’s rules state no limit: a commission must name one.',
  },
  'commission.not_of_unit': { status: 400, message: 'This person is not of the unit.' },
  'commission.changed': { status: 409, message: 'The commission has changed since it was read.' },
  'commission.wrong_state': { status: 409, message: 'The commission stands where this cannot be done.' },
  'commission.nothing_to_score': {
    status: 409,
    message: 'The office’s rules give no points for what became of this commission, or nothing has yet.',
  },
  'commission.id_taken': { status: 409, message: 'Another commission has this id.' },
  'attachment.unknown': { status: 404, message: 'There is no such attachment.' },
  'attachment.wrong_kind': {
    status: 400,
    message: 'An attachment is a PDF, a JPEG, PNG or WebP picture or a Word document (docx).',
  },
  'plan.unknown': { status: 404, message: 'There is no such topic.' },
  'plan.answered': { status: 409, message: 'This topic has been answered already.' },
} as const satisfies RefusalTexts

export const refuseCommission = createRefusals(COMMISSION_REFUSALS)
