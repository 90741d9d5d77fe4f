import { problem, type PolicyProblem } from '../policy-problem.ts'
import type { Policy } from '../policy.ts'

/** Versions are chosen and quoted by what the document is called. Published ones of before may have no name. */
export function checkTitle({ title }: Pick<Policy, 'title'>): PolicyProblem[] {
  return title.trim() === '' ? [problem('policy.no_title', 'title')] : []
}
