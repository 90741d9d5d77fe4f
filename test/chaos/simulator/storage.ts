import { IDBFactory, IDBKeyRange, IDBTransaction } from 'fake-indexeddb'
import type { IndexedDbParts } from '../../../src/field/local/field-database.ts'

/** What the stand-in for IndexedDB keeps inside; only a simulated power cut needs to reach for it. */
interface RawRecord {
  value: unknown
}
interface RawDatabase {
  name: string
  transactions: RawTransaction[]
  connections: unknown[]
  rawObjectStores: Map<string, { records: { values(): Iterable<unknown> } }>
  /** What undoes the commits that the disk does not hold yet, oldest first. */
  unflushed?: (() => void)[]
}
interface RawTransaction {
  mode: IDBTransactionMode
  durability: IDBTransactionDurability
  error: unknown
  db: { _rawDatabase: RawDatabase }
  _state: 'active' | 'inactive' | 'committing' | 'finished'
  _rollbackLog: (() => void)[]
  _markFinished(): void
}
type RawFactory = IDBFactory & { _databases: Map<string, RawDatabase> }

/**
 * A commit that did not ask for strict durability is told before it is on the disk; a strict one brings everything
 * before it along. The stand-in knows no such difference, so it is made here.
 */
export function makeDurabilityMatter(): void {
  const prototype = IDBTransaction.prototype as unknown as RawTransaction
  const markFinished = prototype._markFinished
  prototype._markFinished = function (this: RawTransaction) {
    const raw = this.db._rawDatabase
    if (this.mode === 'readwrite' && this.error === null && this._state !== 'finished') {
      if (this.durability === 'strict') raw.unflushed = []
      else raw.unflushed = [...(raw.unflushed ?? []), ...this._rollbackLog]
    }
    markFinished.call(this)
  }
}

/** The disk of one phone: it outlives every crash of the browser. */
export class PhoneStorage {
  #databases = new Map<string, RawDatabase>()

  /** The browser's IndexedDB as a newly started browser finds it. */
  open(): IndexedDbParts {
    const indexedDB = new IDBFactory() as RawFactory
    indexedDB._databases = this.#databases
    return { indexedDB, IDBKeyRange }
  }

  /** The power is gone: what had not committed is undone, and so is what was only said to be committed. */
  crash(): void {
    for (const database of this.#databases.values()) {
      for (const transaction of [...database.transactions].reverse()) undo(transaction)
      for (const step of (database.unflushed ?? []).reverse()) step()
      Object.assign(database, { transactions: [], connections: [], unflushed: [] })
    }
    for (const [name, { rawObjectStores }] of this.#databases) {
      if (rawObjectStores.size === 0) this.#databases.delete(name)
    }
  }

  /** The browser gives the space to somebody else. */
  evict(): void {
    this.#databases = new Map()
  }

  get names(): string[] {
    return [...this.#databases.keys()]
  }

  /** All rows of a store as they stand, also those of a transaction that is under way. */
  rows<Row>(database: string, store: string): Row[] {
    const found = this.#databases.get(database)?.rawObjectStores.get(store)
    return found === undefined
      ? []
      : ([...found.records.values()] as RawRecord[]).map(({ value }) => value as Row)
  }

  /** Whether somebody is writing: then `rows` shows what may still be undone. */
  isBeingWritten(database: string): boolean {
    const transactions = this.#databases.get(database)?.transactions ?? []
    return transactions.some(({ mode, _state }) => mode !== 'readonly' && _state !== 'finished')
  }
}

function undo(transaction: RawTransaction): void {
  if (transaction._state === 'finished') return
  for (const step of transaction._rollbackLog.reverse()) step()
  transaction._state = 'finished'
}
