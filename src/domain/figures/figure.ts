import { joinBounds, oppositeOf, type Bound } from './bound.ts'
import { add, decimalOf, negate, type Decimal } from './decimal.ts'
import { refuseUnits, type UnitsDiffer } from './refusal.ts'

/** A number with what it counts and how exactly: 30余条, 近100篇, 57期次, 不到20%. Plain data. */
export interface Figure {
  value: Decimal
  /** 条, 篇, 期, 期次, 件, 人, 个单位, 分, 天, …; `%`, 个百分点 and 倍 for what was reckoned. */
  unit: string
  bound: Bound
}

export const PERCENT = '%'
export const POINTS = '个百分点'
export const TIMES = '倍'

/** What stands where there is no figure: a rate of no target, a growth from nothing. */
export const NO_FIGURE = '—'

/** A figure of a number; throws a RangeError for NaN and infinities, which are no count of anything. */
export function figureOf(value: number | bigint | Decimal, unit: string, bound: Bound = 'exact'): Figure {
  return { value: typeof value === 'string' ? value : decimalOf(value), unit, bound }
}

/** The sum of figures of one unit, 0 when there are none; refused when one counts something else. */
export function sumOf(unit: string, figures: readonly Figure[]): Figure | UnitsDiffer {
  if (figures.some((each) => each.unit !== unit)) {
    return refuseUnits([unit, ...figures.map((each) => each.unit)])
  }
  return figures.reduce(
    (sum, each) => ({ unit, value: add(sum.value, each.value), bound: joinBounds(sum.bound, each.bound) }),
    figureOf(0, unit),
  )
}

export function differenceOf(figure: Figure, subtrahend: Figure): Figure | UnitsDiffer {
  if (figure.unit !== subtrahend.unit) return refuseUnits([figure.unit, subtrahend.unit])
  return sumOf(figure.unit, [figure, negativeOf(subtrahend)])
}

export function negativeOf({ value, unit, bound }: Figure): Figure {
  return { value: negate(value), unit, bound: oppositeOf(bound) }
}

/** The figure as the trade writes it: 30条, 30余条, 近100篇, 不到20%, 50%以上, 约30条; — when there is none. */
export function printFigure(figure: Figure | null | undefined): string {
  if (figure === null || figure === undefined) return NO_FIGURE
  const { value, unit, bound } = figure
  switch (bound) {
    case 'exact':
      return `${value}${unit}`
    case 'over':
      return takesOver(figure) ? `${value}余${unit}` : `超过${value}${unit}`
    case 'more_than':
      return `超过${value}${unit}`
    case 'at_least':
      return `${value}${unit}以上`
    case 'nearly':
      return `近${value}${unit}`
    case 'under':
      return `不到${value}${unit}`
    case 'at_most':
      return `${value}${unit}以下`
    case 'about':
      return `约${value}${unit}`
  }
}

/** 余 stands after whole tens (30余条, 1470余篇), and not before a percent sign: else it is written 超过. */
function takesOver({ value, unit }: Figure): boolean {
  return /^[1-9]\d*0$/.test(value) && unit !== PERCENT && unit !== POINTS
}
