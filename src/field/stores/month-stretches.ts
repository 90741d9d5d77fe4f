import { monthBounds, shiftMonth, type Month } from '../../domain/calendar/month.ts'
import type { StandingWish } from '../local/standing.ts'

/** A week of the month may begin in the one before. */
const WEEK_MS = 7 * 24 * 60 * 60_000
/** The mean of so many months before is what a month is expected to come to while it is young. */
const MONTHS_BEFORE = 3

/** What a month's card is computed from: the month, the ones before it, and the same one of the year before. */
export function stretchesFor(month: Month): StandingWish['stretches'] {
  const lastYear = monthBounds(shiftMonth(month, -12))
  return [
    { from: lastYear.from - WEEK_MS, until: lastYear.until + WEEK_MS },
    {
      from: monthBounds(shiftMonth(month, -MONTHS_BEFORE)).from - WEEK_MS,
      until: monthBounds(month).until + WEEK_MS,
    },
  ]
}
