import { reachOf } from './bound.ts'
import { signOf } from './decimal.ts'
import { differenceOf, negativeOf, sumOf, type Figure } from './figure.ts'
import { isRefused, type PartExceedsWhole, type PartsDoNotAddUp, type UnitsDiffer } from './refusal.ts'

/** A named figure with what it is made of. One whole may be broken down more than once: by kind, and by unit. */
export interface Counted {
  name: string
  figure: Figure
  breakdowns?: readonly Breakdown[]
}

/**
 * Disjoint parts make up the whole, each record in one of them (126条: 121 + 4 + 1). Nested parts (其中) are each in
 * the whole, may overlap and leave something over (1603条报省市，其中省采用1条、市采用506条).
 */
export interface Breakdown {
  kind: 'disjoint' | 'nested'
  parts: readonly Counted[]
  /** The caller's rule counts 期 among 期次: the numbers are compared as they are. */
  mayUnitsDiffer?: boolean
}

export type PartFault = UnitsDiffer | PartsDoNotAddUp | PartExceedsWhole

export const REMAINDER = '其他'

/** Everything that is wrong in a whole and in the wholes within it; bounds are given the benefit of the doubt. */
export function findPartFaults(whole: Counted): PartFault[] {
  return (whole.breakdowns ?? []).flatMap((breakdown) => [
    ...faultsOf(whole, breakdown),
    ...breakdown.parts.flatMap(findPartFaults),
  ])
}

/** The disjoint parts and what is left over, under a name of its own when it is not 0; refused when they are too many. */
export function addRemainder(
  whole: Counted,
  parts: readonly Counted[],
  name: string = REMAINDER,
): readonly Counted[] | PartFault {
  const figure = restOf(whole, parts)
  if (isRefused(figure)) return figure
  if (!mayBeZeroOrMore(figure)) return notAddingUp(whole, figure)
  return isNothing(figure) ? parts : [...parts, { name, figure }]
}

function faultsOf(whole: Counted, { kind, parts, mayUnitsDiffer = false }: Breakdown): PartFault[] {
  const counted = mayUnitsDiffer ? parts.map((part) => inUnit(part, whole.figure.unit)) : parts
  if (kind === 'nested') return counted.flatMap((part) => exceeding(whole, part))
  const rest = restOf(whole, counted)
  if (isRefused(rest)) return [rest]
  return mayBeZero(rest) ? [] : [notAddingUp(whole, rest)]
}

function exceeding(whole: Counted, part: Counted): PartFault[] {
  const rest = differenceOf(whole.figure, part.figure)
  if (isRefused(rest)) return [rest]
  if (mayBeZeroOrMore(rest)) return []
  return [
    {
      status: 'rejected',
      code: 'figure.part_exceeds_whole',
      whole: whole.name,
      part: part.name,
      difference: negativeOf(rest),
    },
  ]
}

/** The whole less the sum of its parts. */
function restOf({ figure }: Counted, parts: readonly Counted[]): Figure | UnitsDiffer {
  const figures = parts.map((part) => part.figure)
  const sum = sumOf(figure.unit, figures)
  return isRefused(sum) ? sum : differenceOf(figure, sum)
}

function notAddingUp(whole: Counted, difference: Figure): PartsDoNotAddUp {
  return { status: 'rejected', code: 'figure.parts_do_not_add_up', whole: whole.name, difference }
}

function mayBeZero({ value, bound }: Figure): boolean {
  const sign = signOf(value)
  const { isOpenUp, isOpenDown, holdsItself } = reachOf(bound)
  if (sign === 0) return holdsItself
  return sign < 0 ? isOpenUp : isOpenDown
}

function mayBeZeroOrMore(figure: Figure): boolean {
  return signOf(figure.value) > 0 || mayBeZero(figure) || reachOf(figure.bound).isOpenUp
}

function isNothing({ value, bound }: Figure): boolean {
  return bound === 'exact' && signOf(value) === 0
}

function inUnit(part: Counted, unit: string): Counted {
  return { ...part, figure: { ...part.figure, unit } }
}
