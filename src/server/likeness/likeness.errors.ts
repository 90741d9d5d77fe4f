import { createRefusals, type RefusalTexts } from '../http/refusal.ts'

const LIKENESS_REFUSALS = {
  'item.unknown': { status: 404, message: 'There is no such item.' },
} as const satisfies RefusalTexts

export const refuseLikeness = createRefusals(LIKENESS_REFUSALS)
