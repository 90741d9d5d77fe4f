import { createRefusals, type RefusalTexts } from '../http/refusal.ts'

export const GRADE_REFUSALS = {
  'item.unknown': { status: 404, message: 'There is no such item.' },
  'item.wrong_state': { status: 409, message: 'The item’s present state does not allow this.' },
  'command.conflict_key': { status: 409, message: 'This id was used for something else.' },
  'grade.changed': { status: 409, message: 'Somebody else has graded this item meanwhile.' },
  'grade.empty': { status: 400, message: 'A first grade says something of at least one side.' },
  'grade.reason_wrong': { status: 400, message: 'A reason does not belong to its side and mark.' },
  'grade.secrecy_mark': { status: 400, message: 'The words carry a classification mark.' },
} as const satisfies RefusalTexts

export const refuseGrade = createRefusals(GRADE_REFUSALS)
