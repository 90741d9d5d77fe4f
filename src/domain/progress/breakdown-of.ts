import type { ItemId } from '../ids.ts'
import type { BreakdownPart } from '../policy/quota-rule.ts'
import type { Holder } from './holder.ts'
import type { ProgressLine } from './progress-line.ts'
import { progressOf, type ProgressInput } from './progress-of.ts'

/** A unit's task as its sections and persons share it: the parts and `other` together are the unit's line. */
export interface BreakdownProgress {
  line: ProgressLine
  parts: { holder: BreakdownPart['holder']; line: ProgressLine }[]
  /** Items of the unit that no part counts: of authors without a section or without a part. */
  other: { confirmed: number; confirmedIds: ItemId[] }
  /** The unit's target less the parts' targets: above 0 some of it is nobody's. */
  undivided: number
}

/** The breakdown of each divided task of a unit in one period. */
export function breakdownOf(
  input: ProgressInput & { holder: Extract<Holder, { kind: 'unit' }> },
): BreakdownProgress[] {
  return progressOf(input).flatMap((line) => {
    const policy = input.policies.find(({ version }) => version === line.policyVersion)
    const breakdown = policy?.breakdowns.find(
      ({ quotaId, unitId }) => quotaId === line.rule.id && unitId === input.holder.unitId,
    )
    return breakdown === undefined ? [] : [divide(line, breakdown.parts, input)]
  })
}

function divide(
  line: ProgressLine,
  parts: readonly BreakdownPart[],
  input: ProgressInput & { holder: Extract<Holder, { kind: 'unit' }> },
): BreakdownProgress {
  const divided = parts.flatMap(({ holder }) => {
    const found = progressOf({ ...input, holder: { ...input.holder, ...holder } }).find(
      ({ rule }) => rule.id === line.rule.id,
    )
    return found === undefined ? [] : [{ holder, line: found }]
  })
  const counted = new Set(divided.flatMap((part) => part.line.confirmedIds))
  const confirmedIds = line.confirmedIds.filter((itemId) => !counted.has(itemId))
  const sharedOut = divided.reduce((total, part) => total + (part.line.target ?? 0), 0)
  return {
    line,
    parts: divided,
    other: { confirmed: confirmedIds.length, confirmedIds },
    undivided: (line.target ?? 0) - sharedOut,
  }
}
