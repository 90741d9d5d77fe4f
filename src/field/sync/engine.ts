import type { AnswerClass } from './classify-answer.ts'
import { retryDelayMs } from './retry-delay.ts'
import type { SyncEnd } from './synchronize.ts'

/** What the officer is told of the connection. */
export type SyncPhase = 'idle' | 'no_network' | 'signed_out' | 'forbidden' | 'update_needed'

export interface EngineParts {
  run(): Promise<SyncEnd>
  /** Something waits on this phone: a submission, or photos of a received item. */
  hasWaiting(): Promise<boolean>
  isVisible(): boolean
  random(): number
  /** Calls `work` after the delay; returns what cancels it. */
  schedule(work: () => void, delayMs: number): () => void
  onPhase(phase: SyncPhase, answer: AnswerClass | null): void
}

export interface Engine {
  /** Run as soon as possible: at start, after a write, on `online`, on becoming visible, from the button. */
  wake(): Promise<void>
  stop(): void
}

/** Every 30 s ± jitter while something waits; now and then while the app is looked at, for the office's news. */
const WAITING_INTERVAL_MS = 30_000
const NEWS_INTERVAL_MS = 12_000
const HIDDEN_INTERVAL_MS = 5 * 60_000

/** Decides when to synchronise. Runs never overlap; a wake during a run leads to one more run. */
export function createEngine(parts: EngineParts): Engine {
  let cancelTimer = () => {}
  let running: Promise<void> | undefined
  let isWokenAgain = false
  let isStopped = false
  let failures = 0

  async function runOnce(): Promise<void> {
    cancelTimer()
    const end = await parts.run().catch((): SyncEnd => noAnswer)
    if (isStopped) return
    failures = end.status === 'stopped' ? failures + 1 : 0
    parts.onPhase(phaseOf(end), end.status === 'stopped' ? end.answer : null)
    if (!isPaused(end)) await scheduleNext(end)
  }

  async function scheduleNext(end: SyncEnd): Promise<void> {
    const isWaiting = await parts.hasWaiting().catch(() => true)
    if (isStopped) return
    const delay = delayAfter({
      end,
      failures,
      isWaiting,
      isVisible: parts.isVisible(),
      random: parts.random(),
    })
    cancelTimer = parts.schedule(() => void wake(), delay)
  }

  async function wake(): Promise<void> {
    if (isStopped) return
    if (running !== undefined) {
      isWokenAgain = true
      return running
    }
    running = runUntilQuiet()
    return running
  }

  async function runUntilQuiet(): Promise<void> {
    try {
      do {
        isWokenAgain = false
        await runOnce()
      } while (isWokenAgain && !isStopped)
    } finally {
      // In the same turn as the last look at `isWokenAgain`, or a wake in between would be lost.
      running = undefined
    }
  }

  function stop(): void {
    isStopped = true
    cancelTimer()
  }

  return { wake, stop }
}

const noAnswer: SyncEnd = { status: 'stopped', answer: { kind: 'retry', afterMs: null } }

interface DelayFacts {
  end: SyncEnd
  failures: number
  isWaiting: boolean
  isVisible: boolean
  random: number
}

function delayAfter({ end, failures, isWaiting, isVisible, random }: DelayFacts): number {
  const jitter = 0.8 + 0.4 * random
  const idle = isVisible ? NEWS_INTERVAL_MS : HIDDEN_INTERVAL_MS
  const usual = (isWaiting ? Math.min(WAITING_INTERVAL_MS, idle) : idle) * jitter
  if (end.status !== 'stopped') return usual
  const afterMs = end.answer.kind === 'retry' ? end.answer.afterMs : null
  const retry = retryDelayMs(failures, random, afterMs)
  // Somebody waits for this: no longer than the usual beat, unless the office asked for more.
  return Math.max(isWaiting ? Math.min(retry, WAITING_INTERVAL_MS * jitter) : retry, afterMs ?? 0)
}

/** Only a person can mend these: signing in, the office's word, a new version. */
function isPaused(end: SyncEnd): boolean {
  return end.status === 'stopped' && ['signed_out', 'forbidden', 'update_needed'].includes(end.answer.kind)
}

function phaseOf(end: SyncEnd): SyncPhase {
  if (end.status !== 'stopped') return 'idle'
  switch (end.answer.kind) {
    case 'signed_out':
    case 'forbidden':
    case 'update_needed':
      return end.answer.kind
    case 'retry':
      return 'no_network'
    default:
      return 'idle'
  }
}
