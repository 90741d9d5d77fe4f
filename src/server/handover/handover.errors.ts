import { createRefusals, type RefusalTexts } from '../http/refusal.ts'

export const HANDOVER_REFUSALS = {
  'unit.inactive': { status: 409, message: 'This unit is deactivated.' },
  'unit.has_people': { status: 409, message: 'People of this unit are active still.' },
  'person.self': { status: 409, message: 'Nobody deactivates the account of their own.' },
  'person.inactive': { status: 409, message: 'This has been done already.' },
  'person.work_left': { status: 409, message: 'There is unfinished work: name who takes it over.' },
  'person.wrong_successor': {
    status: 409,
    message: 'Only an active colleague of the same unit, or of the same desk, can take over.',
  },
} as const satisfies RefusalTexts

export const refuseHandover = createRefusals(HANDOVER_REFUSALS)
