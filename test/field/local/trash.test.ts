import { describe, expect, it } from 'vitest'
import { applyExchange } from '../../../src/field/local/apply-exchange.ts'
import { discardDraft } from '../../../src/field/local/discard-draft.ts'
import type { FieldDatabase } from '../../../src/field/local/field-database.ts'
import { readBytes, storeBytes } from '../../../src/field/local/photo-bytes.ts'
import { startCorrection } from '../../../src/field/local/start-correction.ts'
import { pruneTrash, readTrash, restoreFromTrash, TRASH_DAYS } from '../../../src/field/local/trash.ts'
import { makeItemRow, makePhotoRow, openMemory, submit, write } from '../../support/field-memory.ts'
import { makeAccount } from '../../support/make-account.ts'
import { makeAnswer } from '../../support/make-exchange.ts'
import { DAY, HOUR, itemIdOf, NOW, sha256Of } from '../../support/make-ids.ts'

const id = itemIdOf(1)
const AFTER = NOW + TRASH_DAYS * DAY

/** What the clock of the office said at the last contact. */
const hear = (database: FieldDatabase, serverTime: number) =>
  applyExchange(database, makeAnswer({ serverTime }), { account: makeAccount(), now: NOW })

/** The phone hears of the office and is opened, both at this time. */
async function pruneAt(database: FieldDatabase, now: number) {
  await hear(database, now)
  await pruneTrash(database, now)
}

/** A draft with a photo, in the trash since NOW. */
async function openWithDiscarded() {
  const database = await openMemory()
  await hear(database, NOW)
  await write(database, { text: { title: '丢掉的' } })
  await database.photos.add(makePhotoRow(1))
  for (const sha of [1, 1001, 2001]) await storeBytes(database, sha256Of(sha), new ArrayBuffer(10))
  await discardDraft(database, id, NOW)
  return database
}

describe('the trash', () => {
  it('lists what was discarded, the last first', async () => {
    const database = await openWithDiscarded()
    await write(database, { id: itemIdOf(2), text: { title: '后丢的' } })
    await discardDraft(database, itemIdOf(2), NOW + HOUR)
    expect((await readTrash(database)).map(({ text }) => text.title)).toEqual(['后丢的', '丢掉的'])
  })

  it('gives a draft back as it was, with its photos, to be backed up anew', async () => {
    const database = await openWithDiscarded()
    expect(await restoreFromTrash(database, id, NOW + HOUR)).toBe('draft')
    const draft = await database.drafts.get(id)
    expect(draft).toMatchObject({ text: { title: '丢掉的' }, version: 2, savedAt: NOW + HOUR })
    expect(draft).not.toHaveProperty('deletedAt')
    expect(await database.photos.toArray()).toEqual([makePhotoRow(1)])
    expect(await database.trash.count()).toBe(0)
    expect(await submit(database)).toEqual({ ok: true })
  })

  it('gives nothing back twice', async () => {
    const database = await openWithDiscarded()
    await restoreFromTrash(database, id, NOW)
    expect(await restoreFromTrash(database, id, NOW)).toBe('gone')
    expect(await database.drafts.count()).toBe(1)
  })

  it('gives its photos to the draft that was begun since', async () => {
    const database = await openWithDiscarded()
    await write(database, { text: { title: '又写的' }, now: NOW + HOUR })
    expect(await restoreFromTrash(database, id, NOW + 2 * HOUR)).toBe('revision')
    expect(await database.photos.toArray()).toEqual([makePhotoRow(1)])
    expect(await database.trash.count()).toBe(0)
  })

  it('overwrites no draft that was begun since: the old text joins its history', async () => {
    const database = await openMemory()
    await database.items.add(makeItemRow({ rev: 2 }))
    await startCorrection(database, id, NOW)
    await write(database, { text: { title: '放弃的修改' } })
    await discardDraft(database, id, NOW)
    await startCorrection(database, id, NOW + HOUR)
    await write(database, { text: { title: '又改的' }, now: NOW + HOUR })
    expect(await restoreFromTrash(database, id, NOW + 2 * HOUR)).toBe('revision')
    expect((await database.drafts.get(id))?.text.title).toBe('又改的')
    expect((await database.revisions.toArray()).map(({ text }) => text.title)).toContain('放弃的修改')
  })

  it('does not let photos of a given-up correction come back into the next one', async () => {
    const database = await openMemory()
    await database.items.add(makeItemRow({ rev: 2 }))
    await startCorrection(database, id, NOW)
    await database.photos.add(makePhotoRow(2))
    await discardDraft(database, id, NOW)
    await startCorrection(database, id, NOW + HOUR)
    expect(await database.photos.count()).toBe(0)
  })
})

describe('after ninety days', () => {
  it('a discarded draft goes with its revisions, its photos and their bytes', async () => {
    const database = await openWithDiscarded()
    await pruneAt(database, AFTER + 1)
    expect([await database.trash.count(), await database.revisions.count()]).toEqual([0, 0])
    expect(await database.chunks.count()).toBe(0)
  })

  it('and not a day before', async () => {
    const database = await openWithDiscarded()
    await pruneAt(database, AFTER - DAY)
    expect([await database.trash.count(), await database.chunks.count()]).toEqual([1, 3])
  })

  it('bytes stay that another draft, another discarded one or the office’s item names', async () => {
    const database = await openWithDiscarded()
    await database.photos.add(makePhotoRow(1, { id: makePhotoRow(9).id, itemId: itemIdOf(2) }))
    await pruneAt(database, AFTER + 1)
    expect(await readBytes(database, sha256Of(1))).not.toBeNull()
  })

  it('the history of an item stays that the office has', async () => {
    const database = await openWithDiscarded()
    await database.items.add(makeItemRow())
    await pruneAt(database, AFTER + 1)
    expect(await database.revisions.count()).toBe(1)
  })

  it('and not because the phone’s clock was set ahead, nor because it was far behind when it was discarded', async () => {
    const database = await openWithDiscarded()
    await pruneTrash(database, AFTER + 1000 * DAY)
    await write(database, { id: itemIdOf(2) })
    await discardDraft(database, itemIdOf(2), 0)
    await pruneAt(database, NOW + DAY)
    expect(await database.trash.count()).toBe(2)
  })

  it('counted from the first look where nobody noted the time of the office', async () => {
    const database = await openWithDiscarded()
    await database.trash.toCollection().modify({ officeAt: undefined })
    await pruneAt(database, AFTER + 1)
    expect(await database.trash.count()).toBe(1)
    await pruneAt(database, AFTER + 2 + TRASH_DAYS * DAY)
    expect(await database.trash.count()).toBe(0)
  })
})
