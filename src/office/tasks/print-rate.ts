import { figureOf, NO_FIGURE } from '../../domain/figures/figure.ts'
import { rateOf } from '../../domain/figures/rate.ts'

/** A share as a whole percentage, half-up on decimals; — where there is nothing to divide by. */
export function printRate(numerator: number, denominator: number, unit: string): string {
  const rate = rateOf(figureOf(numerator, unit), figureOf(denominator, unit))
  return rate === null || !('value' in rate) ? NO_FIGURE : `${rate.value}%`
}

/** A number that may be missing; a target of 0 is none (—). */
export function printCount(count: number | null): string {
  return count === null || count === 0 ? NO_FIGURE : String(count)
}
