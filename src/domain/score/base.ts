import { periodAround, type Period, type Year } from '../calendar/period.ts'
import type { Policy } from '../policy/policy.ts'
import type { PeriodRule } from '../policy/score-rule.ts'
import type { BookedPeriod } from '../progress/calendar-book.ts'
import type { Hundredths } from './hundredths.ts'
import type { LineInputs } from './ledger-line.ts'

/** What a rule of a task brought in a longer period, the year where no miss takes anything back. */
export interface Base {
  rule: PeriodRule
  /** The version of the last part that was looked at. */
  policy: Policy
  task: Pick<Extract<LineInputs, { kind: 'task' }>, 'quotaId' | 'task'>
  period: Period
  brought: Hundredths
  /** In so many parts that are over the task was missed. */
  missed: number
}

interface BasePart {
  rule: PeriodRule
  policy: Policy
  inputs: Extract<LineInputs, { kind: 'task' }>
  part: BookedPeriod
  year: Year
}

/** The base to which a part of the year belongs; parts come in their order. */
export function openBase(bases: Map<string, Base[]>, { rule, policy, inputs, part, year }: BasePart): Base {
  const ofRule = bases.get(rule.id) ?? []
  const kind = rule.missCancels ?? null
  const period = kind === null ? year : periodAround(kind, part.period)
  const last = ofRule[ofRule.length - 1]
  const base: Base =
    last?.period === period ? last : { rule, policy, task: inputs, period, brought: 0, missed: 0 }
  Object.assign(base, { rule, policy, task: inputs })
  if (base !== last) bases.set(rule.id, [...ofRule, base])
  return base
}

/** What of a limit of the year is used up: points that a miss took back in an earlier period are free again. */
export function usedIn(bases: readonly Base[]): Hundredths {
  return bases.reduce(
    (used, base, index) =>
      isCancelled(base) && index < bases.length - 1 ? used : used + Math.abs(base.brought),
    0,
  )
}

export function isCancelled({ rule, missed }: Base): boolean {
  return (rule.missCancels ?? null) !== null && missed > 0
}
