import { readSubmissions } from '../../../src/field/local/outbox.ts'
import { describe, expect, it } from 'vitest'
import type { FieldDatabase } from '../../../src/field/local/field-database.ts'
import { readMeta } from '../../../src/field/local/meta.ts'
import { hashText } from '../../../src/field/local/photo-bytes.ts'
import { countRepeated } from '../../../src/field/local/submit-draft.ts'
import { canonicalJson } from '../../../src/protocol/canonical-json.ts'
import {
  failWrites,
  makeDraftRow,
  makePhotoRow,
  openMemory,
  readEverything,
  submit,
  write,
  writeAndSubmit,
} from '../../support/field-memory.ts'
import { commandIdOf, itemIdOf, NOW, photoIdOf, sha256Of } from '../../support/make-ids.ts'
import { makeNote, makeText } from '../../support/make-item.ts'

/** A hash that takes its time: `meanwhile` happens between the first look at the draft and the submission. */
const hashWhile = (meanwhile: () => Promise<unknown>) => async (text: string) => {
  await meanwhile()
  return hashText(text)
}

const manifestOf = async (database: FieldDatabase) => (await readSubmissions(database))[0]?.payload.manifest

describe('submitting a draft', () => {
  it('moves it to the outbox, whole', async () => {
    const database = await openMemory()
    await write(database, { notes: [makeNote()] })
    expect(await submit(database)).toEqual({ ok: true })
    const payload = { text: makeText(), notes: [makeNote()], manifest: [], isDeclaredUnclassified: true }
    expect(await database.drafts.count()).toBe(0)
    expect(await database.outbox.toArray()).toEqual([
      {
        seq: 1,
        id: commandIdOf(1),
        type: 'item.submit',
        itemId: itemIdOf(1),
        baseRev: 0,
        payload,
        payloadSha256: await hashText(canonicalJson(payload)),
        appVersion: '0.1.0',
        clientTime: NOW,
        attemptedAt: null,
        draft: { version: 1, rev: 0, isBackupOn: true },
      },
    ])
  })

  it('keeps the text that was sent as a last revision', async () => {
    const database = await openMemory()
    await write(database, { text: { title: '早' } })
    await write(database, { text: { title: '晚' }, now: NOW + 1000 })
    await submit(database, { now: NOW + 2000 })
    const revisions = await database.revisions.toArray()
    expect(revisions.map(({ at, text }) => [at, text.title])).toEqual([
      [NOW, '早'],
      [NOW + 2000, '晚'],
    ])
  })

  it('sends a returned item again under the revision that was corrected', async () => {
    const database = await openMemory()
    await database.drafts.add(makeDraftRow({ baseRev: 3 }))
    await submit(database)
    expect(await database.outbox.get(1)).toMatchObject({ type: 'item.resubmit', baseRev: 3 })
  })

  it('does not touch another draft', async () => {
    const database = await openMemory()
    const other = await write(database, { id: itemIdOf(2) })
    await writeAndSubmit(database, { id: itemIdOf(1) })
    expect(await database.drafts.toArray()).toEqual([other])
  })

  it('has nothing to submit where there is no draft', async () => {
    expect(await submit(await openMemory())).toEqual({ ok: false, problem: 'no_draft' })
  })
})

describe('the numbers of submissions', () => {
  it('are gapless, also over a text that was not let out', async () => {
    const database = await openMemory()
    await writeAndSubmit(database, { id: itemIdOf(1), command: 1 })
    await writeAndSubmit(database, { id: itemIdOf(2), command: 2, text: { body: '机密★5年' } })
    await writeAndSubmit(database, { id: itemIdOf(3), command: 3 })
    const rows = await database.outbox.toArray()
    expect(rows.map(({ seq, itemId }) => [seq, itemId])).toEqual([
      [1, itemIdOf(1)],
      [2, itemIdOf(3)],
    ])
    expect(await readMeta(database, 'nextSeq')).toBe(3)
  })

  it('are gapless when several items are submitted at once', async () => {
    const database = await openMemory()
    const numbers = [1, 2, 3, 4, 5]
    for (const n of numbers) await write(database, { id: itemIdOf(n) })
    await Promise.all(numbers.map((n) => submit(database, { id: itemIdOf(n), command: n })))
    expect((await database.outbox.toArray()).map(({ seq }) => seq)).toEqual(numbers)
  })

  it('are not used up by a submission the phone could not keep', async () => {
    const database = await openMemory()
    await write(database)
    const before = await readEverything(database)
    failWrites(database.outbox)
    await expect(submit(database)).rejects.toThrow('no room')
    expect(await readEverything(database)).toEqual(before)
  })
})

describe('a draft that is submitted twice', () => {
  it('gives one command for two taps', async () => {
    const database = await openMemory()
    await write(database)
    const answers = await Promise.all([submit(database, { command: 1 }), submit(database, { command: 2 })])
    expect(answers.filter(({ ok }) => ok)).toHaveLength(1)
    expect(await database.outbox.count()).toBe(1)
  })

  it('gives one command for two taps one after the other', async () => {
    const database = await openMemory()
    await writeAndSubmit(database)
    expect(await submit(database, { command: 2 })).toEqual({ ok: false, problem: 'no_draft' })
    expect(await database.outbox.count()).toBe(1)
  })
})

describe('a draft that changes while it is submitted', () => {
  it('does not go, and keeps the newer text', async () => {
    const database = await openMemory()
    await write(database)
    const hash = hashWhile(() => write(database, { text: { title: '另一窗口写的' } }))
    expect(await submit(database, { hash })).toMatchObject({ ok: false })
    expect(await database.outbox.count()).toBe(0)
    expect((await database.drafts.get(itemIdOf(1)))?.text.title).toBe('另一窗口写的')
  })

  it('does not leave a photo behind that was added meanwhile', async () => {
    const database = await openMemory()
    await write(database)
    const hash = hashWhile(() => database.photos.add(makePhotoRow(1)))
    expect(await submit(database, { hash })).toMatchObject({ ok: false })
    expect(await database.outbox.count()).toBe(0)
  })

  it('does not send a place that was taken off meanwhile', async () => {
    const database = await openMemory()
    await write(database)
    await database.photos.add(makePhotoRow(1, { isPlaceAttached: true }))
    const hash = hashWhile(() => database.photos.update(photoIdOf(1), { isPlaceAttached: false }))
    expect(await submit(database, { hash })).toMatchObject({ ok: false })
    expect(await database.outbox.count()).toBe(0)
  })

  it('goes when nothing changed but the time of its saving', async () => {
    const database = await openMemory()
    await write(database)
    expect(await submit(database, { hash: hashWhile(() => write(database, { now: NOW + 800 })) })).toEqual({
      ok: true,
    })
  })
})

describe('a draft that may not go yet', () => {
  it.each([
    ['missing_title', { text: { title: ' 　' } }],
    ['missing_title', { text: { title: '', body: '' } }],
    ['missing_body', { text: { body: '\n' } }],
    ['secrecy_mark', { text: { title: '关于机密★5年的通知' } }],
    ['secrecy_mark', { text: { body: '一、\n绝密★' } }],
    ['secrecy_mark', { text: { place: '秘密★库房' } }],
    ['secrecy_mark', { notes: [makeNote(), makeNote({ text: '机密 ★' })] }],
  ])('%s', async (problem, writing) => {
    const database = await openMemory()
    const row = await write(database, writing)
    expect(await submit(database)).toEqual({ ok: false, problem })
    expect(await database.outbox.count()).toBe(0)
    expect(await database.drafts.get(itemIdOf(1))).toEqual(row)
  })

  it('waits for a photo whose picture is still being made', async () => {
    const database = await openMemory()
    await write(database)
    await database.photos.add(makePhotoRow(1, { picture: null, preview: null }))
    expect(await submit(database)).toEqual({ ok: false, problem: 'photos_preparing' })
  })

  it('does not wait for the photos of another item', async () => {
    const database = await openMemory()
    await write(database)
    await database.photos.add(makePhotoRow(1, { itemId: itemIdOf(2), picture: null, preview: null }))
    expect(await submit(database)).toEqual({ ok: true })
  })

  it('does not wait for a photo of which no picture can be made', async () => {
    const database = await openMemory()
    await write(database)
    await database.photos.add(makePhotoRow(1, { picture: null, preview: null, failure: 'photo.unreadable' }))
    expect(await submit(database)).toEqual({ ok: true })
    expect(await manifestOf(database)).toEqual([])
  })
})

describe('the list of photos that goes with a text', () => {
  it('names each picture with its preview, in the order in which they were added', async () => {
    const database = await openMemory()
    await write(database)
    await database.photos.bulkAdd([
      makePhotoRow(1, { addedAt: NOW + 5, preview: null, takenAt: null }),
      makePhotoRow(2, { addedAt: NOW + 4 }),
    ])
    await submit(database)
    expect(await manifestOf(database)).toEqual([
      {
        photoId: photoIdOf(2),
        role: 'picture',
        sha256: sha256Of(2),
        size: 300_000,
        takenAt: NOW - 7_200_000,
      },
      { photoId: photoIdOf(2), role: 'preview', sha256: sha256Of(1002), size: 15_000 },
      { photoId: photoIdOf(1), role: 'picture', sha256: sha256Of(1), size: 300_000 },
    ])
  })

  it('tells the place of a photo only when the officer attached it', async () => {
    const database = await openMemory()
    await write(database)
    await database.photos.bulkAdd([
      makePhotoRow(1, { preview: null }),
      makePhotoRow(2, { preview: null, isPlaceAttached: true }),
    ])
    await submit(database)
    const places = (await manifestOf(database))?.map(({ place }) => place)
    expect(places).toEqual([undefined, { latitude: 31.2, longitude: 121.4 }])
  })

  it('leaves out a photo that the office refused before', async () => {
    const database = await openMemory()
    await write(database)
    await database.photos.bulkAdd([
      makePhotoRow(1, { failure: 'blob.wrong_kind' }),
      makePhotoRow(2, { preview: null }),
    ])
    await submit(database)
    expect((await manifestOf(database))?.map(({ photoId }) => photoId)).toEqual([photoIdOf(2)])
  })

  it('names a picture once that was added twice, because the office refuses a repeated one with the whole text', async () => {
    const database = await openMemory()
    await write(database)
    const { picture, preview } = makePhotoRow(1)
    const rows = [makePhotoRow(1), makePhotoRow(2, { picture, preview }), makePhotoRow(3)]
    await database.photos.bulkAdd(rows)
    expect(countRepeated(rows)).toBe(1)
    await submit(database)
    expect((await manifestOf(database))?.map(({ photoId, role }) => [photoId, role])).toEqual([
      [photoIdOf(1), 'picture'],
      [photoIdOf(1), 'preview'],
      [photoIdOf(3), 'picture'],
      [photoIdOf(3), 'preview'],
    ])
  })
})
