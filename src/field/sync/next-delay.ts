import { retryDelayMs } from './retry-delay.ts'
import type { SyncEnd } from './synchronize.ts'

/**
 * "Every 30 s ± jitter while something waits"; somebody who looks at the screen is brought the office's news every 12 s,
 * and so has the line tried as often while it is dead.
 */
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
  const beat = isWaiting ? Math.min(WAITING_INTERVAL_MS, idle) : idle
  if (end.status !== 'stopped') return beat * jitter
  if (end.answer.kind !== 'retry') return retryDelayMs(failures, random)
  const { afterMs, hasNetwork } = end.answer
  const retry = retryDelayMs(failures, random, afterMs)
  if (!isWaiting) return retry
  // Somebody waits for this: no longer than the usual beat, unless the office asked for more. An office that answers
  // with errors is not pressed by those who look on; a dead line costs nobody anything.
  const longest = hasNetwork === true ? WAITING_INTERVAL_MS : beat
  return Math.max(Math.min(retry, longest * jitter), afterMs ?? 0)
}
