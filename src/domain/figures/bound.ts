import type { Rounding } from './decimal.ts'

/**
 * What a figure says of the true number. 民法典 1259: "所称的“以上”、“以下”、“以内”、“届满”，包括本数；所称的“不满”、
 * “超过”、“以外”，不包括本数".
 */
export const BOUNDS = [
  'exact',
  'over', // 30余条: a little more
  'more_than', // 超过30条
  'at_least', // 30条以上
  'nearly', // 近30条: a little less
  'under', // 不到30条
  'at_most', // 30条以下
  'about', // 约30条
] as const
export type Bound = (typeof BOUNDS)[number]

type Direction = 'none' | 'up' | 'down' | 'both'

const DIRECTIONS: Readonly<Record<Bound, Direction>> = {
  exact: 'none',
  over: 'up',
  more_than: 'up',
  at_least: 'up',
  nearly: 'down',
  under: 'down',
  at_most: 'down',
  about: 'both',
}

const OPPOSITES: Readonly<Record<Bound, Bound>> = {
  exact: 'exact',
  over: 'nearly',
  more_than: 'under',
  at_least: 'at_most',
  nearly: 'over',
  under: 'more_than',
  at_most: 'at_least',
  about: 'about',
}

/**
 * The bound of a sum: an exact summand changes nothing, equal bounds stay. Different ones that point the same way give
 * 超过 or 不到, since one of them at least leaves the number itself out; what points both ways is 约.
 */
export function joinBounds(a: Bound, b: Bound): Bound {
  if (a === b || b === 'exact') return a
  if (a === 'exact') return b
  if (DIRECTIONS[a] !== DIRECTIONS[b]) return 'about'
  return DIRECTIONS[a] === 'up' ? 'more_than' : 'under'
}

/** The bound of the negative number, and of a quotient through the figure: 100 less 30余 is 近70. */
export function oppositeOf(bound: Bound): Bound {
  return OPPOSITES[bound]
}

/** How to round so that the bound still holds: 15.6余 is 超过15, but may be less than 16. */
export function roundingFor(bound: Bound): Rounding {
  if (DIRECTIONS[bound] === 'up') return 'down'
  return DIRECTIONS[bound] === 'down' ? 'up' : 'half_up'
}

/** Where the true number may lie: above, below, near by, and whether it may be the number itself. */
export function reachOf(bound: Bound): {
  isOpenUp: boolean
  isOpenDown: boolean
  isClose: boolean
  holdsItself: boolean
} {
  const direction = DIRECTIONS[bound]
  return {
    isOpenUp: direction === 'up' || direction === 'both',
    isOpenDown: direction === 'down' || direction === 'both',
    isClose: ['exact', 'over', 'nearly', 'about'].includes(bound),
    holdsItself: ['exact', 'at_least', 'at_most', 'about'].includes(bound),
  }
}
