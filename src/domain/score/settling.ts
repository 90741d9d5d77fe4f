import {
  isInPeriod,
  kindOf,
  periodAround,
  periodBounds,
  PERIOD_KINDS,
  type Period,
} from '../calendar/period.ts'

/**
 * Whether what is computed for a whole period stands in the ledger of another: a shorter one in the longer one to
 * which it belongs, a longer one where it ends, so that months add up to the year.
 */
export function settlesIn(period: Period, ledgerPeriod: Period): boolean {
  const isLonger = PERIOD_KINDS.indexOf(kindOf(period)) > PERIOD_KINDS.indexOf(kindOf(ledgerPeriod))
  if (isLonger) return isInPeriod(ledgerPeriod, lastInstantOf(period))
  return periodAround(kindOf(ledgerPeriod), period) === ledgerPeriod
}

export function lastInstantOf(period: Period): number {
  return periodBounds(period).until - 1
}
