import { checkAmounts } from './check/check-amounts.ts'
import { checkBreakdowns } from './check/check-breakdowns.ts'
import { checkCategoryNames } from './check/check-category-names.ts'
import { checkClasses } from './check/check-classes.ts'
import { checkDates } from './check/check-dates.ts'
import { checkMultiples } from './check/check-multiples.ts'
import { checkQuotas } from './check/check-quotas.ts'
import { checkScoring } from './check/check-scoring.ts'
import { checkSignOff } from './check/check-sign-off.ts'
import { checkTitle } from './check/check-title.ts'
import { checkUrgentClocks } from './check/check-urgent-clocks.ts'
import type { PolicyContext, PolicyProblem } from './policy-problem.ts'
import type { Policy } from './policy.ts'

/**
 * Everything for which a parsed document is refused, in the document's order; empty when it may be published. Never
 * throws, whatever the document says.
 */
export function findPolicyProblems(policy: Policy, context: PolicyContext): PolicyProblem[] {
  return [
    ...checkDates(policy, context),
    ...checkTitle(policy),
    ...checkClasses(policy),
    ...checkCategoryNames(policy),
    ...checkQuotas(policy, context),
    ...checkBreakdowns(policy, context),
    ...checkScoring(policy),
    ...checkMultiples(policy),
    ...checkUrgentClocks(policy),
    ...checkSignOff(policy),
    ...checkAmounts(policy),
  ]
}
