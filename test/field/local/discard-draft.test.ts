import { describe, expect, it } from 'vitest'
import { discardDraft } from '../../../src/field/local/discard-draft.ts'
import { startCorrection } from '../../../src/field/local/start-correction.ts'
import {
  makeItemRow,
  makeDraftRow,
  makePhotoRow,
  openMemory,
  readEverything,
  write,
  writeAndSubmit,
} from '../../support/field-memory.ts'
import { HOUR, itemIdOf, NOW, photoIdOf } from '../../support/make-ids.ts'
import { makeItemPhoto } from '../../support/make-item.ts'

describe('discarding a draft', () => {
  it('moves it and its photos into the trash, and keeps its last text among the revisions', async () => {
    const database = await openMemory()
    await write(database, { text: { title: '早' } })
    const draft = await write(database, { text: { title: '晚' }, now: NOW + 1000 })
    await database.photos.add(makePhotoRow(1))
    await discardDraft(database, itemIdOf(1), NOW + HOUR)
    expect(await database.drafts.count()).toBe(0)
    expect(await database.photos.count()).toBe(0)
    expect(await database.trash.toArray()).toEqual([
      { ...draft, deletedAt: NOW + HOUR, photos: [makePhotoRow(1)] },
    ])
    expect((await database.revisions.toArray()).map(({ text }) => text.title)).toEqual(['早', '晚'])
  })

  it('leaves other drafts and their photos alone', async () => {
    const database = await openMemory()
    await write(database, { id: itemIdOf(1) })
    await write(database, { id: itemIdOf(2) })
    await database.photos.add(makePhotoRow(2, { itemId: itemIdOf(2) }))
    await discardDraft(database, itemIdOf(1), NOW)
    expect((await database.drafts.toArray()).map(({ id }) => id)).toEqual([itemIdOf(2)])
    expect(await database.photos.count()).toBe(1)
  })

  it('changes nothing where there is no draft', async () => {
    const database = await openMemory()
    await writeAndSubmit(database)
    await database.photos.add(makePhotoRow(1))
    const before = await readEverything(database)
    await discardDraft(database, itemIdOf(1), NOW)
    expect(await readEverything(database)).toEqual(before)
  })

  it('gives up a correction with the photos added to it, and keeps those the office knows', async () => {
    const database = await openMemory()
    await database.items.add(makeItemRow({ rev: 2, photos: [makeItemPhoto(1)] }))
    await startCorrection(database, itemIdOf(1), NOW)
    await database.photos.add(makePhotoRow(2))
    await discardDraft(database, itemIdOf(1), NOW)
    expect(await database.drafts.count()).toBe(0)
    expect((await database.photos.toArray()).map(({ id }) => id)).toEqual([photoIdOf(1)])
  })

  it('keeps the photos of a submission that waits beside it', async () => {
    const database = await openMemory()
    await write(database)
    await database.photos.add(makePhotoRow(1))
    await writeAndSubmit(database)
    await database.drafts.add(makeDraftRow())
    await discardDraft(database, itemIdOf(1), NOW)
    expect((await database.photos.toArray()).map(({ id }) => id)).toEqual([photoIdOf(1)])
  })
})
