/** Points as whole hundredths of a point: 2.5 points are 250. */
export type Hundredths = number

/** Points of a policy have at most two decimals. */
export function toHundredths(points: number): Hundredths {
  return Math.round(points * 100)
}

/** `number × numerator ÷ denominator`, all whole numbers, half-up by amount (四舍五入): −0.5 becomes −1. */
export function multiplyHalfUp(number: number, numerator: number, denominator: number): number {
  const product = Math.abs(number * numerator)
  const amount = Math.floor((2 * product + denominator) / (2 * denominator))
  return Math.sign(number) * Math.sign(numerator) * amount + 0
}

/** `250` → `2.5`, `-1000` → `−10` (with the minus sign of typesetting). */
export function printPoints(hundredths: Hundredths): string {
  return `${hundredths < 0 ? '−' : ''}${String(Math.abs(hundredths) / 100)}`
}
