import { periodOf, shiftPeriod } from '../../domain/calendar/period.ts'
import { officeCalendar } from '../../domain/calendar/working-calendar.ts'
import { classAt } from '../../domain/people/unit-class.ts'
import { findPolicyProblems } from '../../domain/policy/check-policy.ts'
import type { PolicyProblem } from '../../domain/policy/policy-problem.ts'
import type { Policy } from '../../domain/policy/policy.ts'
import { concernedRecords } from '../../domain/score/concerned-records.ts'
import type { PolicyCheck } from '../../protocol/desk-policy.ts'
import type { Parts } from '../parts.ts'
import { listAccounts, listUnits } from '../people/people.usecases.ts'
import { ledgerInput } from '../score/ledger.usecases.ts'
import { closedUntil } from '../score/score-view.usecases.ts'
import { compareInThread, type Differences } from './compare-in-thread.ts'

export type CheckParts = Pick<Parts, 'db' | 'policies' | 'records'>

/** What is wrong with a document, or what it would change were it the one that holds. Nothing is written. */
export async function checkPolicy(parts: CheckParts, draft: Policy, at: number): Promise<PolicyCheck> {
  const policy = { ...draft, version: (parts.policies.all()[0]?.version ?? 0) + 1 }
  const units = listUnits(parts.db).map(({ id, name, ...unit }) => ({ id, name, classId: classAt(unit, at) }))
  const problems = findProblems(parts, policy, at)
  if (problems.length > 0) return { problems, differences: null, units }
  const [lastMonth, thisYear] = await compareIn(parts, policy, at)
  if (lastMonth === undefined || thisYear === undefined) throw new Error('a period was not compared')
  return { problems, differences: { lastMonth, thisYear }, units }
}

export function findProblems(
  { db, policies }: Pick<Parts, 'db' | 'policies'>,
  policy: Policy,
  now: number,
): PolicyProblem[] {
  return findPolicyProblems(policy, {
    now,
    closedUntil: closedUntil(db),
    versions: policies.all(),
    units: listUnits(db),
    accounts: listAccounts(db),
  })
}

/** Last month and this year. The draft's own days off belong to what it would change. */
async function compareIn(parts: CheckParts, policy: Policy, at: number): Promise<Differences> {
  const lastMonth = shiftPeriod(periodOf('month', at), -1)
  await parts.records.ready()
  const { records, period: _, ...input } = ledgerInput(parts, { period: lastMonth, at })
  const calendar = officeCalendar(policy.workingDays)
  const periods = [lastMonth, periodOf('year', at)]
  // In January last month's year is the one before, and its records are more.
  const concerned = concernedRecords({ period: lastMonth, records, entries: input.entries })
  return compareInThread({ ...input, calendar, policy, periods }, concerned)
}
