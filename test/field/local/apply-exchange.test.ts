import { describe, expect, it } from 'vitest'
import type { Item } from '../../../src/domain/item/item.ts'
import { applyExchange } from '../../../src/field/local/apply-exchange.ts'
import type { FieldDatabase } from '../../../src/field/local/field-database.ts'
import { readMeta } from '../../../src/field/local/meta.ts'
import { requeueAfter } from '../../../src/field/local/outbox.ts'
import { startCorrection } from '../../../src/field/local/start-correction.ts'
import type { SyncResponse } from '../../../src/protocol/sync.ts'
import {
  failWrites,
  makePhotoRow,
  openMemory,
  readEverything,
  submit,
  write,
  writeAndSubmit,
} from '../../support/field-memory.ts'
import { makeAccount } from '../../support/make-account.ts'
import { makeAnswer, makeItemChange, makeRefusal, makeResult } from '../../support/make-exchange.ts'
import { commandIdOf, HOUR, itemIdOf, NOW, sha256Of } from '../../support/make-ids.ts'
import {
  adopted,
  makeItem,
  makeItemPhoto,
  makeNote,
  makeText,
  resubmitted,
  returned,
  submitted,
} from '../../support/make-item.ts'
import { toFirstPolicy } from '../../../src/domain/policy/upgrade-policy.ts'
import { makePolicy } from '../../support/make-policy.ts'

const LATER = NOW + HOUR

const apply = (database: FieldDatabase, changes: Partial<SyncResponse>) =>
  applyExchange(database, makeAnswer(changes), { account: makeAccount(), now: LATER })

const changeOf = (changes: Partial<Item>, options?: { isWrittenHere: boolean }) =>
  makeItemChange(makeItem(changes), options)

describe('an acknowledged submission', () => {
  it('leaves the outbox for what was kept, and the item shows the receipt', async () => {
    const database = await openMemory()
    await writeAndSubmit(database, { notes: [makeNote()] })
    const sent = await database.outbox.get(1)
    const result = makeResult(1)
    await apply(database, { results: [result], serverTime: NOW + 5 })
    expect(await database.outbox.count()).toBe(0)
    expect(await database.kept.toArray()).toEqual([{ ...sent, outcome: result.outcome, settledAt: LATER }])
    expect(await database.items.get(itemIdOf(1))).toMatchObject({
      rev: 1,
      receipt: '2026-11-0042',
      text: makeText(),
      notes: [makeNote()],
      authorName: '王采',
      receivedAt: NOW + 5,
      events: [{ type: 'submitted', at: NOW + 5, claimedAt: NOW }],
      photosToCome: 0,
    })
  })

  it('counts the photos that the office lacks', async () => {
    const database = await openMemory()
    await write(database)
    await database.photos.bulkAdd([makePhotoRow(1), makePhotoRow(2)])
    await submit(database)
    await apply(database, { results: [makeResult(1, { missing: [sha256Of(1), sha256Of(1002)] })] })
    const item = await database.items.get(itemIdOf(1))
    expect(item?.photosToCome).toBe(1)
    expect(item?.photos.map(({ picture, preview }) => [picture.isPresent, preview?.isPresent])).toEqual([
      [false, true],
      [true, false],
    ])
  })

  it('is described by the office itself when the feed comes along', async () => {
    const database = await openMemory()
    await writeAndSubmit(database)
    const change = changeOf({ countedAt: NOW - 5, countedBy: 'receipt' }, { isWrittenHere: true })
    await apply(database, { results: [makeResult(1)], changes: [change] })
    expect(await database.items.toArray()).toEqual([
      {
        ...makeItem({ countedAt: NOW - 5, countedBy: 'receipt' }),
        photosToCome: 0,
        adoptedAt: null,
        isWrittenHere: true,
      },
    ])
  })

  it('adds a corrected text to the item and its course', async () => {
    const database = await openMemory()
    await apply(database, { changes: [changeOf({ rev: 2, events: [submitted(NOW), returned(NOW + 1)] })] })
    await startCorrection(database, itemIdOf(1), NOW + 2)
    await writeAndSubmit(database, { text: { body: '已核实：6.8公里。' }, now: NOW + 3 })
    await apply(database, { results: [makeResult(1, { rev: 3 })], serverTime: NOW + 4 })
    const item = await database.items.get(itemIdOf(1))
    expect(item).toMatchObject({ rev: 3, receivedAt: NOW, countedAt: NOW })
    expect(item?.text.body).toBe('已核实：6.8公里。')
    expect(item?.events.map(({ type }) => type)).toEqual(['submitted', 'returned', 'resubmitted'])
  })

  it('leaves the text of the office in its place, and the officer’s in hand, when the two differ', async () => {
    const database = await openMemory()
    await apply(database, { changes: [changeOf({ rev: 2 })] })
    await startCorrection(database, itemIdOf(1), NOW)
    await writeAndSubmit(database, { text: { body: '我的' } })
    const merged = { status: 'merged' as const, rev: 3, sibling: itemIdOf(1) }
    await apply(database, { results: [{ ...makeResult(1), outcome: merged }] })
    expect((await database.items.get(itemIdOf(1)))?.text).toEqual(makeText())
    const draft = await database.drafts.get(itemIdOf(1))
    expect(draft).toMatchObject({ text: { body: '我的' }, refusalCode: 'item.newer_text', baseRev: 3 })
    expect(await database.kept.get(1)).toMatchObject({ payload: { text: { body: '我的' } } })
    expect(await database.outbox.count()).toBe(0)
  })
})

describe('an answer that does not fit what was sent', () => {
  it('settles nothing under another id', async () => {
    const database = await openMemory()
    await writeAndSubmit(database)
    await apply(database, { results: [{ ...makeResult(1), id: commandIdOf(77) }] })
    expect(await database.outbox.count()).toBe(1)
    expect(await database.kept.count()).toBe(0)
    expect(await database.items.count()).toBe(0)
  })

  it('settles nothing under a number that was never taken', async () => {
    const database = await openMemory()
    await writeAndSubmit(database)
    await apply(database, { results: [makeResult(2)] })
    expect(await database.outbox.count()).toBe(1)
  })

  it('settles each command by its own result', async () => {
    const database = await openMemory()
    await writeAndSubmit(database, { id: itemIdOf(1), command: 1 })
    await writeAndSubmit(database, { id: itemIdOf(2), command: 2 })
    await writeAndSubmit(database, { id: itemIdOf(3), command: 3 })
    await apply(database, { results: [makeResult(1), makeRefusal(2, 'item.incomplete')] })
    expect((await database.outbox.toArray()).map(({ seq }) => seq)).toEqual([3])
    expect((await database.items.toArray()).map(({ id }) => id)).toEqual([itemIdOf(1)])
    expect((await database.drafts.toArray()).map(({ id }) => id)).toEqual([itemIdOf(2)])
  })
})

describe('a refused submission', () => {
  it('comes back whole and editable, with the reason', async () => {
    const database = await openMemory()
    await write(database, { notes: [makeNote()] })
    await database.photos.add(makePhotoRow(1))
    await submit(database)
    await apply(database, { results: [makeRefusal(1, 'item.secrecy_mark')] })
    expect(await database.drafts.get(itemIdOf(1))).toMatchObject({
      text: makeText(),
      notes: [makeNote()],
      baseRev: 0,
      refusalCode: 'item.secrecy_mark',
    })
    expect(await database.photos.count()).toBe(1)
    expect(await database.outbox.count()).toBe(0)
    expect(await database.items.count()).toBe(0)
  })

  it('can be sent again under a new number and is then refused no more', async () => {
    const database = await openMemory()
    await writeAndSubmit(database)
    await apply(database, { results: [makeRefusal(1, 'item.incomplete')] })
    await writeAndSubmit(database, { text: { body: '补充要素。' }, command: 2 })
    expect(await database.outbox.toArray()).toMatchObject([
      { seq: 2, id: commandIdOf(2), type: 'item.submit' },
    ])
    await apply(database, { results: [makeResult(2)] })
    expect(await database.drafts.count()).toBe(0)
    expect((await database.items.get(itemIdOf(1)))?.text.body).toBe('补充要素。')
  })

  it('of a correction comes back under the revision it corrected', async () => {
    const database = await openMemory()
    await apply(database, { changes: [changeOf({ rev: 2, events: [submitted(NOW), returned(NOW + 1)] })] })
    await startCorrection(database, itemIdOf(1), NOW)
    await writeAndSubmit(database)
    await apply(database, { results: [makeRefusal(1, 'item.not_returned')] })
    expect(await database.drafts.get(itemIdOf(1))).toMatchObject({
      baseRev: 2,
      refusalCode: 'item.not_returned',
    })
    expect((await database.items.get(itemIdOf(1)))?.rev).toBe(2)
  })

  it('never takes the place of a newer text: a restored office refuses it a second time', async () => {
    const database = await openMemory()
    await writeAndSubmit(database)
    await apply(database, { results: [makeRefusal(1, 'item.incomplete')] })
    const newer = await write(database, { text: { body: '已经改好。' }, now: LATER })
    await requeueAfter(database, 0)
    await apply(database, { results: [makeRefusal(1, 'item.incomplete')], epoch: 'epoch-2' })
    expect(await database.drafts.toArray()).toEqual([newer])
  })

  it('stays settled when a later text of the item is on its way or there', async () => {
    const database = await openMemory()
    await writeAndSubmit(database)
    await apply(database, { results: [makeRefusal(1, 'item.incomplete')] })
    await writeAndSubmit(database, { text: { body: '补充要素。' }, command: 2 })
    await requeueAfter(database, 0)
    await apply(database, { results: [makeRefusal(1, 'item.incomplete')], epoch: 'epoch-2' })
    expect(await database.drafts.count()).toBe(0)
    await apply(database, { results: [makeResult(2)], epoch: 'epoch-2' })
    await requeueAfter(database, 0)
    await apply(database, { results: [makeRefusal(1, 'item.incomplete')], epoch: 'epoch-3' })
    expect(await database.drafts.count()).toBe(0)
  })
})

describe('the changes of the office', () => {
  it('bring an item that another phone wrote', async () => {
    const database = await openMemory()
    const item = makeItem({ photos: [makeItemPhoto(1)], notes: [makeNote()] })
    await apply(database, { changes: [makeItemChange(item)] })
    expect(await database.items.toArray()).toEqual([
      { ...item, photosToCome: 1, adoptedAt: null, isWrittenHere: false },
    ])
  })

  it('take the text from what was sent when it is not echoed', async () => {
    const database = await openMemory()
    await writeAndSubmit(database, { id: itemIdOf(2), command: 1, text: { title: '别的稿件' } })
    await writeAndSubmit(database, { id: itemIdOf(1), command: 2, text: { title: '本机写的' } })
    await apply(database, { results: [makeResult(1), makeResult(2)] })
    await database.items.clear()
    await apply(database, { changes: [changeOf({ rev: 2 }, { isWrittenHere: true })] })
    expect((await database.items.get(itemIdOf(1)))?.text.title).toBe('本机写的')
  })

  it('keep the text that is here when only facts changed', async () => {
    const database = await openMemory()
    const text = makeText({ title: '办公室改过的' })
    await apply(database, { changes: [changeOf({ text })] })
    await apply(database, {
      changes: [changeOf({ rev: 2, events: [submitted(NOW), adopted(NOW + 1)] }, { isWrittenHere: true })],
    })
    const item = await database.items.get(itemIdOf(1))
    expect(item).toMatchObject({ rev: 2, text })
    expect(item?.events).toHaveLength(2)
  })

  it('are ignored when they are older than what is here', async () => {
    const database = await openMemory()
    await apply(database, { changes: [changeOf({ rev: 3, text: makeText({ title: '新' }) })] })
    await apply(database, { changes: [changeOf({ rev: 2, text: makeText({ title: '旧' }) })] })
    expect(await database.items.get(itemIdOf(1))).toMatchObject({ rev: 3, text: { title: '新' } })
  })

  it('bring what colleagues filled the month with, and ignore older records', async () => {
    const database = await openMemory()
    const record = {
      kind: 'record' as const,
      seq: 1,
      itemId: itemIdOf(9),
      category: 'news' as const,
      reportedAt: NOW,
    }
    await apply(database, { changes: [{ ...record, rev: 2, adoptedAt: NOW + 1 }] })
    await apply(database, { changes: [{ ...record, rev: 1, adoptedAt: null }] })
    expect(await database.records.toArray()).toEqual([
      { itemId: itemIdOf(9), rev: 2, category: 'news', reportedAt: NOW, adoptedAt: NOW + 1 },
    ])
  })

  it('bring the policy and the unit', async () => {
    const database = await openMemory()
    const unit = { id: makeAccount().unitId, name: '农业农村局', classId: 'department' }
    const policy = makePolicy()
    await apply(database, {
      changes: [
        { kind: 'policy', seq: 1, policy: toFirstPolicy(policy) },
        { kind: 'unit', seq: 2, unit },
      ],
    })
    expect(await readMeta(database, 'policy')).toEqual(policy)
    expect(await readMeta(database, 'unit')).toEqual(unit)
  })

  it('leave a correction that was begun as it is', async () => {
    const database = await openMemory()
    await apply(database, { changes: [changeOf({ rev: 2, events: [submitted(NOW), returned(NOW + 1)] })] })
    await startCorrection(database, itemIdOf(1), NOW)
    const draft = await write(database, { text: { body: '改到一半' } })
    await apply(database, { changes: [changeOf({ rev: 3, text: makeText({ body: '别的手机改好的' }) })] })
    expect(await database.drafts.toArray()).toEqual([draft])
  })
})

describe('one answer and its rows', () => {
  const everything = () => ({
    results: [makeResult(1), makeRefusal(2, 'item.incomplete')],
    changes: [changeOf({ events: [submitted(NOW), returned(NOW + 1)], rev: 2 }, { isWrittenHere: true })],
    cursor: 17,
    durableSeq: 1,
  })
  const openWithTwoSubmissions = async () => {
    const database = await openMemory()
    await writeAndSubmit(database, { id: itemIdOf(1), command: 1 })
    await writeAndSubmit(database, { id: itemIdOf(2), command: 2 })
    return database
  }

  it('is remembered with the cursor, the epoch and both clocks', async () => {
    const database = await openWithTwoSubmissions()
    await apply(database, { ...everything(), serverTime: NOW + 9 })
    expect(await readMeta(database, 'exchange')).toEqual({
      epoch: 'epoch-1',
      cursor: 17,
      durableSeq: 1,
      contactAt: LATER,
      serverTime: NOW + 9,
    })
  })

  it('changes nothing when it is applied twice', async () => {
    const database = await openWithTwoSubmissions()
    await apply(database, everything())
    const once = await readEverything(database)
    await apply(database, everything())
    expect(await readEverything(database)).toEqual(once)
  })

  it.each(['items', 'drafts', 'kept', 'meta'] as const)(
    'leaves both cursor and rows untouched when writing %s fails',
    async (store) => {
      const database = await openWithTwoSubmissions()
      const before = await readEverything(database)
      failWrites(database[store])
      await expect(apply(database, everything())).rejects.toThrow('no room')
      expect(await readEverything(database)).toEqual(before)
    },
  )
})

describe('a restored office', () => {
  const openAfterAdoption = async () => {
    const database = await openMemory()
    const events = [submitted(NOW), returned(NOW + 1), resubmitted(NOW + 2), adopted(NOW + 3)]
    await apply(database, { changes: [changeOf({ rev: 4, events })], epoch: 'epoch-1' })
    return database
  }

  it('is believed though its revisions are lower than those it had before', async () => {
    const database = await openAfterAdoption()
    await apply(database, { changes: [changeOf({ rev: 1 })], epoch: 'epoch-2', cursor: 1 })
    expect(await database.items.get(itemIdOf(1))).toMatchObject({ rev: 1, events: [submitted(NOW)] })
  })

  it('is believed about the records of colleagues as well', async () => {
    const database = await openMemory()
    const record = {
      kind: 'record' as const,
      seq: 1,
      itemId: itemIdOf(9),
      category: 'news' as const,
      reportedAt: NOW,
    }
    await apply(database, { changes: [{ ...record, rev: 5, adoptedAt: NOW }], epoch: 'epoch-1' })
    await apply(database, { changes: [{ ...record, rev: 1, adoptedAt: null }], epoch: 'epoch-2' })
    expect(await database.records.get(itemIdOf(9))).toMatchObject({ rev: 1, adoptedAt: null })
  })

  it('takes away nothing that it does not speak of', async () => {
    const database = await openAfterAdoption()
    await apply(database, { epoch: 'epoch-2', cursor: 1 })
    expect(await database.items.get(itemIdOf(1))).toMatchObject({ text: makeText(), receipt: '2026-11-0042' })
  })

  it('gets the photos again that went down with it', async () => {
    const database = await openMemory()
    await write(database)
    await database.photos.add(makePhotoRow(1))
    await submit(database)
    const photo = makeItemPhoto(1)
    const here = { ...photo, picture: { ...photo.picture, isPresent: true }, preview: null }
    await apply(database, { results: [makeResult(1)], changes: [changeOf({ rev: 3, photos: [here] })] })
    expect((await database.items.get(itemIdOf(1)))?.photosToCome).toBe(0)
    await requeueAfter(database, 0)
    await apply(database, {
      results: [makeResult(1, { missing: [sha256Of(1), sha256Of(1001)] })],
      epoch: 'epoch-2',
    })
    expect((await database.items.get(itemIdOf(1)))?.photosToCome).toBe(1)
  })

  it('is no restored office on the first contact of a phone', async () => {
    const database = await openMemory()
    await apply(database, { changes: [changeOf({ rev: 2 })], epoch: 'epoch-1' })
    await apply(database, { changes: [changeOf({ rev: 1 })], epoch: 'epoch-1' })
    expect((await database.items.get(itemIdOf(1)))?.rev).toBe(2)
  })
})
