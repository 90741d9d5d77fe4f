import { findShareFault, proposePercents, type ShareFault } from '../../domain/composite/shares.ts'
import type { SourceShare } from '../../domain/composite/composite.ts'
import type { ItemId } from '../../domain/ids.ts'
import type { JointItems } from '../../domain/policy/score-rule.ts'

/** A source as it is chosen and typed. */
export interface SourceDraft {
  itemId: ItemId
  title: string
  unitName: string
  /** The revision that the editor saw. */
  baseRev: number
  isMain: boolean
  percent: string
}

/** The policy's own division, the main source's part with the main source. */
export function withProposedShares(drafts: readonly SourceDraft[], rule: JointItems): SourceDraft[] {
  const [main = 0, ...others] = proposePercents(drafts.length, rule)
  return drafts.map((draft) => ({ ...draft, percent: String(draft.isMain ? main : (others[0] ?? 0)) }))
}

/** One more source, or one less; the first is the main one when none is. */
export function toggleSource(drafts: readonly SourceDraft[], source: SourceDraft): SourceDraft[] {
  const isIn = drafts.some(({ itemId }) => itemId === source.itemId)
  const next = isIn ? drafts.filter(({ itemId }) => itemId !== source.itemId) : [...drafts, source]
  const hasMain = next.some(({ isMain }) => isMain)
  return hasMain ? next : next.map((draft, place) => ({ ...draft, isMain: place === 0 }))
}

/** The sources as they are sent, or what is still wrong with their shares. */
export function toSources(
  drafts: readonly SourceDraft[],
): { sources: (SourceShare & { baseRev: number })[] } | { fault: ShareFault } {
  const sources = drafts.map(({ itemId, baseRev, isMain, percent }) => {
    const value = Number(percent)
    return { itemId, baseRev, isMain, percent: Number.isFinite(value) ? value : 0 }
  })
  const fault = findShareFault(sources)
  return fault === undefined ? { sources } : { fault }
}
