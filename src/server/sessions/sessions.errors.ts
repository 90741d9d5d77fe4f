import { createRefusals, type RefusalTexts } from '../http/refusal.ts'

export const SESSION_REFUSALS = {
  'login.failed': { status: 401, message: 'Account or password is wrong.' },
  'login.wait': { status: 429, message: 'Too many tries; please wait.' },
} as const satisfies RefusalTexts

export const refuseLogin = createRefusals(SESSION_REFUSALS)
