import { Dexie } from 'dexie'
import { IDBFactory } from 'fake-indexeddb'
import { createPinia, disposePinia, setActivePinia } from 'pinia'
import { onTestFinished, vi } from 'vitest'
import { RootDatabase, rememberSignedIn } from '../../src/field/local/root-database.ts'
import { useDraftStore } from '../../src/field/stores/draft.ts'
import { useEntriesStore } from '../../src/field/stores/entries.ts'
import { openFieldMemory, type FieldMemory } from '../../src/field/stores/field-memory.ts'
import { useSyncStore } from '../../src/field/stores/sync.ts'
import { makeClock } from './field-clock.ts'
import './field-memory.ts'
import { makeOffice, type Office } from './field-office.ts'
import { makeAccount } from './make-account.ts'
import { NOW } from './make-ids.ts'

export interface Stage extends FieldMemory {
  office: Office
  /** The page as far as the stores look at it: tell it that the network is back, or that it is looked at. */
  page: { window: EventTarget; document: EventTarget & { visibilityState: string } }
}

/** A phone with a signed-in officer, a page without a screen, an office, and fresh stores. The clock stands at NOW. */
export async function openStage(): Promise<Stage> {
  const page = {
    window: new EventTarget(),
    document: Object.assign(new EventTarget(), {
      visibilityState: 'visible',
      documentElement: { dataset: {} },
    }),
  }
  const office = makeOffice(makeClock())
  vi.stubGlobal('window', page.window)
  vi.stubGlobal('document', page.document)
  vi.stubGlobal('fetch', office.fetch)
  vi.setSystemTime(NOW)
  Object.assign(Dexie.dependencies, { indexedDB: new IDBFactory() })
  const memory = await signIn()
  const pinia = createPinia()
  setActivePinia(pinia)
  onTestFinished(async () => {
    // An editor that could not save goes on trying, and would write into the next test's memory.
    if ('draft' in pinia.state.value) await useDraftStore(pinia).close()
    if ('entries' in pinia.state.value) useEntriesStore(pinia).stop()
    if ('sync' in pinia.state.value) useSyncStore(pinia).stop()
    disposePinia(pinia)
    memory.database.close()
    memory.root.close()
    vi.useRealTimers()
    vi.unstubAllGlobals()
  })
  return { ...memory, office, page }
}

async function signIn(): Promise<FieldMemory> {
  const root = new RootDatabase()
  await rememberSignedIn(root, makeAccount())
  return openFieldMemory(root, makeAccount())
}

/** Waits until a store says what is expected: live queries answer a little after the write. */
export async function until(isSo: () => boolean): Promise<void> {
  await vi.waitUntil(isSo, { timeout: 4000, interval: 5 })
}

/** The Web Locks of a browser in which other windows hold `held`. `meanwhile` happens before a lock is granted. */
export function stubLocks({ held = [] as string[], meanwhile = async () => {} } = {}): string[] {
  const granted: string[] = []
  type Work = (lock: { name: string } | null) => unknown
  const request = async (name: string, _options: unknown, work: Work) => {
    await meanwhile()
    if (held.includes(name)) return work(null)
    granted.push(name)
    try {
      return await work({ name })
    } finally {
      granted.splice(granted.indexOf(name), 1)
    }
  }
  vi.stubGlobal('navigator', { userAgent: 'test', locks: { request } })
  return granted
}
