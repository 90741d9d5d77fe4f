import { createRefusals, type RefusalTexts } from '../http/refusal.ts'

export const SESSION_REFUSALS = {
  'person.password_too_short': { status: 400, message: 'A password has 10 to 128 characters.' },
  'login.failed': { status: 401, message: 'Account or password is wrong.' },
  'login.wait': { status: 429, message: 'Too many tries; please wait.' },
  'login.deactivated': { status: 403, message: 'This account is deactivated.' },
  'login.password_once': {
    status: 403,
    message: 'The password was handed out by the office: choose one of your own.',
  },
} as const satisfies RefusalTexts

export const refuseLogin = createRefusals(SESSION_REFUSALS)
