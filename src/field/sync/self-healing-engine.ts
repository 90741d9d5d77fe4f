import { createEngine, type Engine, type EngineParts } from './engine.ts'
import { isPaused, type SyncPhase } from './sync-phase.ts'
import type { SyncEnd } from './synchronize.ts'
import { createWatchdog } from './watchdog.ts'

/** One life of the engine: all that a rebuilt one must not share with the one before. */
export interface Life {
  run(): Promise<SyncEnd>
  /** Ends whatever of this life is still under way. */
  end(): void
}

export interface HealingParts extends Omit<EngineParts, 'run' | 'onPhase'> {
  now(): number
  /** Begins a life: fresh abort signal, fresh notes on the link. */
  begin(onProgress: () => void): Life
  probe(): Promise<boolean>
  /** Between two lives: gives back what the wedged one holds, and reopens the phone's memory. */
  clearAway(): Promise<void>
  /** `detail` says where it stood, and nothing of any text. */
  recordIncident(incident: { at: number; code: string; detail: string }): Promise<void>
  onPhase(phase: SyncPhase): void
}

const LOOK_INTERVAL_MS = 60_000
const CLEARING_PATIENCE_MS = 5000

/**
 * The engine under a watchdog. When it stands still though the office answers, it is rebuilt from nothing, the
 * incident is recorded, and the phase stays `stuck`, which offers the export, until something moves again.
 */
export function createSelfHealingEngine(parts: HealingParts): Engine {
  let life = parts.begin(noteProgress)
  let engine = createEngine({ ...parts, run: () => life.run(), onPhase })
  let phase: SyncPhase = 'idle'
  let isStuck = false
  let isStopped = false
  let cancelLook = parts.schedule(() => void keepLooking(), LOOK_INTERVAL_MS)

  const watchdog = createWatchdog({
    now: () => parts.now(),
    hasWaiting: () => parts.hasWaiting(),
    probe: () => parts.probe(),
    isExplained: () => isPaused(phase) || phase === 'server_full',
    onStuck: rebuild,
  })

  function noteProgress(): void {
    isStuck = false
    watchdog.noteProgress()
  }

  function onPhase(next: SyncPhase): void {
    phase = next
    // What stops the engine for another reason is the better explanation.
    parts.onPhase(isStuck && (next === 'idle' || next === 'retrying') ? 'stuck' : next)
  }

  async function keepLooking(): Promise<void> {
    if (isStopped) return
    cancelLook = parts.schedule(() => void keepLooking(), LOOK_INTERVAL_MS)
    await watchdog.look()
  }

  async function rebuild(): Promise<void> {
    if (isStopped) return
    const detail = `phase=${phase}`
    isStuck = true
    engine.stop()
    life.end()
    parts.onPhase('stuck')
    await clearAway(detail)
    if (isStopped) return
    const nextLife = parts.begin(noteProgress)
    life = nextLife
    engine = createEngine({ ...parts, run: () => nextLife.run(), onPhase })
    void engine.wake()
  }

  /** What is wedged may be the memory itself: the new life does not wait for it for ever. */
  function clearAway(detail: string): Promise<void> {
    const cleared = parts
      .clearAway()
      .then(() => parts.recordIncident({ at: parts.now(), code: 'sync.stuck', detail }))
      .catch(() => undefined)
    return Promise.race([
      cleared,
      new Promise<void>((resolve) => parts.schedule(resolve, CLEARING_PATIENCE_MS)),
    ])
  }

  return {
    wake: () => engine.wake(),
    wakeAnew: () => engine.wakeAnew(),
    stop() {
      isStopped = true
      cancelLook()
      engine.stop()
      life.end()
    },
  }
}
