import { createRefusals, type RefusalTexts } from '../http/refusal.ts'

export const ROSTER_REFUSALS = {
  'roster.seat_unknown': { status: 404, message: 'The roster has no such seat in this unit.' },
  'roster.wrong_account': { status: 409, message: 'The account is not one of this unit.' },
  'roster.changed': { status: 409, message: 'Somebody changed people or units meanwhile.' },
  'person.unknown': { status: 404, message: 'There is no such person.' },
  'person.deactivated': { status: 409, message: 'This account is deactivated.' },
  'person.own_password': { status: 409, message: 'Nobody resets the password of their own.' },
  'direct_point.wrong_time': { status: 409, message: 'A point ends after it begins.' },
  'sheet.unreadable': { status: 422, message: 'This is no CSV or XLSX table.' },
  'sheet.no_columns': { status: 422, message: 'The first row lacks the columns that are needed.' },
  'sheet.too_many': { status: 413, message: 'The table has too many rows.' },
} as const satisfies RefusalTexts

export const refuseRoster = createRefusals(ROSTER_REFUSALS)
