import type { JointItems } from '../policy/score-rule.ts'
import type { UseShare } from '../record/item-record.ts'
import { isWholePercent, toHundredthsOfPercent, WHOLE } from './whole-percent.ts'
import type { SourceShare } from './composite.ts'

/** What is wrong with the shares of a composite, the first of it. */
export type ShareFault = 'too_few' | 'source_twice' | 'one_main' | 'empty_share' | 'share_sum'

/** 集零为整: two sources at least, each once and with a part of its own, one of them the main one, together 100 %. */
export function findShareFault(sources: readonly SourceShare[]): ShareFault | undefined {
  if (sources.length < 2) return 'too_few'
  if (new Set(sources.map(({ itemId }) => itemId)).size < sources.length) return 'source_twice'
  if (sources.filter(({ isMain }) => isMain).length !== 1) return 'one_main'
  if (sources.some(({ percent }) => percent <= 0)) return 'empty_share'
  return isWholePercent(sources.map(({ percent }) => percent)) ? undefined : 'share_sum'
}

/**
 * The percents that the policy's own division comes to, the main source first: what a dialog begins with. A policy of
 * fixed points divides nothing, so its parts are equal.
 */
export function proposePercents(count: number, rule: JointItems): number[] {
  if (count < 1) return []
  const main = rule.kind === 'weighted' && count > 1 ? toHundredthsOfPercent(rule.mainPercent) : undefined
  const other = main === undefined ? Math.floor(WHOLE / count) : Math.floor((WHOLE - main) / (count - 1))
  const first = WHOLE - other * (count - 1)
  return [first, ...Array.from({ length: count - 1 }, () => other)].map((hundredths) => hundredths / 100)
}

/** What the use of a composite says of one of its sources. */
export function useShareOf(source: SourceShare, sources: readonly SourceShare[]): UseShare {
  const others = sources.filter(({ itemId }) => itemId !== source.itemId)
  return {
    percent: source.percent,
    parts: sources.length,
    isMain: source.isMain,
    others: others.map(({ percent }) => percent),
  }
}

/** How a dialog divides while it does not know the policy. */
export const JOINT_BY_DEFAULT: JointItems = { kind: 'equal' }
