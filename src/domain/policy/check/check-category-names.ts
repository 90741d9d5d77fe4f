import { isCategory } from '../../category.ts'
import { problem, type PolicyProblem } from '../policy-problem.ts'
import type { Policy } from '../policy.ts'
import { repeatedIndexes } from './repeated.ts'

/** Each kind of item has at most one rule, and no rule names a kind that is not one. */
export function checkCategoryNames(policy: Policy): PolicyProblem[] {
  const categories = policy.categories.map(({ category }) => category)
  return [
    ...repeatedIndexes(categories).map((index) =>
      problem('category.twice', `categories.${index}.category`, { category: categories[index] ?? '' }),
    ),
    ...namedCategories(policy).flatMap(({ place, names }) =>
      (names ?? []).flatMap((category, index) =>
        isCategory(category) ? [] : [problem('category.unknown', `${place}.${index}`, { category })],
      ),
    ),
  ]
}

interface NamedCategories {
  place: string
  names: readonly string[] | null
}

function namedCategories({ categories, quotas, scoring, deadlines, signOff }: Policy): NamedCategories[] {
  return [
    { place: 'categories', names: categories.map(({ category }) => category) },
    ...quotas.map(({ filter }, index) => ({
      place: `quotas.${index}.filter.categories`,
      names: filter.categories,
    })),
    ...scoring.rules.flatMap((rule, index) => {
      if (rule.kind === 'occasion') {
        return [{ place: `scoring.rules.${index}.match.categories`, names: rule.match.categories }]
      }
      return rule.kind === 'threshold'
        ? [{ place: `scoring.rules.${index}.categories`, names: rule.categories }]
        : []
    }),
    { place: 'deadlines.sameDay.categories', names: deadlines.sameDay?.categories ?? null },
    ...deadlines.staleness.map((rule, index) => ({
      place: `deadlines.staleness.${index}.categories`,
      names: rule.categories,
    })),
    ...signOff.map((chain, index) => ({ place: `signOff.${index}.categories`, names: chain.categories })),
  ]
}
