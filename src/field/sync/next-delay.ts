import { retryDelayMs } from './retry-delay.ts'
import type { SyncEnd } from './synchronize.ts'

/** Every 30 s ± jitter while something waits; now and then while the app is looked at, for the office's news. */
const WAITING_INTERVAL_MS = 30_000
const NEWS_INTERVAL_MS = 12_000
const HIDDEN_INTERVAL_MS = 5 * 60_000

export interface DelayFacts {
  end: SyncEnd
  /** Runs in a row that were stopped. */
  failures: number
  isWaiting: boolean
  isVisible: boolean
  random: number
}

/** How long the engine waits after a run before the next one, unless it is woken. */
export function nextDelayMs({ end, failures, isWaiting, isVisible, random }: DelayFacts): number {
  const jitter = 0.8 + 0.4 * random
  const idle = isVisible ? NEWS_INTERVAL_MS : HIDDEN_INTERVAL_MS
  if (end.status !== 'stopped') return (isWaiting ? Math.min(WAITING_INTERVAL_MS, idle) : idle) * jitter
  if (end.answer.kind !== 'retry') return retryDelayMs(failures, random)
  const { afterMs } = end.answer
  const retry = retryDelayMs(failures, random, afterMs)
  // Somebody waits for this: no longer than the usual beat, unless the office asked for more.
  return Math.max(isWaiting ? Math.min(retry, WAITING_INTERVAL_MS * jitter) : retry, afterMs ?? 0)
}
