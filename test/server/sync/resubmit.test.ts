import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { newCommandId, type ItemId } from '../../../src/domain/ids.ts'
import { openTestOffice, START, testIds, type Client, type TestOffice } from '../../support/server-office.ts'
import { makeCommand, makeSubmission, send, sync } from '../../support/server-phone.ts'

const HOUR_MS = 3600_000
const corrected = makeSubmission({
  title: '全县晚稻机收进度过九成',
  body: '已核对：截至11月20日，机收92千亩。',
})

let office: TestOffice
let phone: Client
let editor: Client
let itemId: ItemId

beforeEach(async () => {
  office = await openTestOffice()
  phone = await office.signIn('nongye01')
  editor = await office.signIn('bianji')
  const command = makeCommand(1)
  itemId = command.itemId
  await send(phone, command)
})
afterEach(() => office.close())

describe('a corrected text', () => {
  it('of a returned item takes the place of the old one, which stays among the revisions', async () => {
    await returnItem(1)
    const outcome = await send(phone, resubmit(2, 2))
    expect(outcome).toEqual({ status: 'applied', rev: 3, receipt: '2026-11-0001', missing: [] })
    const { item, status } = await readItem()
    expect(status).toBe('registered')
    expect(item.text.title).toBe('全县晚稻机收进度过九成')
    expect(revisions()).toEqual([
      { title: '全县晚稻机收进度过八成', sibling: 0 },
      { title: '全县晚稻机收进度过九成', sibling: 0 },
    ])
  })

  it('counts once: receipt and counted time are those of the first', async () => {
    const before = (await readItem()).item
    await returnItem(1)
    office.clock.now = START + 12 * 24 * HOUR_MS
    const outcome = await send(
      phone,
      { ...resubmit(2, 2), clientTime: office.clock.now },
      { sentAt: office.clock.now },
    )
    expect(outcome?.status).toBe('applied')
    editor = await office.signIn('bianji')
    const { item } = await readItem()
    expect([item.receipt, item.countedAt, item.receivedAt]).toEqual([
      before.receipt,
      before.countedAt,
      before.receivedAt,
    ])
    expect(item.events.map((event: { type: string }) => event.type)).toEqual([
      'submitted',
      'returned',
      'resubmitted',
    ])
  })

  it('of an item that was not returned is refused', async () => {
    expect(await send(phone, resubmit(2, 1))).toEqual({ status: 'rejected', code: 'item.not_returned' })
  })

  it('of a colleague’s item is refused as if there were none', async () => {
    await returnItem(1)
    const colleague = await office.signIn('nongye02')
    expect(await send(colleague, resubmit(1, 2))).toEqual({ status: 'rejected', code: 'item.unknown' })
    expect((await readItem()).status).toBe('returned')
  })

  it('from a second device that had not seen the first correction stands beside it', async () => {
    await returnItem(1)
    const tablet = await office.signIn('nongye01')
    await send(phone, resubmit(2, 2))
    const late = makeSubmission({ title: '另一台设备上改的' })
    const outcome = await send(tablet, {
      ...makeCommand(1, { payload: late, type: 'item.resubmit', itemId, baseRev: 2 }),
    })
    expect(outcome).toEqual({ status: 'merged', rev: 4, sibling: itemId })
    expect((await readItem()).item.text.title).toBe('全县晚稻机收进度过九成')
    expect(revisions()).toContainEqual({ title: '另一台设备上改的', sibling: 1 })
  })
})

async function returnItem(baseRev: number) {
  const decision = {
    type: 'returned',
    id: newCommandId(testIds),
    baseRev,
    reason: 'wording',
    words: '请核对数据',
  }
  const reply = await editor.post(`/api/desk/items/${itemId}/decisions`, decision)
  expect(reply.statusCode).toBe(200)
}

function resubmit(seq: number, baseRev: number) {
  return makeCommand(seq, { payload: corrected, type: 'item.resubmit', itemId, baseRev })
}

async function readItem() {
  return (await editor.get(`/api/desk/items/${itemId}`)).json()
}

function revisions() {
  return office.server.parts.db.all('select title, is_sibling as sibling from item_revisions order by id')
}

describe('the feed of a returned item', () => {
  it('brings the reason and the words to the officer', async () => {
    const { cursor, epoch } = await sync(phone, [], { firstSeq: 2 })
    await returnItem(1)
    const { changes } = await sync(phone, [], { firstSeq: 2, cursor, epoch })
    expect(changes).toHaveLength(1)
    expect(changes[0]).toMatchObject({
      kind: 'item',
      facts: {
        rev: 2,
        events: [{ type: 'submitted' }, { type: 'returned', reason: 'wording', words: '请核对数据' }],
      },
    })
  })
})
