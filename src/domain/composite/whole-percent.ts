/** Percents have at most two decimals and are added as whole hundredths: 33.34 + 33.33 + 33.33 is 100. */
export const WHOLE = 10_000

export function toHundredthsOfPercent(percent: number): number {
  return Math.round(percent * 100)
}

export function sumPercents(percents: readonly number[]): number {
  return percents.reduce((sum, percent) => sum + toHundredthsOfPercent(percent), 0) / 100
}

export function isWholePercent(percents: readonly number[]): boolean {
  return toHundredthsOfPercent(sumPercents(percents)) === WHOLE
}
