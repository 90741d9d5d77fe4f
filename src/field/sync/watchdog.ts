export interface WatchdogParts {
  now(): number
  /** Something waits on this phone that could be on its way. */
  hasWaiting(): Promise<boolean>
  /** Whether the office answers at all. */
  probe(): Promise<boolean>
  /** The officer was told already why nothing moves: signed out, the office's disk is full. */
  isExplained(): boolean
  onStuck(): Promise<void>
}

export interface Watchdog {
  /** The office took something. */
  noteProgress(): void
  /** Looks once; called every minute, and never waits for a look before it. */
  look(): Promise<void>
}

/** So long may something wait, the office answering all the while, before the engine is not believed any more. */
const LONGEST_STANDSTILL_MS = 10 * 60_000
/** A question to the phone's own memory that has no answer by then is taken as "yes, something waits". */
const MEMORY_PATIENCE_LOOKS = 1

/**
 * Notices what no error tells of: something waits, the office answers a probe, and for ten minutes nothing moves.
 * The ten minutes begin with the first probe that was answered, so that hours without a network are no standstill.
 */
export function createWatchdog(parts: WatchdogParts): Watchdog {
  let standsSince: number | undefined
  let openLooks = 0

  function noteProgress(): void {
    standsSince = undefined
  }

  async function look(): Promise<void> {
    if (parts.isExplained()) return noteProgress()
    if (openLooks > MEMORY_PATIENCE_LOOKS) return judge()
    openLooks++
    try {
      if (!(await parts.hasWaiting().catch(() => true))) return noteProgress()
    } finally {
      openLooks--
    }
    await judge()
  }

  async function judge(): Promise<void> {
    if (!(await parts.probe())) return noteProgress()
    const now = parts.now()
    standsSince ??= now
    if (now - standsSince < LONGEST_STANDSTILL_MS) return
    standsSince = undefined
    openLooks = 0
    await parts.onStuck()
  }

  return { noteProgress, look }
}
