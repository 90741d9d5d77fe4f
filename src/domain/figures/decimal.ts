/**
 * An exact number as it is written: `-12`, `207.5`. Reckoned on with integers of any size and never as a binary
 * fraction, in which 1.005 is a little less than 1.005 and rounds the wrong way.
 */
export type Decimal = string & { readonly __brand: 'Decimal' }

/** Half-up is 四舍五入 of the amount; down and up go to the next smaller and the next greater number. */
export type Rounding = 'half_up' | 'down' | 'up'

interface Scaled {
  /** The number times ten to the power of `places`. */
  units: bigint
  places: number
}

/** Digits with an optional minus and point; undefined for anything else, also for `1e3`, `1,000` and full-width digits. */
export function parseDecimal(text: string): Decimal | undefined {
  return /^-?\d+(\.\d+)?$/.test(text) ? trimmed(toScaled(text)) : undefined
}

/** The decimal as which a number is written: 0.1 is one tenth. Throws a RangeError for NaN and infinities. */
export function decimalOf(value: number | bigint): Decimal {
  const match = /^(-?\d+)(?:\.(\d+))?(?:e([+-]\d+))?$/.exec(String(value))
  if (match === null) throw new RangeError(`no decimal: ${value}`)
  const [, whole = '', fraction = '', exponent = '0'] = match
  const places = fraction.length - Number(exponent)
  const units = BigInt(whole + fraction)
  return trimmed(places >= 0 ? { units, places } : { units: units * powerOfTen(-places), places: 0 })
}

export function add(a: Decimal, b: Decimal): Decimal {
  const [left, right] = alike(a, b)
  return trimmed({ units: left.units + right.units, places: left.places })
}

export function negate(value: Decimal): Decimal {
  const { units, places } = toScaled(value)
  return written({ units: -units, places })
}

export function subtract(a: Decimal, b: Decimal): Decimal {
  return add(a, negate(b))
}

/** -1 when `a` is smaller, 1 when it is greater, 0 when they are equal, as `1.0` and `1` are. */
export function compare(a: Decimal, b: Decimal): -1 | 0 | 1 {
  const [left, right] = alike(a, b)
  if (left.units === right.units) return 0
  return left.units < right.units ? -1 : 1
}

export function signOf(value: Decimal): -1 | 0 | 1 {
  return compare(value, decimalOf(0))
}

export function multiply(a: Decimal, b: Decimal): Decimal {
  const [left, right] = [toScaled(a), toScaled(b)]
  return trimmed({ units: left.units * right.units, places: left.places + right.places })
}

/** `a` through `b` with exactly `places` digits after the point (`75.0`); undefined when `b` is 0. */
export function divide(
  a: Decimal,
  b: Decimal,
  { places, rounding = 'half_up' }: { places: number; rounding?: Rounding },
): Decimal | undefined {
  const [left, right] = alike(a, b)
  if (right.units === 0n) return undefined
  const sign = right.units < 0n ? -1n : 1n
  const numerator = left.units * sign * powerOfTen(places)
  return written({ units: roundedRatio(numerator, right.units * sign, rounding), places })
}

/** The number with exactly `places` digits after the point. */
export function round(value: Decimal, places: number, rounding: Rounding = 'half_up'): Decimal {
  const { units, places: own } = toScaled(value)
  return written({ units: roundedRatio(units * powerOfTen(places), powerOfTen(own), rounding), places })
}

/**
 * A negative number is rounded by its amount and keeps its sign (GB/T 8170-2008 has it so for negative values): -2.5
 * becomes -3, so that a fall of 2.5 is printed as large as a rise of 2.5.
 */
function roundedRatio(numerator: bigint, denominator: bigint, rounding: Rounding): bigint {
  const isNegative = numerator < 0n
  const amount = isNegative ? -numerator : numerator
  const cut = amount / denominator
  const rest = amount % denominator
  const isRoundedOff =
    rounding === 'half_up' ? rest * 2n >= denominator : rest > 0n && (rounding === 'up') !== isNegative
  const rounded = isRoundedOff ? cut + 1n : cut
  return isNegative ? -rounded : rounded
}

function alike(a: Decimal, b: Decimal): [Scaled, Scaled] {
  const [left, right] = [toScaled(a), toScaled(b)]
  const places = Math.max(left.places, right.places)
  const widened = (each: Scaled) => ({ units: each.units * powerOfTen(places - each.places), places })
  return [widened(left), widened(right)]
}

function toScaled(text: string): Scaled {
  const [whole = '', fraction = ''] = text.split('.')
  return { units: BigInt(whole + fraction), places: fraction.length }
}

function trimmed(scaled: Scaled): Decimal {
  const text = written(scaled)
  return (text.includes('.') ? text.replace(/\.?0+$/, '') : text) as Decimal
}

function written({ units, places }: Scaled): Decimal {
  const sign = units < 0n ? '-' : ''
  const digits = String(units < 0n ? -units : units).padStart(places + 1, '0')
  const whole = digits.slice(0, digits.length - places)
  return (places === 0 ? sign + whole : `${sign}${whole}.${digits.slice(-places)}`) as Decimal
}

function powerOfTen(exponent: number): bigint {
  return 10n ** BigInt(exponent)
}
