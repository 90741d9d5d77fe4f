import { joinBounds, oppositeOf, roundingFor } from './bound.ts'
import { decimalOf, divide, multiply, signOf, type Decimal } from './decimal.ts'
import { negativeOf, PERCENT, TIMES, type Figure } from './figure.ts'
import { refuseUnits, type UnitsDiffer } from './refusal.ts'

/** A figure that may be missing: a target that was never set, a period without records. */
export type Perhaps = Figure | null | undefined

export interface RateOptions {
  /** Digits after the point, all of them printed: 75.0%. */
  decimals?: number
  /** The caller's rule divides 期次 by 期 and knows why; without it, different units are refused. */
  mayUnitsDiffer?: boolean
}

/** The share of a part in a whole, or of a task that is done, in %; null without a whole, of 0 or of less. */
export function rateOf(
  part: Perhaps,
  whole: Perhaps,
  options: RateOptions = {},
): Figure | null | UnitsDiffer {
  return ratioOf(part, whole, { ...options, unit: PERCENT, factor: decimalOf(100) })
}

/** How many times a figure is another one (倍); null when that is missing, 0 or less. */
export function timesOf(
  figure: Perhaps,
  base: Perhaps,
  options: RateOptions = {},
): Figure | null | UnitsDiffer {
  return ratioOf(figure, base, { decimals: 1, ...options, unit: TIMES, factor: decimalOf(1) })
}

/** A total through what it is spread over (天, 个单位, 人), in the unit of the total: 平均每天10.9条. */
export function averageOf(total: Perhaps, over: Perhaps, { decimals = 1 } = {}): Figure | null {
  if (!total || !over) return null
  return quotientOf(total, over, { decimals, unit: total.unit, factor: decimalOf(1) })
}

/**
 * The quotient of two figures; null when the divisor is not above 0. A bound goes on to the quotient and is turned
 * round by the divisor: 60 of 近200 is more than 30%. It is rounded to the side on which the bound still holds.
 */
export function quotientOf(
  dividend: Figure,
  divisor: Figure,
  { decimals, unit, factor }: { decimals: number; unit: string; factor: Decimal },
): Figure | null {
  if (signOf(divisor.value) <= 0) return null
  if (signOf(dividend.value) < 0) {
    const amount = quotientOf(negativeOf(dividend), divisor, { decimals, unit, factor })
    return amount && negativeOf(amount)
  }
  const isNothing = dividend.bound === 'exact' && signOf(dividend.value) === 0
  const bound = isNothing ? 'exact' : joinBounds(dividend.bound, oppositeOf(divisor.bound))
  const value = divide(multiply(dividend.value, factor), divisor.value, {
    places: decimals,
    rounding: roundingFor(bound),
  })
  return value === undefined ? null : { value, unit, bound }
}

function ratioOf(
  part: Perhaps,
  whole: Perhaps,
  { decimals = 0, mayUnitsDiffer = false, unit, factor }: RateOptions & { unit: string; factor: Decimal },
): Figure | null | UnitsDiffer {
  if (!part || !whole) return null
  if (part.unit !== whole.unit && !mayUnitsDiffer) return refuseUnits([part.unit, whole.unit])
  return quotientOf(part, whole, { decimals, unit, factor })
}
