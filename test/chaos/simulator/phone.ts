import { Dexie } from 'dexie'
import { IDBFactory, IDBKeyRange } from 'fake-indexeddb'
import { newCommandId, newDeviceId, type IdSource, type ItemId } from '../../../src/domain/ids.ts'
import {
  openFieldDatabase,
  fieldDatabaseName,
  type FieldDatabase,
} from '../../../src/field/local/field-database.ts'
import type { LocalAccount } from '../../../src/field/local/rows.ts'
import type { SeenDraft } from '../../../src/field/local/save-draft.ts'
import { recordIncident } from '../../../src/field/local/incidents.ts'
import { hasPending } from '../../../src/field/local/pending.ts'
import type { Engine } from '../../../src/field/sync/engine.ts'
import { createClockWatch } from '../../../src/field/sync/clock-watch.ts'
import { newLinkPace } from '../../../src/field/sync/link-pace.ts'
import { hasLine, probeOffice } from '../../../src/field/sync/probe-office.ts'
import { createSelfHealingEngine } from '../../../src/field/sync/self-healing-engine.ts'
import { breakLock, withLock } from '../../../src/field/sync/single-flight.ts'
import { syncLockName, type SyncContext } from '../../../src/field/sync/sync-context.ts'
import type { SyncPhase } from '../../../src/field/sync/sync-phase.ts'
import { synchronize } from '../../../src/field/sync/synchronize.ts'
import { Life } from './life.ts'
import { makeLockManager } from './locks.ts'
import type { Network, Sender } from './network.ts'
import { PhoneStorage } from './storage.ts'
import type { World } from './world.ts'

// Dexie's live queries run only where the platform has an IndexedDB, whichever a database uses itself.
Object.assign(Dexie.dependencies, { indexedDB: new IDBFactory(), IDBKeyRange })

/** One window of the app: its own connection to the phone's memory, its own engine. */
export interface Tab {
  account: LocalAccount
  database: FieldDatabase
  engine: Engine
  phase: SyncPhase
  /** What its editors last read or saved; they are left open. */
  editors: Map<ItemId, SeenDraft>
  close(): void
}

export interface PhoneParts {
  world: World
  network: Network
  name: string
  person: LocalAccount
  /** Undefined: as the dice fall. */
  hasLocks: boolean | undefined
}

/** What the engine of one window works with. */
interface Window {
  account: LocalAccount
  database: FieldDatabase
  life: Life
  locks: ReturnType<typeof makeLockManager>
}

/** A browser on a phone. The officer may be somebody else tomorrow; the disk stays. */
export class Phone {
  readonly world: World
  readonly name: string
  readonly storage = new PhoneStorage()
  readonly ids: IdSource
  tabs: Tab[] = []
  life: Life | undefined
  person: LocalAccount
  cookie: string | undefined
  skewMs = 0
  appVersion = '0.1.0'
  isVisible = true
  /** Without one the browser knows that there is no network, and nothing leaves the phone. */
  hasSignal = true
  /** Grows with each eviction: what is written afterwards is another memory. */
  evictions = 0
  /** How often a watchdog found an engine wedged. */
  rebuilds = 0
  /** Items that one window has in its editor: the others keep their hands off. */
  held = new Set<string>()
  #network: Network
  /** Old browsers have no Web Locks: then every window is its own keeper. */
  readonly hasLocks: boolean
  #locks = makeLockManager()
  #lives = 0
  #requests = 0

  constructor(parts: PhoneParts) {
    this.world = parts.world
    this.#network = parts.network
    this.name = parts.name
    this.person = parts.person
    const hasLocks = parts.world.dice.chance(0.8)
    this.hasLocks = parts.hasLocks ?? hasLocks
    this.isVisible = parts.world.dice.chance(0.3)
    this.ids = { now: () => this.now(), randomBytes: (length) => this.world.dice.bytes(length) }
  }

  now(): number {
    return this.world.now + this.skewMs
  }

  get memoryName(): string {
    return fieldDatabaseName(this.person.accountId)
  }

  /** Starts the browser and opens the app. */
  async boot(): Promise<void> {
    if (this.life !== undefined) return
    this.#locks = makeLockManager()
    this.life = new Life(this.world, `${this.name}.${++this.#lives}`)
    await this.openTab()
  }

  /** Opens the app once more, for the person who is signed in now. */
  async openTab(): Promise<Tab | undefined> {
    const { life } = this
    if (life === undefined) return undefined
    const account = this.person
    const opening = () =>
      openFieldDatabase(account.accountId, () => newDeviceId(this.ids), this.storage.open())
    const database = await this.world.complete(() => life.hold(opening()), life.owner).catch(() => undefined)
    if (database === undefined || this.life !== life) return undefined
    const tab = this.#makeTab(account, database, life)
    this.tabs.push(tab)
    this.world.post(() => void tab.engine.wake(), life.owner)
    return tab
  }

  /** The battery is empty: all that was in memory is gone. */
  crash(): void {
    if (this.life === undefined) return
    this.world.note(`${this.life.owner.name} crashes`)
    this.life.end()
    this.life = undefined
    for (const tab of this.tabs) tab.engine.stop()
    this.tabs = []
    this.held.clear()
    this.storage.crash()
  }

  /** Closes every window in good order. */
  closeAll(): void {
    for (const tab of this.tabs) tab.close()
    this.tabs = []
  }

  #makeTab(account: LocalAccount, database: FieldDatabase, life: Life): Tab {
    const locks = this.hasLocks ? this.#locks : makeLockManager()
    const tab: Tab = {
      account,
      database,
      phase: 'idle',
      editors: new Map(),
      engine: this.#makeEngine({ account, database, life, locks }, (phase) => (tab.phase = phase)),
      close() {
        tab.engine.stop()
        database.close()
      },
    }
    return tab
  }

  /** As the store of the field puts the engine together. */
  #makeEngine(window: Window, onPhase: (phase: SyncPhase) => void): Engine {
    const { account, database, locks } = window
    const begin = (onProgress: () => void) => {
      const abort = new AbortController()
      const context = this.#makeContext(window, { signal: abort.signal, onProgress })
      return { run: () => synchronize(context), end: () => abort.abort() }
    }
    const makeAside = () =>
      this.#makeContext(window, { signal: new AbortController().signal, onProgress() {} })
    return createSelfHealingEngine({
      begin,
      probe: () => probeOffice(makeAside()),
      isOnline: () => this.hasSignal,
      hasLine: () => hasLine(makeAside()),
      clearAway: async () => {
        this.rebuilds++
        await breakLock(locks, syncLockName(account))
        database.close({ disableAutoOpen: false })
        await database.open()
      },
      recordIncident: (incident) => recordIncident(database, incident),
      hasWaiting: () => hasPending(database),
      isVisible: () => this.isVisible,
      now: () => this.now(),
      random: () => this.world.dice.next(),
      schedule: (work, delayMs) => {
        const timer = this.world.after(delayMs, work)
        return () => (timer.isCancelled = true)
      },
      onPhase,
    })
  }

  #makeContext(
    { account, database, life, locks }: Window,
    { signal, onProgress }: Required<Pick<SyncContext, 'signal' | 'onProgress'>>,
  ): SyncContext {
    return {
      database,
      account,
      appVersion: this.appVersion,
      fetch: this.#makeFetch(life),
      now: () => this.now(),
      random: () => this.world.dice.next(),
      newRequestId: () => `${this.name}-${++this.#requests}`,
      newCommandId: () => newCommandId(this.ids),
      pace: newLinkPace(),
      clock: createClockWatch({ wallNow: () => this.now(), steadyNow: () => this.now() }),
      withLock: (name, work) => withLock(locks, name, work),
      signal,
      onProgress,
    }
  }

  #makeFetch(life: Life): typeof fetch {
    const overTheAir = this.#network.fetchOf(this.#sender(life))
    return (...request) =>
      this.hasSignal ? overTheAir(...request) : Promise.reject(new TypeError('no signal'))
  }

  #sender(life: Life): Sender {
    return {
      owner: life.owner,
      readCookie: () => this.cookie,
      keepCookie: (setCookie) => (this.cookie = setCookie.split(';')[0]),
    }
  }
}
