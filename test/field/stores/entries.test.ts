import { describe, expect, it, vi } from 'vitest'
import { nextTick } from 'vue'
import { storeBytes } from '../../../src/field/local/photo-bytes.ts'
import { useEntriesStore } from '../../../src/field/stores/entries.ts'
import { useProgressStore } from '../../../src/field/stores/progress.ts'
import { useSiblingsStore } from '../../../src/field/stores/siblings.ts'
import { useSyncStore } from '../../../src/field/stores/sync.ts'
import { makeDraftRow, makeItemRow, makePhotoRow, write, writeAndSubmit } from '../../support/field-memory.ts'
import { openStage, until } from '../../support/field-stores.ts'
import { DAY, HOUR, itemIdOf, NOW, photoIdOf, sha256Of } from '../../support/make-ids.ts'
import { adopted, makeItem, makeItemPhoto, makeText, returned, submitted } from '../../support/make-item.ts'

async function openEntries() {
  const stage = await openStage()
  const store = useEntriesStore()
  return { ...stage, store, isReady: () => until(() => store.status === 'ready') }
}

describe('the items on this phone', () => {
  it('are loading before anything is known, and then none', async () => {
    const { store, isReady } = await openEntries()
    expect([store.status, store.entries]).toEqual(['loading', []])
    await isReady()
    expect(store.entries).toEqual([])
  })

  it('are drafts, submissions and items of the office in one list, the last change first', async () => {
    const { store, database, isReady } = await openEntries()
    await write(database, { id: itemIdOf(1), now: NOW + HOUR })
    await writeAndSubmit(database, { id: itemIdOf(2), now: NOW + 2 * HOUR })
    await database.items.bulkAdd([
      makeItemRow({ id: itemIdOf(3), receivedAt: NOW }),
      makeItemRow({ id: itemIdOf(4), events: [submitted(NOW), adopted(NOW + DAY)] }),
    ])
    await isReady()
    await until(() => store.entries.length === 4)
    expect(store.entries.map(({ id, delivery, work }) => [id, delivery.status, work.status])).toEqual([
      [itemIdOf(4), 'received', 'adopted'],
      [itemIdOf(2), 'waiting', 'draft'],
      [itemIdOf(1), 'on_phone', 'draft'],
      [itemIdOf(3), 'received', 'registered'],
    ])
  })

  it('stand in the list once, whatever the phone holds of them', async () => {
    const { store, database, isReady } = await openEntries()
    await database.items.add(makeItemRow({ rev: 2, events: [submitted(NOW), returned(NOW + 1)] }))
    await database.drafts.add(makeDraftRow({ text: makeText({ title: '改好的' }), baseRev: 2 }))
    await database.photos.add(makePhotoRow(1))
    await isReady()
    await until(() => store.find(itemIdOf(1))?.photos.length === 1)
    expect(store.entries).toMatchObject([{ text: { title: '改好的' }, receipt: '2026-11-0042' }])
  })

  it('are found by their id', async () => {
    const { store, database, isReady } = await openEntries()
    await write(database)
    await isReady()
    await until(() => store.find(itemIdOf(1)) !== undefined)
    expect(store.find(itemIdOf(2))).toBeUndefined()
  })

  it('are not read with each save of an open editor, and are as they were saved when it is closed', async () => {
    const { store, database, isReady } = await openEntries()
    await write(database, { text: { title: '一' } })
    await isReady()
    await until(() => store.find(itemIdOf(1))?.text.title === '一')
    store.setWriting(true)
    await write(database, { text: { title: '二' } })
    await database.items.add(makeItemRow({ id: itemIdOf(2) }))
    await until(() => store.find(itemIdOf(2)) !== undefined)
    expect(store.find(itemIdOf(1))?.text.title).toBe('一')
    store.setWriting(false)
    await until(() => store.find(itemIdOf(1))?.text.title === '二')
  })

  it('can be written on when they are drafts or were returned', async () => {
    const { store, database, isReady } = await openEntries()
    await write(database, { id: itemIdOf(1) })
    await writeAndSubmit(database, { id: itemIdOf(2) })
    await database.items.bulkAdd([
      makeItemRow({ id: itemIdOf(3), events: [submitted(NOW), returned(NOW + 1)] }),
      makeItemRow({ id: itemIdOf(4) }),
    ])
    await isReady()
    await until(() => store.entries.length === 4)
    expect(store.drafts.map(({ id }) => id).sort()).toEqual([itemIdOf(1), itemIdOf(3)])
  })

  it('have their photos in the order in which they were added, each at its own item', async () => {
    const { store, database, isReady } = await openEntries()
    await write(database, { id: itemIdOf(1) })
    await write(database, { id: itemIdOf(2) })
    await database.photos.bulkAdd([
      makePhotoRow(1, { addedAt: NOW + 9 }),
      makePhotoRow(2, { addedAt: NOW }),
      makePhotoRow(3, { itemId: itemIdOf(2) }),
    ])
    await isReady()
    const photosOf = (n: number) => store.find(itemIdOf(n))?.photos.map(({ id }) => id)
    await until(() => photosOf(1)?.length === 2 && photosOf(2)?.length === 1)
    expect([photosOf(1), photosOf(2)]).toEqual([[photoIdOf(2), photoIdOf(1)], [photoIdOf(3)]])
  })

  it('follow a submission from the phone to the office by themselves', async () => {
    const { store, database, isReady } = await openEntries()
    await writeAndSubmit(database)
    await isReady()
    await until(() => store.find(itemIdOf(1))?.delivery.status === 'waiting')
    await useSyncStore().syncNow()
    await until(() => store.find(itemIdOf(1))?.delivery.status === 'received')
    expect(store.find(itemIdOf(1))).toMatchObject({ receipt: '2026-11-0001', work: { status: 'registered' } })
  })

  it('become 已备份 by themselves once the backup of the office holds them', async () => {
    const { store, database, office, isReady } = await openEntries()
    await writeAndSubmit(database, { id: itemIdOf(1) })
    await useSyncStore().syncNow()
    office.backUp()
    await writeAndSubmit(database, { id: itemIdOf(2) })
    await useSyncStore().syncNow()
    await isReady()
    await until(() => store.find(itemIdOf(1))?.delivery.status === 'safe')
    expect(store.find(itemIdOf(2))?.delivery.status).toBe('received')
    office.backUp()
    await useSyncStore().syncNow()
    await until(() => store.find(itemIdOf(2))?.delivery.status === 'safe')
  })

  it('are received, and no more than that, at an office that was restored from before its backup', async () => {
    const { store, database, office, isReady } = await openEntries()
    const before = office.backUp()
    await writeAndSubmit(database)
    await useSyncStore().syncNow()
    office.backUp()
    await useSyncStore().syncNow()
    await isReady()
    await until(() => store.find(itemIdOf(1))?.delivery.status === 'safe')
    office.restore(before)
    await useSyncStore().syncNow()
    await until(() => store.find(itemIdOf(1))?.delivery.status === 'received')
  })

  it('say that another text of them waits, until the officer has chosen', async () => {
    const { store, database, isReady } = await openEntries()
    await write(database)
    await isReady()
    const place = { itemId: itemIdOf(1), of: 'draft', number: 3 } as const
    const sibling = { ...place, deviceName: '平板', writtenAt: NOW, notes: [] }
    await database.besideTexts.put({ ...sibling, text: makeText({ title: '另一种写法' }) })
    await until(() => store.find(itemIdOf(1))?.hasSibling === true)
    await useSiblingsStore().settle(itemIdOf(1), place, 'mine')
    await until(() => store.find(itemIdOf(1))?.hasSibling === false)
  })

  it('are not the officer’s to choose about while both texts are at the office, and are again afterwards', async () => {
    const { database } = await openEntries()
    const store = useSiblingsStore()
    await database.drafts.add(makeDraftRow({ refusalCode: 'item.newer_text' }))
    await store.load(itemIdOf(1))
    expect(store.canChoose).toBe(false)
    await database.drafts.update(itemIdOf(1), { refusalCode: null })
    await store.load(itemIdOf(1))
    expect(store.canChoose).toBe(true)
  })

  it('are not only on this phone when the office keeps a copy of the draft, until more is written', async () => {
    const { store, database, isReady } = await openEntries()
    await database.drafts.add(makeDraftRow({ version: 3, backedUpVersion: 3 }))
    await isReady()
    await until(() => store.find(itemIdOf(1)) !== undefined)
    expect(store.find(itemIdOf(1))?.delivery).toEqual({ status: 'on_phone', hasCopyAtOffice: true })
    await database.drafts.update(itemIdOf(1), { version: 4 })
    await until(() => store.find(itemIdOf(1))?.delivery.status === 'on_phone')
    await until(() => !('hasCopyAtOffice' in (store.find(itemIdOf(1))?.delivery ?? {})))
  })

  it('are never read when the officer leaves before the month stands', async () => {
    const { store, database } = await openEntries()
    await write(database)
    store.stop()
    await until(() => useProgressStore().status === 'ready')
    await nextTick()
    expect([store.status, store.entries]).toEqual(['loading', []])
  })

  it('are followed no more once the store was stopped, and again after a retry', async () => {
    const { store, database, isReady } = await openEntries()
    await isReady()
    store.stop()
    await write(database)
    store.retry()
    await until(() => store.entries.length === 1)
  })
})

describe('an item in the hands of the officer', () => {
  it('is opened for correction and given up again', async () => {
    const { store, database, isReady } = await openEntries()
    await database.items.add(makeItemRow({ rev: 2, events: [submitted(NOW), returned(NOW + 1)] }))
    await isReady()
    await store.startCorrection(itemIdOf(1))
    expect(await database.drafts.get(itemIdOf(1))).toMatchObject({ baseRev: 2, savedAt: NOW })
    await store.discardDraft(itemIdOf(1))
    expect(await database.drafts.count()).toBe(0)
    await until(() => store.find(itemIdOf(1))?.delivery.status === 'received')
  })
})

describe('the picture of a photo', () => {
  it('comes from this phone where it has the bytes', async () => {
    const { store, database, isReady } = await openEntries()
    const picture = { sha256: sha256Of(1), size: 7 }
    await write(database)
    await database.photos.add(makePhotoRow(1, { picture, preview: null }))
    await storeBytes(database, sha256Of(1), new TextEncoder().encode('picture').buffer)
    await isReady()
    const blobs = [
      await store.loadPhoto(photoIdOf(1), 'picture'),
      await store.loadPhoto(photoIdOf(1), 'preview'),
    ]
    const texts = await Promise.all(blobs.map((blob) => (blob ?? new Blob()).text()))
    expect(texts).toEqual(['picture', 'picture'])
    expect(blobs[0]?.type).toBe('image/jpeg')
  })

  it('comes from the office where another phone took it', async () => {
    const { store, database, isReady } = await openEntries()
    await database.items.add(makeItemRow(makeItem({ photos: [makeItemPhoto(1)] })))
    await isReady()
    await until(() => store.entries.length === 1)
    const fetcher = vi.fn(
      async () => new Response('from the office', { headers: { 'x-caifeng-protocol': '1' } }),
    )
    vi.stubGlobal('fetch', fetcher)
    expect(await (await store.loadPhoto(photoIdOf(1), 'preview'))?.text()).toBe('from the office')
    expect(fetcher).toHaveBeenCalledWith(
      `/api/blobs/${sha256Of(1001)}?item=${itemIdOf(1)}`,
      expect.anything(),
    )
  })

  it('is its preview where only the office has the picture and there is no network', async () => {
    const { store, database, isReady } = await openEntries()
    await write(database)
    await database.photos.add(makePhotoRow(1))
    await storeBytes(database, sha256Of(1001), new TextEncoder().encode('preview').buffer)
    await isReady()
    vi.stubGlobal('fetch', vi.fn().mockRejectedValue(new TypeError('Failed to fetch')))
    expect(await (await store.loadPhoto(photoIdOf(1), 'picture'))?.text()).toBe('preview')
  })

  it('is none where nobody has one', async () => {
    const { store, database, isReady } = await openEntries()
    await write(database)
    await database.photos.add(makePhotoRow(1, { picture: null, preview: null }))
    await isReady()
    expect(await store.loadPhoto(photoIdOf(1), 'picture')).toBeNull()
    expect(await store.loadPhoto(photoIdOf(2), 'picture')).toBeNull()
  })
})
