import { IDBDatabase } from 'fake-indexeddb'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { markUnfinished, removePhoto, setPlaceAttached } from '../../../src/field/local/add-photo.ts'
import { applyExchange } from '../../../src/field/local/apply-exchange.ts'
import { discardDraft } from '../../../src/field/local/discard-draft.ts'
import { openFieldDatabase, writeTogether } from '../../../src/field/local/field-database.ts'
import { readMeta } from '../../../src/field/local/meta.ts'
import { takeBatch } from '../../../src/field/local/outbox.ts'
import { storeBytes } from '../../../src/field/local/photo-bytes.ts'
import { RootDatabase, rememberSignedIn } from '../../../src/field/local/root-database.ts'
import { startCorrection } from '../../../src/field/local/start-correction.ts'
import {
  makePhotoRow,
  newStorage,
  openMemory,
  readEverything,
  submit,
  write,
} from '../../support/field-memory.ts'
import { makeAccount } from '../../support/make-account.ts'
import { makeAnswer, makeResult } from '../../support/make-exchange.ts'
import { accountIdOf, deviceIdOf, itemIdOf, NOW, photoIdOf, sha256Of } from '../../support/make-ids.ts'

describe('the durability of a write', () => {
  afterEach(() => vi.restoreAllMocks())

  it('is strict in IndexedDB itself for every write that must not be lost', async () => {
    // Before the opening: Dexie takes hold of the function there.
    const transaction = vi.spyOn(IDBDatabase.prototype, 'transaction')
    const storage = newStorage()
    const database = await openMemory({ storage })
    const root = new RootDatabase(storage)
    await write(database)
    await submit(database)
    await takeBatch(database, { commands: 50, bytes: 1_000_000 }, NOW)
    await applyExchange(database, makeAnswer({ results: [makeResult(1)] }), {
      account: makeAccount(),
      now: NOW,
    })
    await storeBytes(database, sha256Of(1), new ArrayBuffer(10))
    await startCorrection(database, itemIdOf(1), NOW)
    await discardDraft(database, itemIdOf(1), NOW)
    await database.photos.put(makePhotoRow(1))
    await setPlaceAttached(database, photoIdOf(1), true)
    await markUnfinished(database, photoIdOf(1), 'photo.unreadable')
    await removePhoto(database, photoIdOf(1))
    await rememberSignedIn(root, makeAccount())
    root.close()
    const writes = transaction.mock.calls.filter(([, mode]) => mode === 'readwrite')
    expect(writes.length).toBeGreaterThanOrEqual(12)
    expect(writes.map(([, , options]) => options)).toEqual(writes.map(() => ({ durability: 'strict' })))
  })
})

describe('writing together', () => {
  it('undoes everything when a part fails', async () => {
    const database = await openMemory()
    await write(database)
    const before = await readEverything(database)
    const work = writeTogether(database, [database.drafts, database.revisions], async () => {
      await database.drafts.delete(itemIdOf(1))
      await database.revisions.clear()
      throw new Error('cut off')
    })
    await expect(work).rejects.toThrow('cut off')
    expect(await readEverything(database)).toEqual(before)
  })
})

describe('the memory of an account', () => {
  it('is its own: nothing crosses to another person on the same phone', async () => {
    const storage = newStorage()
    const mine = await openMemory({ storage, accountId: accountIdOf(1) })
    await write(mine)
    const theirs = await openMemory({ storage, accountId: accountIdOf(2) })
    expect(await theirs.drafts.count()).toBe(0)
    expect(await mine.drafts.count()).toBe(1)
  })

  it('is one device from its first opening on', async () => {
    const storage = newStorage()
    const first = await openMemory({ storage, deviceId: deviceIdOf(1) })
    first.close()
    const second = await openMemory({ storage, deviceId: deviceIdOf(2) })
    expect(await readMeta(second, 'deviceId')).toBe(deviceIdOf(1))
  })

  it('stays one device when page and service worker open it at the same moment', async () => {
    const storage = newStorage()
    const { promise: isFoundEmpty, resolve: foundEmpty } = Promise.withResolvers<void>()
    const { promise: isPageOpen, resolve: pageOpened } = Promise.withResolvers<void>()
    const opening = openFieldDatabase(
      accountIdOf(1),
      async () => {
        foundEmpty()
        await isPageOpen
        return deviceIdOf(2)
      },
      storage,
    )
    await isFoundEmpty
    const page = await openMemory({ storage, deviceId: deviceIdOf(1) })
    await write(page)
    await submit(page)
    pageOpened()
    const worker = await opening
    expect(await readMeta(worker, 'deviceId')).toBe(deviceIdOf(1))
    expect(await readMeta(worker, 'nextSeq')).toBe(2)
    worker.close()
  })
})
