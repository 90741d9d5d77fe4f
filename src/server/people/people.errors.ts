import { createRefusals, type RefusalTexts } from '../http/refusal.ts'

export const PEOPLE_REFUSALS = {
  'unit.unknown': { status: 404, message: 'There is no such unit.' },
  'unit.name_taken': { status: 409, message: 'A unit has this name already.' },
  'unit.inactive': { status: 409, message: 'This unit is deactivated.' },
  'unit.class_closed': {
    status: 409,
    message: 'A period that is closed keeps the class by which it was counted.',
  },
  'unit.class_unknown': { status: 400, message: 'The policy has no such class of units.' },
  'person.unknown': { status: 404, message: 'There is no such person.' },
  'person.name_taken': { status: 409, message: 'This account name is taken.' },
  'person.name_malformed': {
    status: 400,
    message: 'An account name has 2 to 32 letters, digits, dots, hyphens or underlines.',
  },
  'person.not_editor': { status: 409, message: 'Only an editor can head the office.' },
  'person.no_unit': { status: 409, message: 'Only people of a unit have a section.' },
  'person.unit_required': {
    status: 400,
    message: 'This role belongs to a unit; roles of the office do not.',
  },
  'person.password_too_short': { status: 400, message: 'A password has 10 to 128 characters.' },
} as const satisfies RefusalTexts

export const refusePerson = createRefusals(PEOPLE_REFUSALS)
