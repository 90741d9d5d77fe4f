import {
  isInPeriod,
  kindOf,
  periodAround,
  periodBounds,
  PERIOD_KINDS,
  type Period,
  type Year,
} from '../calendar/period.ts'

/** The period of a ledger, with what every item and every unit asks of it worked out once. */
export interface LedgerSpan {
  period: Period
  /** Its first instant and the first after it (ms). */
  from: number
  until: number
  /** The year in which limits of a year are counted. */
  year: Year
  /**
   * Whether what is computed for a whole period stands in this ledger: a shorter one in the longer one to which it
   * belongs, a longer one where it ends, so that months add up to the year.
   */
  settles(period: Period): boolean
}

export function openSpan(period: Period): LedgerSpan {
  const known = new Map<Period, boolean>()
  const settles = (other: Period) => {
    const answer = known.get(other) ?? settlesIn(other, period)
    known.set(other, answer)
    return answer
  }
  return { period, ...periodBounds(period), year: periodAround('year', period), settles }
}

function settlesIn(period: Period, ledgerPeriod: Period): boolean {
  if (isLonger(period, ledgerPeriod)) return isInPeriod(ledgerPeriod, periodBounds(period).until - 1)
  return periodAround(kindOf(ledgerPeriod), period) === ledgerPeriod
}

/** Whether a period is of a longer kind than another: a year than a month. */
export function isLonger(period: Period, other: Period): boolean {
  return PERIOD_KINDS.indexOf(kindOf(period)) > PERIOD_KINDS.indexOf(kindOf(other))
}
