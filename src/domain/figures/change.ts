import { reachOf, roundingFor } from './bound.ts'
import { decimalOf, round, signOf } from './decimal.ts'
import { differenceOf, negativeOf, NO_FIGURE, PERCENT, POINTS, printFigure, type Figure } from './figure.ts'
import { quotientOf, type Perhaps } from './rate.ts'
import { isRefused, type NotPercent, type UnitsDiffer } from './refusal.ts'

/** From an earlier figure to a later one. The amount is never negative; of no change it is 0. */
export interface Change {
  direction: 'up' | 'down' | 'flat'
  by: Figure
}

const WORDS = {
  percent: { up: '增长', down: '下降' },
  points: { up: '提高', down: '下降' },
  count: { up: '增加', down: '减少' },
} as const

/** Growth in %; null when the base is missing, 0 or less, or when the bounds leave open whether it rose or fell. */
export function growthOf(now: Perhaps, base: Perhaps, { decimals = 0 } = {}): Change | null | UnitsDiffer {
  const change = changeOf(now, base)
  if (!change || isRefused(change) || !base) return change ?? null
  const by = quotientOf(change.by, base, { decimals, unit: PERCENT, factor: decimalOf(100) })
  return by && { direction: change.direction, by }
}

/** The change of a count, in its unit. */
export function changeOf(now: Perhaps, base: Perhaps): Change | null | UnitsDiffer {
  if (!now || !base) return null
  const difference = differenceOf(now, base)
  if (isRefused(difference)) return difference
  const direction = directionOf(difference)
  if (direction === undefined) return null
  return { direction, by: direction === 'down' ? negativeOf(difference) : difference }
}

/**
 * The points (个百分点) between two percentages, as they were handed in: give them as they are printed, so that the
 * reader who checks 67% against 33% finds the 34 points.
 */
export function pointsBetween(
  now: Perhaps,
  base: Perhaps,
  { decimals = 0 } = {},
): Change | null | NotPercent {
  if (!now || !base) return null
  const units = [now.unit, base.unit]
  if (units.some((unit) => unit !== PERCENT)) return { status: 'rejected', code: 'figure.not_percent', units }
  const change = changeOf(now, base)
  if (!change || isRefused(change)) return null
  const { value, bound } = change.by
  return { ...change, by: { value: round(value, decimals, roundingFor(bound)), unit: POINTS, bound } }
}

/** 增长5%, 下降近3%, 提高2.5个百分点, 减少12条, 持平; 基本持平 when it changed by less than is printed; — without one. */
export function printChange(change: Change | null | undefined): string {
  if (!change) return NO_FIGURE
  const { direction, by } = change
  if (signOf(by.value) === 0) return printNone(change)
  return `${direction === 'flat' ? '' : wordsFor(by.unit)[direction]}${printFigure(by)}`
}

function printNone({ direction, by }: Change): string {
  if (direction === 'flat') return by.bound === 'exact' ? '持平' : '基本持平'
  const { isOpenUp, isOpenDown } = reachOf(by.bound)
  // 超过0% says nothing: it rose, and nobody knows by how much.
  return isOpenUp && !isOpenDown ? `有所${wordsFor(by.unit)[direction]}` : '基本持平'
}

function wordsFor(unit: string) {
  if (unit === PERCENT) return WORDS.percent
  return unit === POINTS ? WORDS.points : WORDS.count
}

/** Undefined when the true difference may lie on either side of 0: 不到105 against 100. */
function directionOf({ value, bound }: Figure): Change['direction'] | undefined {
  const sign = signOf(value)
  const { isOpenUp, isOpenDown, isClose, holdsItself } = reachOf(bound)
  const open = Number(isOpenUp) - Number(isOpenDown)
  if (open !== 0 && sign !== open) {
    if (sign === 0 && holdsItself) return undefined
    if (sign !== 0 && !isClose) return undefined
  }
  const side = sign === 0 ? open : sign
  if (side === 0) return 'flat'
  return side > 0 ? 'up' : 'down'
}
