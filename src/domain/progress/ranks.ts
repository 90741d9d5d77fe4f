import type { RankMethod } from '../policy/score-rule.ts'

/** Ranks of some counts, 1 for the highest, in the order of the counts: equal counts have equal ranks. */
export function ranksOf(counts: readonly number[], method: RankMethod): number[] {
  const sorted = [...counts].sort((a, b) => b - a)
  const ladder = method === 'dense' ? [...new Set(sorted)] : sorted
  const rankByCount = new Map<number, number>()
  ladder.forEach((count, index) => {
    if (!rankByCount.has(count)) rankByCount.set(count, index + 1)
  })
  return counts.map((count) => rankByCount.get(count) ?? counts.length)
}
