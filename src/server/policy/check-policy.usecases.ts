import { setImmediate } from 'node:timers/promises'
import { periodOf, shiftPeriod, type Period } from '../../domain/calendar/period.ts'
import { officeCalendar } from '../../domain/calendar/working-calendar.ts'
import { findPolicyProblems } from '../../domain/policy/check-policy.ts'
import type { PolicyProblem } from '../../domain/policy/policy-problem.ts'
import type { Policy } from '../../domain/policy/policy.ts'
import { differencesWith } from '../../domain/score/differences.ts'
import type { PolicyCheck } from '../../protocol/desk-policy.ts'
import type { Parts } from '../parts.ts'
import { listAccounts, listUnits } from '../people/people.usecases.ts'
import { ledgerInput } from '../score/ledger.usecases.ts'
import { closedUntil } from '../score/score-view.usecases.ts'

export type CheckParts = Pick<Parts, 'db' | 'policies' | 'records'>

/** What is wrong with a document, or what it would change were it the one that holds. Nothing is written. */
export async function checkPolicy(parts: CheckParts, draft: Policy, at: number): Promise<PolicyCheck> {
  const policy = { ...draft, version: (parts.policies.all()[0]?.version ?? 0) + 1 }
  const units = listUnits(parts.db).map(({ id, name, classId }) => ({ id, name, classId }))
  const problems = findProblems(parts, policy)
  if (problems.length > 0) return { problems, differences: null, units }
  const lastMonth = compareIn(parts, policy, { period: shiftPeriod(periodOf('month', at), -1), at })
  // Phones that sync meanwhile wait for one of the two computations, not for both.
  await setImmediate()
  const thisYear = compareIn(parts, policy, { period: periodOf('year', at), at })
  return { problems, differences: { lastMonth, thisYear }, units }
}

export function findProblems(
  { db, policies }: Pick<Parts, 'db' | 'policies'>,
  policy: Policy,
): PolicyProblem[] {
  return findPolicyProblems(policy, {
    closedUntil: closedUntil(db),
    versions: policies.all(),
    units: listUnits(db),
    accounts: listAccounts(db),
  })
}

/** The draft's own days off belong to what it would change. */
function compareIn(
  parts: CheckParts,
  policy: Policy,
  { period, at }: { period: Period; at: number },
): { period: string; units: ReturnType<typeof differencesWith> } {
  const input = { ...ledgerInput(parts, { period, at }), calendar: officeCalendar(policy.workingDays) }
  return { period, units: differencesWith(policy, input) }
}
