import { readFileSync, rmSync, writeFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { monthBounds, monthOf } from '../../../src/domain/calendar/month.ts'
import type { ItemId } from '../../../src/domain/ids.ts'
import type { Item } from '../../../src/domain/item/item.ts'
import { dropSafePhotos } from '../../../src/field/local/drop-safe-photos.ts'
import { readSubmissions } from '../../../src/field/local/outbox.ts'
import { hasPending } from '../../../src/field/local/pending.ts'
import { countPhotosToSend } from '../../../src/field/local/photo-queue.ts'
import { readSiblings } from '../../../src/field/local/siblings.ts'
import { readMeta } from '../../../src/field/local/meta.ts'
import { readStanding } from '../../../src/field/local/standing.ts'
import { watchSentSeqs } from '../../../src/field/local/watch.ts'
import { scrub } from '../../../src/server/blobs/file-check.usecases.ts'
import { checkInvariants } from '../../../src/server/sync/check-invariants.ts'
import { openRealOffice, signInPhone, type RealPhone } from '../../support/field-real-office.ts'
import { commandIdOf, DAY, itemIdOf, MINUTE, unitIdOf } from '../../support/make-ids.ts'
import { makeText } from '../../support/make-item.ts'
import { backUp as makeBackup, restoreOffice } from '../../support/server-backup.ts'
import { START, type Client, type TestOffice } from '../../support/server-office.ts'
import { photoPath } from '../../support/server-upload.ts'

const DONE = { status: 'done' }

async function openAll() {
  const office = await openRealOffice()
  return { office, phone: await signInPhone(office), editor: await office.signIn('bianji') }
}

async function itemAtDesk(editor: Client, n = 1): Promise<Item> {
  return (await editor.get(`/api/desk/items/${itemIdOf(n)}`)).json<{ item: Item }>().item
}

/** The item as the phone shows it, without what only the phone keeps. */
async function itemOnPhone({ database }: RealPhone, n = 1): Promise<Item> {
  const row = await database.items.get(itemIdOf(n))
  if (row === undefined) throw new Error('the phone does not have the item')
  const { photosToCome: _toCome, adoptedAt: _adoptedAt, isWrittenHere: _isWrittenHere, ...item } = row
  return item
}

const sendBack = (editor: Client, baseRev: number) =>
  editor.post(`/api/desk/items/${itemIdOf(1)}/decisions`, {
    type: 'returned',
    id: commandIdOf(900 + baseRev),
    baseRev,
    reason: 'figures_unverified',
    words: '请核实里程',
  })

/** What the office answers to all that waits; the phone itself never hears of it. */
async function fetchAnswer(phone: RealPhone): Promise<Response> {
  const { fetch } = phone.context
  let heard: Response | undefined
  phone.context.fetch = async (path, init) => {
    heard = await fetch(path, init)
    throw new TypeError('Failed to fetch')
  }
  await phone.sync()
  phone.context.fetch = fetch
  if (heard === undefined) throw new Error('the phone asked nothing')
  return heard
}

/** What the screen's 已备份 rests on. */
async function isInBackup({ database }: RealPhone, n = 1): Promise<boolean> {
  const seqs = await new Promise<Map<ItemId, number>>((next, error) =>
    watchSentSeqs(database, { next, error }),
  )
  const { durableSeq = 0 } = (await readMeta(database, 'exchange')) ?? {}
  const item = await database.items.get(itemIdOf(n))
  return item?.isWrittenHere === true && (seqs.get(itemIdOf(n)) ?? Infinity) <= durableSeq
}

const waiting = ({ database }: RealPhone) => database.outbox.count()
const monthAt = ({ clock }: TestOffice) => monthOf(clock.now)

describe('the phone and the real server', () => {
  it('agree on what lies in a backup, photos included', async () => {
    const { office, phone } = await openAll()
    await phone.takePhoto(1, { photo: 1, size: 40_000 })
    await phone.send(1)
    expect(await phone.sync()).toEqual(DONE)
    expect(await isInBackup(phone)).toBe(false)
    await makeBackup(office)
    await phone.sync()
    expect(await isInBackup(phone)).toBe(true)
    await phone.send(2)
    await phone.sync()
    expect([await isInBackup(phone, 1), await isInBackup(phone, 2)]).toEqual([true, false])
  })

  it('have a photo after the phone gave up its bytes, also when the office goes back to the backup', async () => {
    const { office, phone } = await openAll()
    await phone.takePhoto(1, { photo: 1, size: 300_000, previewSize: 9000 })
    await phone.send(1)
    await phone.sync()
    const early = await makeBackup(office)
    await phone.sync()
    office.clock.now += 8 * DAY
    await makeBackup(office)
    expect(await dropSafePhotos(phone.database, 1)).toBe(0)
    await phone.sync()
    expect(await dropSafePhotos(phone.database, 1)).toBe(300_000)
    expect(await countPhotosToSend(phone.database)).toBe(0)
    await office.server.stop()
    restoreOffice(office, early)
    await office.start()
    for (let tries = 0; tries < 3; tries++) await phone.sync()
    const { photos } = await itemAtDesk(await office.signIn('bianji'))
    expect(photos).toMatchObject([{ picture: { isPresent: true }, preview: { isPresent: true } }])
  })

  it('agree on every fact of an item with its photos', async () => {
    const { phone, editor } = await openAll()
    await phone.takePhoto(1, { photo: 1, size: 300_000, previewSize: 9000 })
    await phone.takePhoto(1, { photo: 2, size: 40_000 })
    await phone.send(1, { title: '春耕农资到位' })
    expect(await phone.sync()).toEqual(DONE)
    // The office tells that the photos are complete with the next answer.
    await phone.sync()
    const item = await itemAtDesk(editor)
    expect(item.text).toEqual(makeText({ title: '春耕农资到位' }))
    expect(item.photos.map(({ picture }) => picture.isPresent)).toEqual([true, true])
    expect(await itemOnPhone(phone)).toEqual(item)
  })

  it('bring a text across once though answers are lost', async () => {
    const { phone, editor } = await openAll()
    await phone.send(1)
    phone.loseAnswers(2)
    await phone.sync()
    await phone.sync()
    expect(await waiting(phone)).toBe(1)
    await phone.sync()
    expect(await waiting(phone)).toBe(0)
    expect((await itemAtDesk(editor)).events).toHaveLength(1)
    expect(await itemOnPhone(phone)).toEqual(await itemAtDesk(editor))
  })

  it('acknowledge nothing by an answer of which one byte was flipped, whichever it is', async () => {
    const { phone } = await openAll()
    await phone.send(1)
    const { fetch } = phone.context
    const response = await fetchAnswer(phone)
    const bytes = new Uint8Array(await response.arrayBuffer())
    for (let place = 0; place < bytes.length; place += 7) {
      const flipped = bytes.map((byte, index) => (index === place ? byte ^ (1 << (place % 8)) : byte))
      phone.context.fetch = async (_path, init) => {
        const headers = new Headers(response.headers)
        headers.set('x-request-id', new Headers(init?.headers).get('x-request-id') ?? '')
        return new Response(flipped, { headers })
      }
      await phone.sync()
      expect(await waiting(phone)).toBe(1)
    }
    phone.context.fetch = fetch
    expect(await phone.sync()).toEqual(DONE)
    expect(await waiting(phone)).toBe(0)
  })

  it('bring a photo across though every other answer is lost', async () => {
    const { phone, editor } = await openAll()
    await phone.takePhoto(1, { photo: 1, size: 700_000, previewSize: 9000 })
    await phone.send(1)
    for (let tries = 0; tries < 12; tries++) {
      phone.loseAnswers(tries % 2)
      await phone.sync()
    }
    expect((await itemAtDesk(editor)).photos[0]?.picture.isPresent).toBe(true)
    expect(await itemOnPhone(phone)).toEqual(await itemAtDesk(editor))
  })

  it('take an item there and back: returned, corrected, sent again', async () => {
    const { office, phone, editor } = await openAll()
    await phone.takePhoto(1, { photo: 1, size: 40_000 })
    await phone.send(1)
    await phone.sync()
    await sendBack(editor, (await itemAtDesk(editor)).rev)
    office.clock.now += MINUTE
    await phone.sync()
    await phone.correct(1, 2, { body: '已核实：6.8公里。' })
    expect(await phone.sync()).toEqual(DONE)
    const item = await itemAtDesk(editor)
    expect(item.text.body).toBe('已核实：6.8公里。')
    expect(item.events.map(({ type }) => type)).toEqual([
      'submitted',
      'photos_complete',
      'returned',
      'resubmitted',
    ])
    expect(await itemOnPhone(phone)).toEqual(item)
    expect((await phone.database.items.get(itemIdOf(1)))?.photosToCome).toBe(0)
  })

  it('let a second phone of the officer go on with what the first one sent', async () => {
    const { office, phone, editor } = await openAll()
    await phone.send(1, { title: '旧手机写的' })
    await phone.sync()
    await sendBack(editor, 1)
    const second = await signInPhone(office, 'nongye01', 2)
    await second.sync()
    expect(await itemOnPhone(second)).toEqual(await itemAtDesk(editor))
    await second.correct(1, 2, { title: '新手机改的' })
    await second.sync()
    await phone.sync()
    expect((await itemOnPhone(phone)).text.title).toBe('新手机改的')
    expect(await itemOnPhone(phone)).toEqual(await itemAtDesk(editor))
  })

  it('keep a correction in hand, under 需处理 and beside the newer one, when another phone was faster', async () => {
    const { office, phone, editor } = await openAll()
    await phone.send(1)
    await phone.sync()
    await sendBack(editor, 1)
    const second = await signInPhone(office, 'nongye01', 2)
    await second.sync()
    await phone.sync()
    await second.correct(1, 3, { title: '快的一部' })
    await second.sync()
    await phone.correct(1, 2, { title: '慢的一部' })
    for (let times = 0; times < 3; times++) expect(await phone.sync()).toEqual(DONE)
    expect(await phone.database.drafts.get(itemIdOf(1))).toMatchObject({
      text: { title: '慢的一部' },
      refusalCode: 'item.newer_text',
    })
    expect((await itemOnPhone(phone)).text.title).toBe('快的一部')
    const beside = await readSiblings(phone.database, itemIdOf(1))
    expect(beside.map(({ text }) => text.title)).toEqual(['快的一部'])
  })

  it('refuse a poisoned command alone', async () => {
    const { phone } = await openAll()
    await phone.send(1)
    await phone.send(2)
    const [row] = await readSubmissions(phone.database)
    if (row !== undefined) await phone.database.outbox.put({ ...row, type: 'item.resubmit' })
    expect(await phone.sync()).toEqual(DONE)
    expect((await phone.database.drafts.toArray()).map(({ id, refusalCode }) => [id, refusalCode])).toEqual([
      [itemIdOf(1), 'item.lost'],
    ])
    expect((await phone.database.items.toArray()).map(({ id }) => id)).toEqual([itemIdOf(2)])
  })

  it('carry nothing across when somebody else is signed in', async () => {
    const { office, phone } = await openAll()
    await phone.send(1)
    phone.client.cookie = (await office.signIn('nongye02')).cookie
    expect(await phone.sync()).toEqual({ status: 'stopped', answer: { kind: 'other_account' } })
    expect(await waiting(phone)).toBe(1)
  })

  it('count the item of a colleague for the month of the unit, without its text', async () => {
    const { office, phone } = await openAll()
    await phone.send(1)
    await phone.sync()
    const colleague = await signInPhone(office, 'nongye02', 2)
    await colleague.sync()
    const { records, unitClass, policies } = await readStanding(colleague.database, {
      unitId: colleague.client.unitId ?? unitIdOf(1),
      stretches: [monthBounds(monthAt(office))],
    })
    expect(records.map(({ itemId }) => itemId)).toEqual([itemIdOf(1)])
    expect([await colleague.database.items.count(), unitClass?.classId, policies[0]?.version]).toEqual([
      0,
      'department',
      1,
    ])
  })

  it('agree on the numbers of the device, and on the time', async () => {
    const { office, phone } = await openAll()
    await phone.send(1)
    await phone.send(2)
    await phone.sync()
    expect(await readMeta(phone.database, 'nextSeq')).toBe(3)
    expect(await readMeta(phone.database, 'exchange')).toMatchObject({
      serverTime: START,
      contactAt: office.clock.now,
    })
  })

  it('go on after a restart of the server as if nothing had been', async () => {
    const { office, phone, editor } = await openAll()
    await phone.send(1)
    phone.loseAnswers(1)
    await phone.sync()
    await office.restart()
    expect(await phone.sync()).toEqual(DONE)
    expect((await itemAtDesk(editor)).events).toHaveLength(1)
    expect(await waiting(phone)).toBe(0)
  })
})

describe('a photo that the office had', () => {
  const garble = (path: string) =>
    writeFileSync(
      path,
      readFileSync(path).map((byte, index) => (index === 2000 ? byte ^ 1 : byte)),
    )

  it.each([
    ['is gone', (path: string) => rmSync(path)],
    ['is damaged', garble],
  ])('and that %s is sent again by the phone, with nobody asking for it', async (_what, harm) => {
    const { office, phone, editor } = await openAll()
    const photo = await phone.takePhoto(1, { photo: 1, size: 300_000, previewSize: 9000 })
    await phone.send(1)
    await phone.sync()
    await phone.sync()
    const path = photoPath(office, phone.client, photo.picture)
    const whole = readFileSync(path)
    office.clock.now += MINUTE
    harm(path)
    expect(await scrub(office.server.parts)).toBe(1)
    expect((await itemAtDesk(editor)).photos[0]?.picture.isPresent).toBe(false)
    expect(checkInvariants(office.server.parts.db)).toEqual([])
    expect(await phone.sync()).toEqual(DONE)
    expect(readFileSync(path).equals(whole)).toBe(true)
    await phone.sync()
    expect(await itemOnPhone(phone)).toEqual(await itemAtDesk(editor))
    expect((await itemOnPhone(phone)).photos[0]?.picture.isPresent).toBe(true)
    expect(await hasPending(phone.database)).toBe(false)
  })

  it('and that the phone has no bytes of any more is waited for by nobody here, and other photos go on', async () => {
    const { office, phone, editor } = await openAll()
    const photo = await phone.takePhoto(1, { photo: 1, size: 40_000 })
    await phone.send(1)
    await phone.sync()
    await phone.sync()
    rmSync(photoPath(office, phone.client, photo.picture))
    await phone.database.chunks.where('[sha256+index]').equals([photo.picture, 0]).delete()
    await scrub(office.server.parts)
    await phone.takePhoto(2, { photo: 2, size: 40_000 })
    await phone.send(2)
    expect(await phone.sync()).toEqual(DONE)
    expect((await itemAtDesk(editor, 2)).photos[0]?.picture.isPresent).toBe(true)
    expect((await itemOnPhone(phone)).photos[0]?.picture.isPresent).toBe(false)
    expect(await hasPending(phone.database)).toBe(false)
  })
})
