/** Which of an item's two times fills the month: the officer's claim, or the office's receipt. */
export type CountedBy = 'claim' | 'receipt'

export interface SubmissionTimes {
  /** The phone's clock when the officer confirmed the submission. */
  claimedAt: number
  /** The office's clock when the text arrived. */
  receivedAt: number
  /** Phone minus office clock, measured at the exchange that brought the text. */
  skewMs: number
  /** The same at the phone's exchange before; null when there was none. */
  earlierSkewMs: number | null
}

const SKEW_TOLERANCE_MS = 2 * 60 * 1000
const OLDEST_CLAIM_MS = 60 * 24 * 60 * 60 * 1000

/**
 * The time that counts, in the office's clock.
 *
 * Product rule: "A month's count uses the officer's own submit time if the claim is credible (measured skew known,
 * no jump seen since), else the receipt time". A claim, corrected by the skew, is credible when the skew was the
 * same at the exchange before (the clock did not jump in between) and the time is neither ahead nor 60 days old.
 */
export function countedTime(times: SubmissionTimes): { countedAt: number; countedBy: CountedBy } {
  const claim = times.claimedAt - times.skewMs
  return isCredible(claim, times)
    ? { countedAt: Math.min(claim, times.receivedAt), countedBy: 'claim' }
    : { countedAt: times.receivedAt, countedBy: 'receipt' }
}

function isCredible(claim: number, { receivedAt, skewMs, earlierSkewMs }: SubmissionTimes): boolean {
  if (earlierSkewMs === null) return false
  if (Math.abs(skewMs - earlierSkewMs) > SKEW_TOLERANCE_MS) return false
  return claim <= receivedAt + SKEW_TOLERANCE_MS && claim >= receivedAt - OLDEST_CLAIM_MS
}
