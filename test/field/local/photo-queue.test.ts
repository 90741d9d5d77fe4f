import { describe, expect, it } from 'vitest'
import type { Item, ItemPhoto } from '../../../src/domain/item/item.ts'
import type { FieldDatabase } from '../../../src/field/local/field-database.ts'
import { storeBytes } from '../../../src/field/local/photo-bytes.ts'
import {
  countPhotosToSend,
  listUploads,
  markReceived,
  markRefused,
} from '../../../src/field/local/photo-queue.ts'
import { makeItemRow, makePhotoRow, openMemory, write, writeAndSubmit } from '../../support/field-memory.ts'
import { HOUR, itemIdOf, NOW, photoIdOf, sha256Of } from '../../support/make-ids.ts'
import { makeItem, makeItemPhoto, makeText } from '../../support/make-item.ts'

/** An item at the office whose photos this phone took, bytes and all. */
async function addItem(database: FieldDatabase, changes: Partial<Item> & { photos: ItemPhoto[] }) {
  const item = makeItem(changes)
  await database.items.add(makeItemRow(item))
  for (const { id, picture, preview } of item.photos) {
    await database.photos.add(makePhotoRow(1, { id, itemId: item.id }))
    await storeBytes(database, picture.sha256, new ArrayBuffer(10))
    if (preview !== null) await storeBytes(database, preview.sha256, new ArrayBuffer(5))
  }
}

const present = (photo: ItemPhoto, role: 'picture' | 'preview'): ItemPhoto => {
  const file = photo[role]
  return file === null ? photo : { ...photo, [role]: { ...file, isPresent: true } }
}

const listed = async (database: FieldDatabase) =>
  (await listUploads(database)).map(({ photoId, role }) => `${role} ${parseInt(photoId.slice(-4), 16)}`)

describe('the files still to be sent', () => {
  it('are all previews first, then the pictures, those of older items first', async () => {
    const database = await openMemory()
    await addItem(database, {
      id: itemIdOf(1),
      receivedAt: NOW + HOUR,
      photos: [makeItemPhoto(1), makeItemPhoto(2)],
    })
    await addItem(database, { id: itemIdOf(2), receivedAt: NOW, photos: [makeItemPhoto(3)] })
    expect(await listed(database)).toEqual([
      'preview 3',
      'preview 1',
      'preview 2',
      'picture 3',
      'picture 1',
      'picture 2',
    ])
  })

  it('are those of an urgent item before any other, though it is younger', async () => {
    const database = await openMemory()
    await addItem(database, { id: itemIdOf(1), receivedAt: NOW, photos: [makeItemPhoto(1)] })
    const text = makeText({ category: 'urgent' })
    await addItem(database, { id: itemIdOf(2), receivedAt: NOW + HOUR, text, photos: [makeItemPhoto(2)] })
    expect(await listed(database)).toEqual(['preview 2', 'picture 2', 'preview 1', 'picture 1'])
  })

  it('name where the bytes belong', async () => {
    const database = await openMemory()
    await addItem(database, { photos: [makeItemPhoto(1, { preview: null })] })
    expect(await listUploads(database)).toEqual([
      { itemId: itemIdOf(1), photoId: photoIdOf(1), role: 'picture', sha256: sha256Of(1), size: 300_000 },
    ])
  })

  it('are none that the office has', async () => {
    const database = await openMemory()
    const photos = [present(makeItemPhoto(1), 'preview'), present(makeItemPhoto(2), 'picture')]
    await addItem(database, { photos })
    expect(await listed(database)).toEqual(['preview 2', 'picture 1'])
  })

  it('are none of a photo the office refused', async () => {
    const database = await openMemory()
    await addItem(database, { photos: [makeItemPhoto(1), makeItemPhoto(2)] })
    const [first] = await listUploads(database)
    if (first !== undefined) await markRefused(database, first, 'blob.wrong_kind')
    expect(await listed(database)).toEqual(['preview 2', 'picture 2'])
    expect((await database.photos.get(photoIdOf(1)))?.failure).toBe('blob.wrong_kind')
  })

  it('are none of which this phone has no bytes, because another phone took the photo', async () => {
    const database = await openMemory()
    await database.items.add(makeItemRow({ photos: [makeItemPhoto(1)] }))
    expect(await listed(database)).toEqual([])
  })
})

describe('a file that arrived', () => {
  it('is to come no more, and its photo is there with its picture', async () => {
    const database = await openMemory()
    await addItem(database, { photos: [makeItemPhoto(1), makeItemPhoto(2)] })
    const photosToCome = async () => (await database.items.get(itemIdOf(1)))?.photosToCome
    const counts = []
    for (const upload of await listUploads(database)) {
      await markReceived(database, upload)
      counts.push(await photosToCome())
    }
    expect(counts).toEqual([2, 2, 1, 0])
    expect(await listed(database)).toEqual([])
  })

  it('says nothing of a photo that was changed for another meanwhile', async () => {
    const database = await openMemory()
    await addItem(database, { photos: [makeItemPhoto(1, { preview: null })] })
    const [upload] = await listUploads(database)
    const picture = { sha256: sha256Of(9), size: 5, isPresent: false }
    await database.items.put(makeItemRow({ photos: [makeItemPhoto(1, { picture, preview: null })] }))
    if (upload !== undefined) await markReceived(database, upload)
    expect((await database.items.get(itemIdOf(1)))?.photosToCome).toBe(1)
  })

  it('is harmless when the item is gone', async () => {
    const database = await openMemory()
    await addItem(database, { photos: [makeItemPhoto(1)] })
    const [upload] = await listUploads(database)
    await database.items.clear()
    if (upload !== undefined) await markReceived(database, upload)
    expect(await database.items.count()).toBe(0)
  })
})

describe('the number of photos still to be sent', () => {
  it('has those of an item that waits itself, each picture once, without those that failed', async () => {
    const database = await openMemory()
    const twice = makePhotoRow(2, { id: photoIdOf(3) })
    const broken = makePhotoRow(4, { picture: null, preview: null, failure: 'photo.unreadable' })
    await database.photos.bulkAdd([makePhotoRow(1), makePhotoRow(2), twice, broken])
    await writeAndSubmit(database)
    expect(await countPhotosToSend(database)).toBe(2)
  })

  it('has none of a draft: nobody sent it', async () => {
    const database = await openMemory()
    await database.photos.add(makePhotoRow(1))
    await write(database)
    await writeAndSubmit(database, { id: itemIdOf(2) })
    expect(await countPhotosToSend(database)).toBe(0)
  })

  it('has a photo of a correction once, and not when the office has it', async () => {
    const database = await openMemory()
    const [atOffice, toCome] = [makeItemPhoto(1, { preview: null }), makeItemPhoto(2, { preview: null })]
    await addItem(database, { photos: [present(atOffice, 'picture'), toCome] })
    await database.photos.add(makePhotoRow(3))
    await writeAndSubmit(database)
    expect(await countPhotosToSend(database)).toBe(2)
  })
})
