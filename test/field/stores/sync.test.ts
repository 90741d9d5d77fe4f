import { describe, expect, it } from 'vitest'
import { useAccountStore } from '../../../src/field/stores/account.ts'
import { useEntriesStore } from '../../../src/field/stores/entries.ts'
import { getFieldMemory } from '../../../src/field/stores/field-memory.ts'
import { useSyncStore } from '../../../src/field/stores/sync.ts'
import { storeBytes } from '../../../src/field/local/photo-bytes.ts'
import { readDeviceId, readSignedInAccount } from '../../../src/field/local/root-database.ts'
import { openFieldDatabase } from '../../../src/field/local/field-database.ts'
import { makeItemRow, makePhotoRow, write, writeAndSubmit } from '../../support/field-memory.ts'
import { openStage, until } from '../../support/field-stores.ts'
import { accountIdOf, deviceIdOf, itemIdOf, NOW, photoIdOf, sha256Of } from '../../support/make-ids.ts'
import { makeItemPhoto } from '../../support/make-item.ts'
import { makePolicy } from '../../support/make-policy.ts'

async function openSync() {
  const stage = await openStage()
  return { ...stage, store: useSyncStore() }
}

describe('the connection', () => {
  it('says how much waits, and when the office answered last', async () => {
    const { store, database } = await openSync()
    await writeAndSubmit(database, { id: itemIdOf(1) })
    await writeAndSubmit(database, { id: itemIdOf(2), command: 2 })
    await until(() => store.waitingCount === 2)
    expect(store.lastContactAt).toBeNull()
    await store.syncNow()
    await until(() => store.waitingCount === 0 && store.lastContactAt !== null)
    expect([store.phase, store.lastContactAt]).toEqual(['idle', NOW])
  })

  it('says how many photos are still to come', async () => {
    const { store, database } = await openSync()
    await database.items.bulkAdd([
      makeItemRow({ id: itemIdOf(1), photos: [makeItemPhoto(1), makeItemPhoto(2)] }),
      makeItemRow({ id: itemIdOf(2), photos: [makeItemPhoto(3)] }),
    ])
    for (const n of [1, 2, 3]) await storeBytes(database, sha256Of(n), new ArrayBuffer(8))
    await until(() => store.photosToCome === 3)
  })

  it('does not count photos that the office refused for ever, nor asks about them when somebody leaves', async () => {
    const { store, database } = await openSync()
    await database.items.add(makeItemRow({ photos: [makeItemPhoto(1), makeItemPhoto(2)] }))
    for (const n of [1, 2]) await storeBytes(database, sha256Of(n), new ArrayBuffer(8))
    await database.photos.add(makePhotoRow(1, { failure: 'blob.wrong_kind' }))
    await until(() => store.photosToCome === 1)
    await database.photos.put(makePhotoRow(2, { id: photoIdOf(2), failure: 'blob.too_large' }))
    await until(() => store.photosToCome === 0)
    expect(await useAccountStore().countUnsent()).toEqual({ waiting: 0, drafts: 0 })
  })

  it('says that there is no network, and that there is one again', async () => {
    const { store, office } = await openSync()
    office.fault = () => 'lose_request'
    await store.syncNow()
    expect(store.phase).toBe('no_network')
    office.fault = () => undefined
    await store.syncNow()
    expect(store.phase).toBe('idle')
  })

  it('asks to sign in when the session ended, and goes on after that', async () => {
    const { store, database, office } = await openSync()
    await writeAndSubmit(database)
    office.signedInAs = null
    await store.syncNow()
    expect(store.phase).toBe('signed_out')
    expect(await database.outbox.count()).toBe(1)
    office.signedInAs = accountIdOf(1)
    await store.syncNow()
    expect([store.phase, office.itemsById().size]).toEqual(['idle', 1])
  })

  it('says that the disk of the office is full', async () => {
    const { store, office } = await openSync()
    office.fault = () => ({ status: 507, code: 'server.storage_full' })
    await store.syncNow()
    expect(store.serverFull).toBe(true)
    office.fault = () => undefined
    await store.syncNow()
    expect(store.serverFull).toBe(false)
  })

  it('says 发送中 only while something is sent', async () => {
    const { store, database, office } = await openSync()
    await writeAndSubmit(database)
    const seen: string[] = []
    office.meanwhile = async () => void seen.push(store.phase)
    await store.syncNow()
    expect([...seen, store.phase]).toEqual(['sending', 'idle'])
  })

  it('tries at once when the network comes back and when the app is looked at', async () => {
    const { office, page } = await openSync()
    page.window.dispatchEvent(new Event('online'))
    await until(() => office.requests.length === 1)
    page.document.visibilityState = 'hidden'
    page.document.dispatchEvent(new Event('visibilitychange'))
    page.document.visibilityState = 'visible'
    page.document.dispatchEvent(new Event('visibilitychange'))
    await until(() => office.requests.length === 2)
  })

  it('is quiet once it was stopped', async () => {
    const { store, office, page } = await openSync()
    store.stop()
    page.window.dispatchEvent(new Event('online'))
    await store.syncNow()
    expect(office.requests).toEqual([])
  })
})

describe('leaving the phone', () => {
  async function openAccount() {
    const stage = await openStage()
    useEntriesStore()
    return { ...stage, store: useAccountStore() }
  }
  const openAgain = () => openFieldDatabase(accountIdOf(1), () => deviceIdOf(2))

  it('names the class of the unit as the policy does', async () => {
    const { store, database } = await openAccount()
    expect(store.unitClassName).toBeNull()
    await database.meta.put({ key: 'policy', value: makePolicy() })
    await until(() => store.unitClassName === '县直部门')
  })

  it('counts what has not reached the office', async () => {
    const { store, database } = await openAccount()
    await write(database, { id: itemIdOf(1) })
    await writeAndSubmit(database, { id: itemIdOf(2) })
    await database.items.bulkAdd([
      makeItemRow({ id: itemIdOf(3), photos: [makeItemPhoto(1)] }),
      makeItemRow({ id: itemIdOf(4) }),
    ])
    await storeBytes(database, sha256Of(1), new ArrayBuffer(8))
    expect(await store.countUnsent()).toEqual({ waiting: 2, drafts: 1 })
  })

  it('counts an item with its photos as one piece', async () => {
    const { store, database } = await openAccount()
    await database.items.add(makeItemRow({ id: itemIdOf(3), photos: [makeItemPhoto(1), makeItemPhoto(2)] }))
    for (const n of [1, 2]) await storeBytes(database, sha256Of(n), new ArrayBuffer(8))
    await database.photos.add(makePhotoRow(5, { itemId: itemIdOf(4) }))
    await writeAndSubmit(database, { id: itemIdOf(4) })
    expect(await store.countUnsent()).toEqual({ waiting: 2, drafts: 0 })
  })

  it('knows whether the office can be reached, and counts every draft when it cannot', async () => {
    const { store, database, office } = await openAccount()
    const { version } = await write(database)
    await database.drafts.update(itemIdOf(1), { backedUpVersion: version })
    expect(await store.weighLeaving()).toEqual({ waiting: 0, drafts: 0, isCutOff: false })
    office.fault = () => 'lose_request'
    expect(await store.weighLeaving()).toEqual({ waiting: 0, drafts: 1, isCutOff: true })
  })

  it('keeps unsent work for the next sign-in', async () => {
    const { store, database, root } = await openAccount()
    await write(database)
    const device = await readDeviceId(root, () => deviceIdOf(9))
    await store.signOut({ discardUnsent: false })
    expect(store.account).toBeNull()
    expect(await readSignedInAccount(root)).toBeUndefined()
    expect(() => getFieldMemory()).toThrow()
    const again = await openAgain()
    expect(await again.drafts.count()).toBe(1)
    expect(await readDeviceId(root, () => deviceIdOf(9))).toBe(device)
    again.close()
  })

  it('keeps also what the office has received: no backup may hold it yet', async () => {
    const { store, database } = await openAccount()
    await database.items.add(makeItemRow())
    await store.signOut({ discardUnsent: false })
    const again = await openAgain()
    expect(await again.items.count()).toBe(1)
    again.close()
  })

  it('leaves nothing behind when the officer gives the unsent work up, and the next memory is a new device', async () => {
    const { store, database, root } = await openAccount()
    await write(database)
    await store.signOut({ discardUnsent: true })
    const again = await openAgain()
    expect(await again.drafts.count()).toBe(0)
    expect(await readDeviceId(root, () => deviceIdOf(9))).toBe(deviceIdOf(9))
    again.close()
  })

  it('ends the session at the office, and does not need it to answer', async () => {
    const { store, office } = await openAccount()
    office.fault = () => 'lose_request'
    await store.signOut({ discardUnsent: false })
    expect(office.requests.map(({ method, path }) => [method, path])).toEqual([['DELETE', '/api/session']])
  })
})
