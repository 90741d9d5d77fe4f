import { createRefusals, type RefusalTexts } from '../http/refusal.ts'

export const CALENDAR_REFUSALS = {
  'calendar.unknown': { status: 404, message: 'There is no such topic.' },
  'calendar.changed': { status: 409, message: 'The topic has changed since it was read.' },
  'calendar.retired': { status: 409, message: 'A retired topic is not changed.' },
  'calendar.no_audience': { status: 400, message: 'The topic is addressed to no unit.' },
} as const satisfies RefusalTexts

export const refuseCalendar = createRefusals(CALENDAR_REFUSALS)
