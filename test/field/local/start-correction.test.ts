import { describe, expect, it } from 'vitest'
import type { CommissionId } from '../../../src/domain/ids.ts'
import { reopenDraft } from '../../../src/field/local/settle-command.ts'
import { readSubmissions } from '../../../src/field/local/outbox.ts'
import { startCorrection } from '../../../src/field/local/start-correction.ts'
import {
  makeItemRow,
  makeDraftRow,
  makePhotoRow,
  openMemory,
  submit,
  write,
  writeAndSubmit,
} from '../../support/field-memory.ts'
import { HOUR, itemIdOf, NOW, photoIdOf, sha256Of } from '../../support/make-ids.ts'
import { makeItem, makeItemPhoto, makeNote, makeText, returned, submitted } from '../../support/make-item.ts'

const place = { latitude: 31.2, longitude: 121.4 }
const returnedItem = makeItem({
  rev: 3,
  notes: [makeNote()],
  photos: [makeItemPhoto(1, { place }), makeItemPhoto(2, { preview: null })],
  events: [submitted(NOW), returned(NOW + 1)],
})

describe('starting a correction', () => {
  it('makes a draft of the text and the revision that the office returned', async () => {
    const database = await openMemory()
    await database.items.add(makeItemRow(returnedItem))
    expect(await startCorrection(database, itemIdOf(1), NOW + HOUR)).toBe(true)
    expect(await database.drafts.toArray()).toEqual([
      makeDraftRow({ notes: [makeNote()], createdAt: NOW + HOUR, savedAt: NOW + HOUR, baseRev: 3 }),
    ])
  })

  it('of an answer says again what it answers, also when the office no longer knows of the item', async () => {
    const database = await openMemory()
    const commissionId = itemIdOf(90) as string as CommissionId
    await database.items.add(makeItemRow({ ...returnedItem, commissionId }))
    await startCorrection(database, itemIdOf(1), NOW)
    await submit(database)
    const [sent] = await readSubmissions(database)
    if (sent === undefined) throw new Error('nothing waits')
    expect(sent.payload.commissionId).toBe(commissionId)
    await database.transaction('rw', database.tables, () => reopenDraft(database, sent, 'item.unknown'))
    expect(await database.drafts.get(itemIdOf(1))).toMatchObject({
      baseRev: 0,
      refusalCode: 'item.lost',
      commissionId,
    })
  })

  it('brings the photos along on a phone that never had them', async () => {
    const database = await openMemory()
    await database.items.add(makeItemRow(returnedItem))
    await startCorrection(database, itemIdOf(1), NOW)
    const rows = await database.photos.toArray()
    expect(rows.map(({ id, original, isPlaceAttached }) => [id, original, isPlaceAttached])).toEqual([
      [photoIdOf(1), null, true],
      [photoIdOf(2), null, false],
    ])
  })

  it('lists the same photos when it is sent as it was, also from a phone that never had them', async () => {
    const database = await openMemory()
    await database.items.add(makeItemRow(returnedItem))
    await startCorrection(database, itemIdOf(1), NOW)
    await submit(database)
    const takenAt = NOW - 7_200_000
    const [sent] = await readSubmissions(database)
    expect(sent?.payload.manifest).toEqual([
      { photoId: photoIdOf(1), role: 'picture', sha256: sha256Of(1), size: 300_000, takenAt, place },
      { photoId: photoIdOf(1), role: 'preview', sha256: sha256Of(1001), size: 15_000 },
      { photoId: photoIdOf(2), role: 'picture', sha256: sha256Of(2), size: 300_000, takenAt },
    ])
  })

  it('keeps the original of a photo that this phone took', async () => {
    const database = await openMemory()
    await database.items.add(makeItemRow(returnedItem))
    await database.photos.add(makePhotoRow(1))
    await startCorrection(database, itemIdOf(1), NOW)
    expect(await database.photos.get(photoIdOf(1))).toEqual(makePhotoRow(1))
    expect(await database.photos.count()).toBe(2)
  })

  it('goes on with a correction that was begun', async () => {
    const database = await openMemory()
    await database.items.add(makeItemRow(returnedItem))
    await startCorrection(database, itemIdOf(1), NOW)
    const begun = await write(database, { text: { body: '已核实：6.8公里。' }, now: NOW + 1 })
    expect(await startCorrection(database, itemIdOf(1), NOW + HOUR)).toBe(true)
    expect(await database.drafts.toArray()).toEqual([begun])
  })

  it('is not possible for an item this phone does not have', async () => {
    const database = await openMemory()
    expect(await startCorrection(database, itemIdOf(1), NOW)).toBe(false)
    expect(await database.drafts.count()).toBe(0)
  })

  it('is not possible while the corrected text waits, or the returned one would be sent after it', async () => {
    const database = await openMemory()
    await database.items.add(makeItemRow(returnedItem))
    await startCorrection(database, itemIdOf(1), NOW)
    await writeAndSubmit(database, { text: makeText({ body: '已核实：6.8公里。' }) })
    expect(await startCorrection(database, itemIdOf(1), NOW)).toBe(false)
    expect(await database.drafts.count()).toBe(0)
  })
})
