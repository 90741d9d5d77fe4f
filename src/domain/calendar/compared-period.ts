import { parsePeriod, shiftPeriod, type Period } from './period.ts'

/** 同比: with the same period of the year before. 环比: with the period just before. */
export const COMPARISONS = ['year_on_year', 'period_on_period'] as const
export type Comparison = (typeof COMPARISONS)[number]

/** The period with which another is compared; undefined when the year before had none: 29 February, week 53. */
export function comparedPeriod(comparison: Comparison, period: Period): Period | undefined {
  if (comparison === 'period_on_period') return shiftPeriod(period, -1)
  return parsePeriod(`${Number(period.slice(0, 4)) - 1}${period.slice(4)}`)
}
