import { assertNever } from '../assert-never.ts'
import type { SeveralInstructions, SeveralUses } from '../policy/score-rule.ts'
import { LEADER_RANKS, type LeaderRank } from '../record/item-record.ts'
import type { Hundredths } from './hundredths.ts'
import { compareTexts } from './occasion.ts'
import type { ScoreStep } from './score-step.ts'

/** One of several uses of an item, or of several instructions on it. */
export interface Rival {
  key: string
  at: number
  /** What it would bring alone, to the item as a whole. */
  whole: Hundredths
  /** Null for a use. */
  rank: LeaderRank | null
}

/** How several of them go together, in the words of the policy. */
export type Together = { of: 'uses'; rule: SeveralUses } | { of: 'instructions'; rule: SeveralInstructions }

/** What becomes of each, by its key: no step at all for one that counts whole. */
export function standingsOf(together: Together, rivals: readonly Rival[]): Map<string, ScoreStep[]> {
  const rule = together.of === 'uses' ? together.rule.kind : together.rule
  switch (rule) {
    case 'sum':
    case 'each':
      return new Map(rivals.map(({ key }) => [key, []]))
    case 'highest':
      return afterBest([...rivals].sort(byPoints), (by) => ({
        kind: 'suppressed',
        because: 'highest_only',
        by,
      }))
    case 'highest_plus_share':
      return afterBest([...rivals].sort(byPoints), () => ({
        kind: 'share',
        percent: percentOf(together),
        of: 'use',
      }))
    case 'highest_rank':
      return afterBest([...rivals].sort(byRank), (by) => ({
        kind: 'suppressed',
        because: 'highest_rank_only',
        by,
      }))
    case 'once_per_rank':
      return oncePerRank(rivals)
    default:
      return assertNever(rule)
  }
}

function afterBest(sorted: readonly Rival[], stepOfOthers: (bestKey: string) => ScoreStep) {
  const best = sorted[0]
  return new Map(
    sorted.map(({ key }): [string, ScoreStep[]] => [
      key,
      best === undefined || key === best.key ? [] : [stepOfOthers(best.key)],
    ]),
  )
}

function oncePerRank(rivals: readonly Rival[]): Map<string, ScoreStep[]> {
  const ranks = new Set(rivals.map(({ rank }) => rank))
  const step = (by: string): ScoreStep => ({ kind: 'suppressed', because: 'once_per_rank', by })
  const parts = [...ranks].map((rank) =>
    afterBest(rivals.filter((rival) => rival.rank === rank).sort(byTime), step),
  )
  return new Map(parts.flatMap((part) => [...part]))
}

function percentOf(together: Together): number {
  return together.of === 'uses' && together.rule.kind === 'highest_plus_share' ? together.rule.percent : 0
}

/** The leaders of one place stand side by side, the main one first. */
const RANKS_FROM_HIGHEST: readonly LeaderRank[] = [
  'national',
  'province',
  'city_main',
  'city_other',
  'own_main',
  'own_other',
] satisfies (typeof LEADER_RANKS)[number][]

function byPoints(a: Rival, b: Rival): number {
  return b.whole - a.whole || byTime(a, b)
}

function byRank(a: Rival, b: Rival): number {
  return heightOf(a) - heightOf(b) || byTime(a, b)
}

function heightOf({ rank }: Rival): number {
  return rank === null ? RANKS_FROM_HIGHEST.length : RANKS_FROM_HIGHEST.indexOf(rank)
}

function byTime(a: Rival, b: Rival): number {
  return a.at - b.at || compareTexts(a.key, b.key)
}
