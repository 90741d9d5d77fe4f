import { createRefusals, type RefusalTexts } from '../http/refusal.ts'

export const SUGGESTION_REFUSALS = {
  'suggestion.unknown': { status: 404, message: 'There is no such suggestion for you.' },
  'suggestion.changed': { status: 409, message: 'The suggestion has changed since it was read.' },
  'suggestion.wrong_state': { status: 409, message: 'The suggestion stands where this cannot be done.' },
} as const satisfies RefusalTexts

export const refuseSuggestion = createRefusals(SUGGESTION_REFUSALS)
