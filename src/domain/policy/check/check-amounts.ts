import { MOST_AMOUNT } from '../amount.ts'
import { problem, type PolicyProblem } from '../policy-problem.ts'
import type { Policy } from '../policy.ts'

/** Every number by which the office asks for something or gives points, wherever it stands: none beyond the bound. */
export function checkAmounts({ categories, quotas, breakdowns, scoring, deadlines, signOff }: Policy) {
  const parts = { categories, quotas, breakdowns, scoring, deadlines, signOff }
  return Object.entries(parts).flatMap(([place, part]) => findTooLarge(part, place))
}

function findTooLarge(part: unknown, place: string): PolicyProblem[] {
  if (typeof part === 'number') {
    const isWithin = Math.abs(part) <= MOST_AMOUNT
    return isWithin ? [] : [problem('amount.too_large', place, { most: MOST_AMOUNT, amount: part })]
  }
  if (typeof part !== 'object' || part === null) return []
  return Object.entries(part).flatMap(([key, value]) => findTooLarge(value, `${place}.${key}`))
}
