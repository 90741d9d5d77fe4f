import { IDBDatabase, IDBObjectStore } from 'fake-indexeddb'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { BALLAST_BYTES, giveUpBallast, takeBallast } from '../../../src/field/local/ballast.ts'
import { FieldDatabase, writeTogether } from '../../../src/field/local/field-database.ts'
import { storeBytes } from '../../../src/field/local/photo-bytes.ts'
import { newStorage, submit, write } from '../../support/field-memory.ts'
import { itemIdOf, NOW, sha256Of } from '../../support/make-ids.ts'
import { makeClock } from '../../support/field-clock.ts'

afterEach(() => vi.restoreAllMocks())

/** A memory whose rests between two tries take no time, and a clock that goes on with them. */
function openPatient(storage = newStorage()) {
  const clock = makeClock()
  const rests: number[] = []
  const timing = {
    now: () => clock.now(),
    async sleep(milliseconds: number) {
      rests.push(milliseconds)
      clock.advance(milliseconds)
    },
  }
  const database = new FieldDatabase('caifeng-test', { ...storage, timing })
  return { database, storage, rests, clock }
}

const begin = IDBDatabase.prototype.transaction
type Fault = (transaction: IDBTransaction) => void

/** A phone whose next read-write transactions can be made to fail. Made before the memory opens: Dexie looks once. */
function makeFaulty() {
  const faulty = { times: 0, fault: 'UnknownError' as Fault | string, tries: 0 }
  vi.spyOn(IDBDatabase.prototype, 'transaction').mockImplementation(function (
    this: IDBDatabase,
    ...parts: Parameters<typeof begin>
  ) {
    if (parts[1] !== 'readwrite') return begin.apply(this, parts)
    faulty.tries += 1
    if (faulty.times === 0) return begin.apply(this, parts)
    faulty.times -= 1
    if (typeof faulty.fault === 'string') throw new DOMException('injected', faulty.fault)
    const transaction = begin.apply(this, parts)
    faulty.fault(transaction)
    return transaction
  } as typeof begin)
  return (times: number, fault: Fault | string) => {
    Object.assign(faulty, { times, fault, tries: 0 })
    return () => faulty.tries
  }
}

const abortSilently: Fault = (transaction) => queueMicrotask(() => transaction.abort())

/** A phone without room, until the ballast is given up. */
function makeFull(storage: ReturnType<typeof newStorage>) {
  const put = IDBObjectStore.prototype.put
  const remove = storage.indexedDB.deleteDatabase.bind(storage.indexedDB)
  let isFull = true
  vi.spyOn(IDBObjectStore.prototype, 'put').mockImplementation(function (this: IDBObjectStore, ...parts) {
    if (isFull) throw new DOMException('injected', 'QuotaExceededError')
    return put.apply(this, parts)
  } as typeof put)
  vi.spyOn(storage.indexedDB, 'deleteDatabase').mockImplementation((name) => {
    isFull = false
    return remove(name)
  })
}

describe('a write whose connection died', () => {
  it.each(['UnknownError', 'AbortError', 'TransactionInactiveError', 'InvalidStateError'])(
    'with %s is done on a fresh connection',
    async (name) => {
      const fail = makeFaulty()
      const { database } = openPatient()
      await write(database)
      fail(3, name)
      await write(database, { text: { title: '第二次' } })
      expect((await database.drafts.get(itemIdOf(1)))?.text.title).toBe('第二次')
      database.close()
    },
  )

  it('by an abort whose own error is null is done again, and once', async () => {
    const fail = makeFaulty()
    const { database, rests } = openPatient()
    await write(database)
    fail(2, abortSilently)
    await write(database, { text: { title: '第二次' } })
    expect(await database.drafts.toArray()).toMatchObject([{ text: { title: '第二次' }, version: 2 }])
    expect(rests).toEqual([100, 400])
    database.close()
  })

  it('by being closed is done after reopening', async () => {
    const { database } = openPatient()
    await write(database)
    database.close()
    await write(database, { text: { title: '关掉以后' } })
    expect((await database.drafts.get(itemIdOf(1)))?.text.title).toBe('关掉以后')
    database.close()
  })

  it('for good is given up after five tries within ten seconds, by name', async () => {
    const fail = makeFaulty()
    const { database, clock } = openPatient()
    await write(database)
    const countTries = fail(Infinity, 'UnknownError')
    const lost = write(database, { text: { title: '写不进' } })
    await expect(lost).rejects.toMatchObject({ name: 'UnsavedError', reason: 'broken' })
    expect(countTries()).toBe(5)
    expect(clock.now() - NOW).toBeLessThan(10_000)
    vi.restoreAllMocks()
    expect((await database.drafts.get(itemIdOf(1)))?.text.title).not.toBe('写不进')
    database.close()
  })

  it('is not repeated when its own work refuses: that is no fault of the phone', async () => {
    const { database, rests } = openPatient()
    const work = vi.fn(async () => {
      throw new Error('no draft')
    })
    await expect(writeTogether(database, [database.drafts], work)).rejects.toThrow('no draft')
    expect([work.mock.calls.length, rests]).toEqual([1, []])
    database.close()
  })

  it('says 报送 went out when the commit was done though it was reported as failed', async () => {
    const { database } = openPatient()
    await write(database)
    const transaction = database.transaction.bind(database) as (...parts: unknown[]) => PromiseLike<unknown>
    let isFirst = true
    vi.spyOn(database, 'transaction').mockImplementation((async (...parts: unknown[]) => {
      const result = await transaction(...parts)
      if (parts[0] !== 'rw' || !isFirst) return result
      isFirst = false
      throw new DOMException('injected', 'AbortError')
    }) as never)
    await database.meta.put({ key: 'nextSeq', value: 1 })
    expect(await submit(database)).toEqual({ ok: true })
    expect(await database.outbox.count()).toBe(1)
    database.close()
  })
})

describe('a full phone', () => {
  const randomBytes = (length: number) => new Uint8Array(length)

  it('gives up its ballast for a text, which is saved', async () => {
    const { database, storage } = openPatient()
    await write(database)
    expect(await takeBallast(storage, randomBytes)).toBe(true)
    makeFull(storage)
    await write(database, { text: { title: '最后一篇' } })
    expect((await database.drafts.get(itemIdOf(1)))?.text.title).toBe('最后一篇')
    expect(await sizeOfBallast(storage)).toBe(0)
    database.close()
  })

  it('says so by name when there is nothing left to give up', async () => {
    const { database, storage, rests } = openPatient()
    await write(database)
    makeFull(storage)
    await expect(write(database)).rejects.toMatchObject({ name: 'UnsavedError', reason: 'full' })
    expect(rests).toEqual([])
    database.close()
  })

  it('keeps its ballast from photos', async () => {
    const { database, storage } = openPatient()
    await write(database)
    await takeBallast(storage, randomBytes)
    makeFull(storage)
    const stored = storeBytes(database, sha256Of(1), new ArrayBuffer(10))
    await expect(stored).rejects.toMatchObject({ reason: 'full' })
    vi.restoreAllMocks()
    expect(await sizeOfBallast(storage)).toBe(BALLAST_BYTES)
    database.close()
  })

  it('takes the ballast once, gives it up once, and takes it again when there is room', async () => {
    const storage = newStorage()
    await takeBallast(storage, randomBytes)
    const more = vi.fn(randomBytes)
    expect(await takeBallast(storage, more)).toBe(true)
    expect(more).not.toHaveBeenCalled()
    expect([await giveUpBallast(storage), await giveUpBallast(storage)]).toEqual([true, false])
    expect(await takeBallast(storage, randomBytes)).toBe(true)
    expect(await sizeOfBallast(storage)).toBe(BALLAST_BYTES)
  })

  it('leaves no half of a ballast behind when there was no room for it', async () => {
    const storage = newStorage()
    makeFull(storage)
    expect(await takeBallast(storage, randomBytes)).toBe(false)
    vi.restoreAllMocks()
    expect((await storage.indexedDB.databases()).map(({ name }) => name)).not.toContain('caifeng-ballast')
  })
})

function sizeOfBallast({ indexedDB }: { indexedDB: IDBFactory }): Promise<number> {
  return new Promise((resolve, reject) => {
    const request = indexedDB.open('caifeng-ballast')
    request.onerror = () => reject(new Error('no ballast'))
    request.onsuccess = () => {
      const database = request.result
      if (!database.objectStoreNames.contains('pieces')) {
        database.close()
        indexedDB.deleteDatabase('caifeng-ballast')
        return resolve(0)
      }
      const all = database.transaction('pieces').objectStore('pieces').getAll()
      all.onsuccess = () => {
        database.close()
        resolve(all.result.reduce((total: number, piece: ArrayBuffer) => total + piece.byteLength, 0))
      }
    }
  })
}
