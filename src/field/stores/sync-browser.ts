import { newCommandId } from '../../domain/ids.ts'
import type { FieldDatabase } from '../local/field-database.ts'
import type { LocalAccount } from '../local/rows.ts'
import { createClockWatch } from '../sync/clock-watch.ts'
import { newLinkPace } from '../sync/link-pace.ts'
import { breakLock, withLock } from '../sync/single-flight.ts'
import { syncLockName, type SyncContext } from '../sync/sync-context.ts'
import { APP_VERSION } from './app-version.ts'
import { browserIds } from './field-memory.ts'

/** iOS brings the page back before its network. */
const VISIBLE_DELAY_MS = 1500

export interface PageParts {
  database: FieldDatabase
  account: LocalAccount
  signal: AbortSignal
  onSending(isSending: boolean): void
  onProgress(): void
}

/** What the engine needs of this browser. */
export function makeSyncContext(parts: PageParts): SyncContext {
  return {
    ...parts,
    appVersion: APP_VERSION,
    fetch: fetch.bind(globalThis),
    now: () => Date.now(),
    random: () => Math.random(),
    newRequestId: () => newRequestId(),
    newCommandId: () => newCommandId(browserIds),
    pace: newLinkPace(),
    clock: createClockWatch({ wallNow: () => Date.now(), steadyNow: () => performance.now() }),
    withLock: (name, work) => withLock(browserLocks(), name, work),
  }
}

/** Gives back what a wedged engine holds: the lock over all tabs, and its connection to the phone's memory. */
export async function clearAwayWedged({
  database,
  account,
}: Pick<PageParts, 'database' | 'account'>): Promise<void> {
  await breakLock(browserLocks(), syncLockName(account))
  database.close({ disableAutoOpen: false })
  await database.open()
}

/** Insecure pages and old browsers have none. */
const browserLocks = () => ('locks' in navigator ? navigator.locks : undefined)

function newRequestId(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(12))
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('')
}

/** The moments at which trying is worth it. Returns what ends the listening. */
export function listenForTriggers(wake: () => void): () => void {
  const onVisible = () => {
    if (document.visibilityState !== 'visible') return
    wake()
    setTimeout(wake, VISIBLE_DELAY_MS)
  }
  window.addEventListener('online', wake)
  document.addEventListener('visibilitychange', onVisible)
  return () => {
    window.removeEventListener('online', wake)
    document.removeEventListener('visibilitychange', onVisible)
  }
}

export const BACKGROUND_SYNC_TAG = 'caifeng-sync'

/** The browser decides how often it is really let: a phone that is used daily, about twice a day. */
const BACKGROUND_EVERY_MS = 6 * 60 * 60_000

interface SyncRegistration extends ServiceWorkerRegistration {
  sync?: { register(tag: string): Promise<void> }
  periodicSync?: { register(tag: string, options: { minInterval: number }): Promise<void> }
}

/** A bonus where the browser has it; nothing depends on it. */
export async function registerBackgroundSync(): Promise<void> {
  try {
    const registration: SyncRegistration | undefined = await navigator.serviceWorker?.getRegistration()
    await registration?.sync?.register(BACKGROUND_SYNC_TAG)
    await registration?.periodicSync?.register(BACKGROUND_SYNC_TAG, { minInterval: BACKGROUND_EVERY_MS })
  } catch {
    // Refused (private mode, battery saver) or absent: the page sends by itself.
  }
}
