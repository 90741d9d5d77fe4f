const FIRST_DELAY_MS = 1000
const LONGEST_DELAY_MS = 5 * 60 * 1000

/**
 * How long to wait before try number `failures + 1`: full jitter between 1 s and a bound that doubles up to 5 min, so
 * that the phones of a county do not all come back in the same second. `Retry-After` of the office is honoured.
 */
export function retryDelayMs(failures: number, random: number, retryAfterMs: number | null = null): number {
  const bound = Math.min(LONGEST_DELAY_MS, FIRST_DELAY_MS * 2 ** Math.min(failures, 20))
  const jittered = FIRST_DELAY_MS + random * (bound - FIRST_DELAY_MS)
  return Math.max(jittered, retryAfterMs ?? 0)
}
