import { defineStore } from 'pinia'
import { computed, ref } from 'vue'
import { recordIncident } from '../local/incidents.ts'
import {
  watchExchange,
  watchPhotosToCome,
  watchUnsavedDrafts,
  watchWaitingCount,
  type Unwatch,
} from '../local/watch.ts'
import { createSelfHealingEngine } from '../sync/self-healing-engine.ts'
import { isExportOffered, type SyncPhase } from '../sync/sync-phase.ts'
import { afterMonth } from './after-month.ts'
import { getFieldMemory } from './field-memory.ts'
import {
  clearAwayWedged,
  listenForTriggers,
  makeSyncContext,
  registerBackgroundSync,
} from './sync-browser.ts'

const BACKUP_PAUSE_MS = 10_000

/** What travels and how comes after the first screen: nothing on it waits for that. */
const loadWork = () => import('./sync-work.ts')

/** The connection to the office: what waits, when the office last answered, and the engine's life. */
export const useSyncStore = defineStore('sync', () => {
  const enginePhase = ref<SyncPhase>('idle')
  const isSending = ref(false)
  const waitingCount = ref(0)
  const photosToCome = ref(0)
  const lastContactAt = ref<number | null>(null)
  /** Up to this number the office's verified backup holds what this phone sent. */
  const durableSeq = ref(0)
  const { database, account } = getFieldMemory()
  let isStopped = false

  const parts = { database, account, onSending: (value: boolean) => void (isSending.value = value) }
  /** For a question beside the runs, which ends with none of them. */
  const makeAside = () => makeSyncContext({ ...parts, signal: new AbortController().signal, onProgress() {} })
  const engine = createSelfHealingEngine({
    begin(onProgress) {
      const abort = new AbortController()
      const context = makeSyncContext({ ...parts, signal: abort.signal, onProgress })
      return { run: async () => (await loadWork()).synchronize(context), end: () => abort.abort() }
    },
    probe: async () => (await loadWork()).probeOffice(makeAside()),
    isOnline: () => navigator.onLine !== false,
    hasLine: async () => (await loadWork()).hasLine(makeAside()),
    clearAway: () => clearAwayWedged(parts),
    recordIncident: (incident) => recordIncident(database, incident),
    hasWaiting: async () => (await loadWork()).hasPending(database),
    isVisible: () => document.visibilityState === 'visible',
    now: () => Date.now(),
    random: () => Math.random(),
    schedule(work, delayMs) {
      const timer = setTimeout(work, delayMs)
      return () => clearTimeout(timer)
    },
    onPhase: (phase) => (enginePhase.value = phase),
  })

  const phase = computed(() => (isSending.value ? 'sending' : enginePhase.value))

  const serverFull = computed(() => enginePhase.value === 'server_full')
  /** Waiting may not help: the screen offers to carry the work out of the phone. */
  const offersExport = computed(() => isExportOffered(enginePhase.value))

  let unwatches: Unwatch[] = []
  afterMonth(() => {
    if (isStopped) return
    unwatches = [
      watchWaitingCount(database, { next: (count) => (waitingCount.value = count), error: () => {} }),
      watchPhotosToCome(database, { next: (count) => (photosToCome.value = count), error: () => {} }),
      watchExchange(database, {
        next(meta) {
          lastContactAt.value = meta?.contactAt ?? null
          durableSeq.value = meta?.durableSeq ?? 0
        },
        error: () => {},
      }),
      watchUnsavedDrafts(database, { next: backUpSoon, error: () => {} }),
    ]
  })

  /** A copy of a draft goes out when the officer has paused: not with each word, and never in the way of typing. */
  let callOffBackup = () => {}
  function backUpSoon(lastSavedAt: number | null): void {
    callOffBackup()
    if (lastSavedAt === null) return
    const timer = setTimeout(() => void engine.wake(), BACKUP_PAUSE_MS)
    callOffBackup = () => clearTimeout(timer)
  }
  const unlisten = listenForTriggers(() => void engine.wakeAnew())

  function stop(): void {
    isStopped = true
    engine.stop()
    callOffBackup()
    unlisten()
    unwatches.forEach((unwatch) => unwatch())
  }

  /** After a write: at once in the page, and asked of the browser in case the page is closed before. */
  function wakeSoon(): void {
    void engine.wake()
    void registerBackgroundSync()
  }

  return {
    phase,
    isSending,
    serverFull,
    offersExport,
    waitingCount,
    photosToCome,
    lastContactAt,
    durableSeq,
    syncNow: () => engine.wake(),
    wakeSoon,
    makeAside,
    stop,
  }
})
