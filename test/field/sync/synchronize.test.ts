import { describe, expect, it } from 'vitest'
import { readSubmissions, requeueAfter } from '../../../src/field/local/outbox.ts'
import { readMeta } from '../../../src/field/local/meta.ts'
import { makeClock } from '../../support/field-clock.ts'
import { newStorage, readEverything } from '../../support/field-memory.ts'
import {
  answerInstead,
  faultOnce,
  makeOffice,
  type Fault,
  type SeenRequest,
} from '../../support/field-office.ts'
import type { Records } from '../../support/field-office-records.ts'
import { makeLocks, makeOfficeAndPhone, makePhone, type Phone } from '../../support/field-phone.ts'
import { makeAccount } from '../../support/make-account.ts'
import { accountIdOf, DAY, HOUR, itemIdOf, MINUTE, NOW } from '../../support/make-ids.ts'
import { adopted, makeText, returned } from '../../support/make-item.ts'

const DONE = { status: 'done' }
const stoppedBy = (kind: string) => ({ status: 'stopped', answer: { kind } })

const waitingSeqs = async ({ database }: Phone) => (await database.outbox.toArray()).map(({ seq }) => seq)
const isSync = ({ path }: SeenRequest) => path === '/api/sync'
const batchesOf = (requests: SeenRequest[]) =>
  requests.filter(isSync).map(({ sync }) => sync?.commands.map(({ seq }) => seq) ?? [])

describe('a text on its way to the office', () => {
  it('arrives as it was written, and the phone shows the receipt', async () => {
    const { office, phone } = await makeOfficeAndPhone()
    await phone.send(1, { title: '春耕农资到位' })
    expect(await phone.sync()).toEqual(DONE)
    expect(office.itemsById().get(itemIdOf(1))?.text).toEqual(makeText({ title: '春耕农资到位' }))
    expect(await phone.database.items.get(itemIdOf(1))).toMatchObject({ receipt: '2026-11-0001', rev: 1 })
    expect(await waitingSeqs(phone)).toEqual([])
  })

  it('takes everything that waits along, in its order, in one request', async () => {
    const { office, phone } = await makeOfficeAndPhone()
    await phone.send(1)
    await phone.send(2)
    await phone.send(3)
    await phone.sync()
    expect(batchesOf(office.requests)).toEqual([[1, 2, 3]])
    expect([...office.itemsById().values()].map(({ receipt }) => receipt)).toEqual([
      '2026-11-0001',
      '2026-11-0002',
      '2026-11-0003',
    ])
  })

  it('waits until the network is back when the request is lost', async () => {
    const { office, phone } = await makeOfficeAndPhone()
    await phone.send(1)
    office.fault = faultOnce('lose_request')
    expect(await phone.sync()).toEqual({ status: 'stopped', answer: { kind: 'retry', afterMs: null } })
    expect(office.itemsById().size).toBe(0)
    expect(await waitingSeqs(phone)).toEqual([1])
    expect(await phone.sync()).toEqual(DONE)
    expect(office.itemsById().size).toBe(1)
  })

  it('arrives once though the answer was lost', async () => {
    const { office, phone } = await makeOfficeAndPhone()
    await phone.send(1)
    office.fault = faultOnce('lose_answer')
    await phone.sync()
    expect(await waitingSeqs(phone)).toEqual([1])
    await phone.sync()
    expect(office.itemsById().size).toBe(1)
    expect(office.itemsById().get(itemIdOf(1))).toMatchObject({ rev: 1, receipt: '2026-11-0001' })
    expect(office.itemsById().get(itemIdOf(1))?.events).toHaveLength(1)
    expect(await phone.database.items.get(itemIdOf(1))).toMatchObject({ receipt: '2026-11-0001' })
    expect(await waitingSeqs(phone)).toEqual([])
  })

  it('arrives once though the answer was lost ten times, and a later text joined it', async () => {
    const { office, phone } = await makeOfficeAndPhone()
    await phone.send(1)
    office.fault = faultOnce('lose_answer', isSync, 10)
    for (let n = 0; n < 5; n++) await phone.sync()
    await phone.send(2)
    for (let n = 0; n < 6; n++) await phone.sync()
    expect([...office.itemsById().values()].map(({ id, rev }) => [id, rev])).toEqual([
      [itemIdOf(1), 1],
      [itemIdOf(2), 1],
    ])
    expect(await waitingSeqs(phone)).toEqual([])
  })

  it('is sent with the same id and the same hash each time', async () => {
    const { office, phone } = await makeOfficeAndPhone()
    await phone.send(1)
    office.fault = faultOnce('lose_request')
    await phone.sync()
    phone.clock.advance(HOUR)
    await phone.sync()
    const [first, second] = office.requests.map(({ sync }) => sync?.commands[0])
    expect(second).toEqual(first)
  })
})

describe('what is no answer of the office', () => {
  const faults: [string, Fault, string][] = [
    ['the page of a hotel', 'portal', 'retry'],
    ['the JSON of a stranger', 'stranger', 'retry'],
    ['an answer that breaks off', 'truncated', 'retry'],
    ['an answer to another request', 'wrong_request_id', 'retry'],
    ['a lost answer', 'lose_answer', 'retry'],
    ['status 500', { status: 500 }, 'retry'],
    ['status 503', { status: 503, code: 'server.stopping' }, 'retry'],
    ['status 429', { status: 429, retryAfter: '7' }, 'retry'],
    ['status 408', { status: 408 }, 'retry'],
    ['status 401', { status: 401, code: 'session.required' }, 'signed_out'],
    ['status 403', { status: 403, code: 'session.forbidden' }, 'forbidden'],
    ['a stopped account', { status: 403, code: 'session.deactivated' }, 'deactivated'],
    ['status 426', { status: 426, code: 'request.wrong_protocol' }, 'update_needed'],
    ['status 507', { status: 507, code: 'server.storage_full' }, 'server_full'],
    ['status 400', { status: 400, code: 'request.malformed' }, 'refused'],
    ['status 204 without a body', { status: 204 }, 'retry'],
    ['status 200 with another body', { status: 200, code: 'server.failed' }, 'retry'],
  ]

  it.each(faults)('%s takes nothing off the phone', async (_, fault, kind) => {
    const { office, phone } = await makeOfficeAndPhone()
    await phone.send(1)
    await phone.send(2)
    const before = await readEverything(phone.database)
    office.fault = () => fault
    expect(await phone.sync()).toMatchObject(stoppedBy(kind))
    const attempted = before['outbox']?.map((row) => ({ ...(row as object), attemptedAt: NOW }))
    expect(await readEverything(phone.database)).toEqual({ ...before, outbox: attempted })
  })

  it.each(faults)('after %s everything still arrives, once', async (_, fault) => {
    const { office, phone } = await makeOfficeAndPhone()
    await phone.send(1)
    await phone.send(2)
    office.fault = faultOnce(fault)
    await phone.sync()
    expect(await phone.sync()).toEqual(DONE)
    expect([...office.itemsById().values()].map(({ rev }) => rev)).toEqual([1, 1])
    expect(await waitingSeqs(phone)).toEqual([])
  })

  it('says how long the office wants to be left alone', async () => {
    const { office, phone } = await makeOfficeAndPhone()
    office.fault = () => ({ status: 429, retryAfter: '7' })
    expect(await phone.sync()).toEqual({
      status: 'stopped',
      answer: { kind: 'retry', afterMs: 7000, hasNetwork: true },
    })
  })
})

describe('a session', () => {
  it('that ended pauses everything and keeps everything, until somebody signs in', async () => {
    const { office, phone } = await makeOfficeAndPhone()
    await phone.send(1)
    office.signedInAs = null
    expect(await phone.sync()).toMatchObject(stoppedBy('signed_out'))
    expect(await waitingSeqs(phone)).toEqual([1])
    office.signedInAs = accountIdOf(1)
    expect(await phone.sync()).toEqual(DONE)
    expect(office.itemsById().size).toBe(1)
  })

  it('that ended between two batches keeps the rest', async () => {
    const { office, phone } = await makeOfficeAndPhone()
    office.largestBatch = 1
    await phone.send(1)
    await phone.send(2)
    const isFirst = ({ sync }: SeenRequest) => sync?.firstSeq === 1
    office.fault = (request) => (isFirst(request) ? undefined : { status: 401, code: 'session.required' })
    expect(await phone.sync()).toMatchObject(stoppedBy('signed_out'))
    expect([...office.itemsById().keys()]).toEqual([itemIdOf(1)])
    expect(await waitingSeqs(phone)).toEqual([2])
  })

  it('of another person carries nothing across', async () => {
    const { office, phone, clock } = await makeOfficeAndPhone()
    await phone.send(1)
    const colleague = await makePhone({
      office,
      clock,
      account: makeAccount({ accountId: accountIdOf(2) }),
      device: 2,
    })
    office.signedInAs = accountIdOf(2)
    expect(await phone.sync()).toMatchObject(stoppedBy('other_account'))
    expect(await colleague.sync()).toEqual(DONE)
    expect(office.itemsById().size).toBe(0)
    expect(await waitingSeqs(phone)).toEqual([1])
  })
})

describe('a poisoned command', () => {
  it('among good ones comes back with its reason and holds up no other', async () => {
    const { office, phone } = await makeOfficeAndPhone()
    await phone.send(1)
    await phone.send(2)
    await phone.send(3)
    // As a broken update of this app would have written it.
    const row = (await readSubmissions(phone.database))[1]
    if (row !== undefined)
      await phone.database.outbox.put({ ...row, payload: { ...row.payload, notes: 7 as never } })
    expect(await phone.sync()).toEqual(DONE)
    expect([...office.itemsById().keys()]).toEqual([itemIdOf(1), itemIdOf(3)])
    expect(await waitingSeqs(phone)).toEqual([])
    expect(await phone.database.drafts.toArray()).toMatchObject([
      { id: itemIdOf(2), refusalCode: 'command.hash_mismatch', text: makeText() },
    ])
  })

  it('keeps its number, so that the next text of the officer goes on after it', async () => {
    const { office, phone } = await makeOfficeAndPhone()
    await phone.send(1)
    const [row] = await readSubmissions(phone.database)
    if (row !== undefined) await phone.database.outbox.put({ ...row, type: 'item.resubmit' })
    await phone.sync()
    expect(await phone.database.drafts.get(itemIdOf(1))).toMatchObject({ refusalCode: 'item.lost' })
    await phone.send(2)
    expect(await phone.sync()).toEqual(DONE)
    expect([...office.itemsById().keys()]).toEqual([itemIdOf(2)])
  })
})

describe('a batch', () => {
  const seqs = (from: number, count: number) => Array.from({ length: count }, (_, index) => from + index)

  it('is halved until the office takes it', async () => {
    const { office, phone } = await makeOfficeAndPhone()
    office.largestBatch = 3
    for (const n of seqs(1, 8)) await phone.send(n)
    expect(await phone.sync()).toEqual(DONE)
    expect(office.itemsById().size).toBe(8)
    const sizes = batchesOf(office.requests).map((batch) => batch.length)
    expect(sizes.slice(0, 3)).toEqual([8, 4, 2])
  })

  it('shrinks on a slow link, down to one command, and still brings everything', async () => {
    const { office, phone } = await makeOfficeAndPhone()
    for (const n of seqs(1, 120)) await phone.send(n)
    office.fault = () => ({ slowMs: 20_000 })
    expect(await phone.sync()).toEqual(DONE)
    const sizes = batchesOf(office.requests).map((batch) => batch.length)
    expect(sizes.slice(0, 7)).toEqual([50, 25, 12, 6, 3, 1, 1])
    expect(office.itemsById().size).toBe(120)
  })

  it('grows on a quick link', async () => {
    const { office, phone } = await makeOfficeAndPhone()
    for (const n of seqs(1, 160)) await phone.send(n)
    await phone.sync()
    expect(batchesOf(office.requests).map((batch) => batch.length)).toEqual([50, 100, 10])
  })
})

describe('a batch whose answer was lost and that is then sent in parts', () => {
  const receivedAts = async ({ database }: Phone) =>
    (await database.items.toArray()).map(({ receivedAt }) => receivedAt)

  it('leaves the phone with the very facts of the office, also for what is told before its result', async () => {
    const { office, phone } = await makeOfficeAndPhone()
    await phone.send(1)
    await phone.send(2)
    office.fault = faultOnce('lose_answer')
    await phone.sync()
    phone.clock.advance(HOUR)
    office.largestBatch = 1
    expect(await phone.sync()).toEqual(DONE)
    expect(await receivedAts(phone)).toEqual([NOW, NOW])
  })

  it('leaves the phone with the corrected text and one course of events', async () => {
    const { office, phone } = await makeOfficeAndPhone()
    await phone.send(1)
    await phone.sync()
    office.decide(itemIdOf(1), returned(NOW + 1))
    await phone.sync()
    await phone.send(2)
    await phone.correct(1, 3, { body: '已核实：6.8公里。' })
    office.fault = faultOnce('lose_answer')
    await phone.sync()
    office.largestBatch = 1
    expect(await phone.sync()).toEqual(DONE)
    const item = await phone.database.items.get(itemIdOf(1))
    expect(item?.text.body).toBe('已核实：6.8公里。')
    expect(item?.events).toEqual(office.itemsById().get(itemIdOf(1))?.events)
  })

  it('does not take a later text of another phone back', async () => {
    const { office, phone, clock } = await makeOfficeAndPhone()
    await phone.send(1)
    await phone.send(2)
    office.fault = faultOnce('lose_answer')
    await phone.sync()
    office.decide(itemIdOf(2), returned(NOW + 1))
    const other = await makePhone({ office, clock, device: 2 })
    await other.sync()
    await other.correct(2, 51, { body: '另一手机改好的。' })
    await other.sync()
    office.largestBatch = 1
    expect(await phone.sync()).toEqual(DONE)
    expect(await phone.database.items.get(itemIdOf(2))).toMatchObject({
      rev: 3,
      text: { body: '另一手机改好的。' },
    })
  })
})

describe('the news of the office', () => {
  it('come with a request that has nothing to send', async () => {
    const { office, phone } = await makeOfficeAndPhone()
    await phone.send(1)
    await phone.sync()
    office.decide(itemIdOf(1), adopted(NOW + MINUTE))
    expect(await phone.sync()).toEqual(DONE)
    expect(await phone.database.items.get(itemIdOf(1))).toMatchObject({
      rev: 2,
      text: makeText(),
      adoptedAt: NOW + MINUTE,
    })
    expect(batchesOf(office.requests)).toEqual([[1], []])
  })

  it('are read page by page, and the cursor follows', async () => {
    const { office, phone, clock } = await makeOfficeAndPhone()
    const other = await makePhone({ office, clock, device: 2 })
    await other.send(1)
    await other.sync()
    fillFeed(office.records, 510)
    office.requests.length = 0
    expect(await phone.sync()).toEqual(DONE)
    expect(await phone.database.items.count()).toBe(510)
    expect(office.requests.map(({ sync }) => sync?.cursor)).toEqual([0, 500])
    expect((await readMeta(phone.database, 'exchange'))?.cursor).toBe(510)
  })

  it('bring everything to a new phone of the same officer, text and all', async () => {
    const { office, phone, clock } = await makeOfficeAndPhone()
    await phone.send(1, { title: '旧手机写的' })
    await phone.sync()
    const fresh = await makePhone({ office, clock, device: 2 })
    await fresh.sync()
    expect((await fresh.database.items.get(itemIdOf(1)))?.text.title).toBe('旧手机写的')
  })

  it('let a returned item go there and back, also over two phones', async () => {
    const { office, phone, clock } = await makeOfficeAndPhone()
    await phone.send(1)
    await phone.sync()
    office.decide(itemIdOf(1), returned(NOW + DAY))
    const second = await makePhone({ office, clock, device: 2 })
    await second.sync()
    await second.correct(1, 51, { body: '已核实：6.8公里。' })
    await second.sync()
    await phone.sync()
    const item = await phone.database.items.get(itemIdOf(1))
    expect(item?.text.body).toBe('已核实：6.8公里。')
    expect(item?.events.map(({ type }) => type)).toEqual(['submitted', 'returned', 'resubmitted'])
    expect(item?.receipt).toBe('2026-11-0001')
  })
})

function fillFeed(records: Records, until: number) {
  const [first] = records.items.values()
  if (first === undefined) throw new Error('the first item is the model of the others')
  for (let n = 2; n <= until; n++) {
    const item = { ...first.item, id: itemIdOf(n) }
    records.items.set(item.id, { ...first, item, feedSeq: ++records.feedSeq })
  }
}

describe('two phones that correct the same item', () => {
  it('leave both texts: the first holds at the office, the second stands beside it', async () => {
    const { office, phone, clock } = await makeOfficeAndPhone()
    await phone.send(1)
    await phone.sync()
    office.decide(itemIdOf(1), returned(NOW + 1))
    await phone.sync()
    const other = await makePhone({ office, clock, device: 2 })
    await other.sync()
    await phone.correct(1, 2, { body: '第一部手机改的。' })
    await other.correct(1, 51, { body: '第二部手机改的。' })
    await phone.sync()
    expect(await other.sync()).toEqual(DONE)
    const shown = await Promise.all([phone, other].map(({ database }) => database.items.get(itemIdOf(1))))
    expect(shown.map((item) => item?.text.body)).toEqual(['第一部手机改的。', '第一部手机改的。'])
    expect(await other.database.kept.get(1)).toMatchObject({
      payload: { text: { body: '第二部手机改的。' } },
    })
    expect(await waitingSeqs(other)).toEqual([])
  })
})

describe('an office that lost its memory', () => {
  it('gets everything again with the first ids, and nothing twice', async () => {
    const { office, phone } = await makeOfficeAndPhone()
    await phone.send(1)
    await phone.send(2)
    await phone.sync()
    const ids = (await phone.database.kept.toArray()).map(({ id }) => id)
    office.restore()
    await phone.send(3)
    expect(await phone.sync()).toEqual(DONE)
    expect([...office.itemsById().keys()]).toEqual([itemIdOf(1), itemIdOf(2), itemIdOf(3)])
    expect((await phone.database.kept.toArray()).map(({ id }) => id).slice(0, 2)).toEqual(ids)
    expect(await waitingSeqs(phone)).toEqual([])
  })

  it('gets everything again though nothing new waits', async () => {
    const { office, phone } = await makeOfficeAndPhone()
    await phone.send(1)
    await phone.sync()
    office.restore()
    expect(await phone.sync()).toEqual(DONE)
    expect(office.itemsById().size).toBe(1)
  })

  it('gets what came after the backup, and its word holds on the phone', async () => {
    const { office, phone } = await makeOfficeAndPhone()
    await phone.send(1)
    await phone.sync()
    const backup = office.backUp()
    office.decide(itemIdOf(1), returned(NOW + 1))
    await phone.sync()
    await phone.correct(1, 2, { body: '已核实：6.8公里。' })
    await phone.send(3)
    await phone.sync()
    office.restore(backup)
    await phone.sync()
    expect([...office.itemsById().keys()]).toEqual([itemIdOf(1), itemIdOf(3)])
    // The return is gone with the old database, so the correction is refused, and stays with the officer.
    expect(await phone.database.items.get(itemIdOf(1))).toMatchObject({ rev: 1 })
    expect(await phone.database.drafts.get(itemIdOf(1))).toMatchObject({
      refusalCode: 'item.not_returned',
      text: { body: '已核实：6.8公里。' },
    })
  })
})

describe('an office that answers without results', () => {
  it('is not asked again at once', async () => {
    const { office, phone } = await makeOfficeAndPhone()
    for (let n = 1; n <= 3; n++) await phone.send(n)
    const { fetch } = office
    phone.context.fetch = async (path, init) => {
      const response = await fetch(path, init)
      const body = (await response.json()) as object
      return answerInstead(response, { ...body, results: [] })
    }
    expect(await phone.sync()).toMatchObject(stoppedBy('retry'))
    expect(office.requests).toHaveLength(1)
    expect(await waitingSeqs(phone)).toEqual([1, 2, 3])
  })
})

describe('two engines at once', () => {
  it('send once: the one that comes second goes away', async () => {
    const clock = makeClock()
    const office = makeOffice(clock)
    const [storage, locks] = [newStorage(), makeLocks()]
    const [page, worker] = [
      await makePhone({ office, clock, storage, locks }),
      await makePhone({ office, clock, storage, locks }),
    ]
    await page.send(1)
    const ends = await Promise.all([page.sync(), worker.sync()])
    expect(ends.map(({ status }) => status).sort()).toEqual(['busy', 'done'])
    expect(batchesOf(office.requests)).toEqual([[1]])
    expect(office.itemsById().size).toBe(1)
  })

  it('bring a text to the office once also where the browser has no locks between tabs', async () => {
    const clock = makeClock()
    const office = makeOffice(clock)
    const storage = newStorage()
    const tabs = [
      await makePhone({ office, clock, storage }),
      await makePhone({ office, clock, storage }),
    ] as const
    await tabs[0].send(1)
    await tabs[0].send(2)
    await Promise.all(tabs.map((tab) => tab.sync()))
    expect([...office.itemsById().values()].map(({ rev, events }) => [rev, events.length])).toEqual([
      [1, 1],
      [1, 1],
    ])
    expect(await waitingSeqs(tabs[0])).toEqual([])
    expect(await tabs[0].database.kept.count()).toBe(2)
  })

  it('do not undo what the other one asked again for', async () => {
    const { office, phone } = await makeOfficeAndPhone()
    await phone.send(1)
    await phone.sync()
    await requeueAfter(phone.database, 0)
    expect(await phone.sync()).toEqual(DONE)
    expect(office.itemsById().get(itemIdOf(1))).toMatchObject({ rev: 1 })
    expect(await waitingSeqs(phone)).toEqual([])
  })
})

describe('what screens are told', () => {
  it('is that something is sent, and at the end that nothing is, also when it fails', async () => {
    const { office, phone } = await makeOfficeAndPhone()
    const told: boolean[] = []
    phone.context.onSending = (isSending) => told.push(isSending)
    await phone.sync()
    await phone.send(1)
    office.fault = faultOnce('lose_answer')
    await phone.sync()
    expect(told).toEqual([false, true, false])
  })
})
