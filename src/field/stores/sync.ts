import { defineStore } from 'pinia'
import { computed, ref } from 'vue'
import { countPhotosToSend } from '../local/photo-queue.ts'
import { watchExchange, watchOutbox, watchPhotosToCome, type Unwatch } from '../local/watch.ts'
import { createEngine } from '../sync/engine.ts'
import { isExportOffered, type SyncPhase } from '../sync/sync-phase.ts'
import { synchronize } from '../sync/synchronize.ts'
import { afterMonth } from './after-month.ts'
import { getFieldMemory } from './field-memory.ts'
import { listenForTriggers, makeSyncContext, registerBackgroundSync } from './sync-browser.ts'

/** The connection to the office: what waits, when the office last answered, and the engine's life. */
export const useSyncStore = defineStore('sync', () => {
  const enginePhase = ref<SyncPhase>('idle')
  const isSending = ref(false)
  const waitingCount = ref(0)
  const photosToCome = ref(0)
  const lastContactAt = ref<number | null>(null)
  const { database, account } = getFieldMemory()
  const abort = new AbortController()

  const context = makeSyncContext({
    database,
    account,
    signal: abort.signal,
    onSending: (value) => (isSending.value = value),
  })
  const engine = createEngine({
    run: () => synchronize(context),
    hasWaiting: async () => (await database.outbox.count()) > 0 || (await countPhotosToSend(database)) > 0,
    isVisible: () => document.visibilityState === 'visible',
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
    if (abort.signal.aborted) return
    unwatches = [
      watchOutbox(database, { next: (rows) => (waitingCount.value = rows.length), error: () => {} }),
      watchPhotosToCome(database, { next: (count) => (photosToCome.value = count), error: () => {} }),
      watchExchange(database, {
        next: (meta) => (lastContactAt.value = meta?.contactAt ?? null),
        error: () => {},
      }),
    ]
  })
  const unlisten = listenForTriggers(() => void engine.wakeAnew())

  function stop(): void {
    engine.stop()
    abort.abort()
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
    syncNow: () => engine.wake(),
    wakeSoon,
    stop,
  }
})
