import type { AnswerClass } from './classify-answer.ts'
import { nextDelayMs } from './next-delay.ts'
import { isPaused, phaseOf, type SyncPhase } from './sync-phase.ts'
import type { SyncEnd } from './synchronize.ts'

export interface EngineParts {
  run(): Promise<SyncEnd>
  /** Whether the browser thinks that there is a network. It may be wrong either way. */
  isOnline(): boolean
  /** Whether anything at all comes back over the line; answers within seconds. */
  hasLine(): Promise<boolean>
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
  /** The same when things may have changed for the better: on `online` and on becoming visible waits begin short again. */
  wakeAnew(): Promise<void>
  stop(): void
}

/** Decides when to synchronise. Runs never overlap; a wake during a run leads to one more run. */
export function createEngine(parts: EngineParts): Engine {
  let cancelTimer = () => {}
  let running: Promise<void> | undefined
  let isWokenAgain = false
  let isStopped = false
  let failures = 0
  let unanswered = 0

  async function runOnce(): Promise<void> {
    cancelTimer()
    const isAsked = !parts.isOnline() || isLineAskedFirst(unanswered)
    const isDead = isAsked && !(await parts.hasLine().catch(() => true))
    if (isStopped) return
    const end = isDead ? UNANSWERED : await parts.run().catch((): SyncEnd => BROKEN)
    if (isStopped) return
    failures = end.status === 'stopped' ? failures + 1 : 0
    unanswered = isUnanswered(end) ? unanswered + 1 : 0
    const phase = phaseOf(end)
    parts.onPhase(phase, end.status === 'stopped' ? end.answer : null)
    if (!isPaused(phase)) await scheduleNext(end)
  }

  async function scheduleNext(end: SyncEnd): Promise<void> {
    const isWaiting = await parts.hasWaiting().catch(() => true)
    if (isStopped) return
    const delay = nextDelayMs({
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

  function wakeAnew(): Promise<void> {
    failures = 0
    unanswered = 0
    return wake()
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

  return { wake, wakeAnew, stop }
}

/**
 * After two tries without any answer a small question goes first: a dead line would hold each run for half a minute, and
 * the network may be there for no longer than that. Every third try goes without it: a line may be too slow for the
 * question and still bear a text. Where the browser knows of no network the question goes first each time: what was
 * handed to a run counts as on its way, and can no longer be taken back.
 */
function isLineAskedFirst(unanswered: number): boolean {
  return unanswered >= 2 && unanswered % 3 !== 1
}

function isUnanswered(end: SyncEnd): boolean {
  return end.status === 'stopped' && end.answer.kind === 'retry' && end.answer.hasNetwork !== true
}

const UNANSWERED: SyncEnd = { status: 'stopped', answer: { kind: 'retry', afterMs: null } }
/** The run itself failed, on this phone: tried again like anything else. */
const BROKEN: SyncEnd = { status: 'stopped', answer: { kind: 'retry', afterMs: null, hasNetwork: true } }
