import { createRefusals, type RefusalTexts } from '../http/refusal.ts'

export const POLICY_REFUSALS = {
  'policy.newer_version': { status: 409, message: 'Another version was published since this one was begun.' },
  'policy.rule_unknown': { status: 404, message: 'The document has no such rule.' },
  'policy.contradicts_itself': {
    status: 422,
    message: 'The policy contradicts itself; nothing was changed.',
  },
} as const satisfies RefusalTexts

export const refusePolicy = createRefusals(POLICY_REFUSALS)
