import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { newCommandId, newItemId, type ItemId } from '../../../src/domain/ids.ts'
import { deskItem, deskList } from '../../../src/protocol/desk.ts'
import { parse } from '../../../src/protocol/parse.ts'
import { checkInvariants } from '../../../src/server/sync/check-invariants.ts'
import { openDraftPhone, type DraftPhone } from '../../support/draft-phone.ts'
import { openTestOffice, testIds, type Client, type TestOffice } from '../../support/server-office.ts'
import { listPicture, makePicture, makeSubmission } from '../../support/server-phone.ts'

let office: TestOffice
let phone: DraftPhone
let tablet: DraftPhone
let editor: Client
let itemId: ItemId

const text = (title: string, body = '一\n二\n三') => makeSubmission({ title, body })

/** An item that was returned at its revision 2, which both devices of its author have seen. */
beforeEach(async () => {
  office = await openTestOffice()
  phone = await openDraftPhone(office)
  tablet = await openDraftPhone(office)
  editor = await office.signIn('bianji')
  itemId = newItemId(testIds)
  await phone.send({ itemId, payload: text('初稿') })
  await decide({ type: 'returned', reason: 'wording', words: '' }, 1)
})
afterEach(async () => {
  expect(checkInvariants(office.server.parts.db)).toEqual([])
  await office.close()
})

const resubmit = (from: DraftPhone, baseRev: number, payload: unknown) =>
  from.send({ type: 'item.resubmit', itemId, baseRev, payload })

/** The phone's correction stands as revision 3, the tablet's beside it as revision 4. */
async function standSideBySide() {
  await resubmit(phone, 2, text('手机改的'))
  expect(await resubmit(tablet, 2, text('平板改的'))).toEqual({ status: 'merged', rev: 4, sibling: itemId })
}

describe('a text that stands beside the office’s own', () => {
  beforeEach(standSideBySide)

  it('is shown to its author on every device, whoever wrote it', async () => {
    for (const device of [phone, tablet]) {
      const item = (await device.readAll()).find(({ kind }) => kind === 'item')
      expect(item).toMatchObject({
        facts: { rev: 4 },
        siblings: [{ number: expect.any(Number), deviceName: 'test', text: { title: '平板改的' } }],
      })
    }
  })

  it('is shown to the desk, whole in the item and counted in the list', async () => {
    const { item, siblings } = await read()
    expect(item.text.title).toBe('手机改的')
    expect(siblings.map((sibling) => sibling.text.title)).toEqual(['平板改的'])
    expect((await list()).map((line) => line.siblings)).toEqual([1])
  })

  it('is nothing to colleagues', async () => {
    const colleague = await openDraftPhone(office, 'nongye02')
    expect(JSON.stringify(await colleague.readAll())).not.toContain('改的')
  })

  it('brings its photos: those of both are kept', async () => {
    const [one, two] = [makePicture('one'), makePicture('two')]
    await decide({ type: 'returned', reason: 'wording', words: '' }, 4)
    await resubmit(phone, 5, { ...text('手机又改'), manifest: [listPicture(one)] })
    const late = { ...text('平板又改'), manifest: [listPicture(one), listPicture(two)] }
    expect(await resubmit(tablet, 4, late)).toMatchObject({ status: 'merged' })
    const shown = (await read()).item.photos.map((photo) => photo.picture.sha256)
    expect(shown).toEqual([one.sha256, two.sha256])
  })

  it('is settled by its author who writes again in sight of it', async () => {
    await decide({ type: 'returned', reason: 'wording', words: '' }, 4)
    await resubmit(phone, 5, text('看过两稿再改'))
    expect((await read()).siblings).toEqual([])
    expect(revisions()).toEqual(['初稿', '手机改的', '平板改的', '看过两稿再改'])
  })

  it('is not settled by a text that was written before it came', async () => {
    await decide({ type: 'returned', reason: 'wording', words: '' }, 4)
    await resubmit(phone, 3, text('没见过平板那稿'))
    expect((await read()).siblings).toHaveLength(1)
  })
})

describe('settling', () => {
  beforeEach(standSideBySide)

  it('for the office’s text leaves it and takes the other off the screen', async () => {
    const reply = await settle({ take: 'office' })
    expect(reply.statusCode).toBe(200)
    expect(reply.json()).toMatchObject({ item: { rev: 5, text: { title: '手机改的' } }, siblings: [] })
    expect((await list()).map((line) => line.siblings)).toEqual([0])
  })

  it('for the sibling makes it the item’s text, on its writer’s own device as well, and keeps both', async () => {
    const reply = await settle({ take: 'sibling' })
    expect(reply.json()).toMatchObject({
      status: 'registered',
      item: { rev: 5, text: { title: '平板改的' } },
      siblings: [],
    })
    for (const device of [phone, tablet]) {
      const item = (await device.readAll()).find(({ kind }) => kind === 'item')
      expect(item).toMatchObject({ facts: { rev: 5 }, written: { text: { title: '平板改的' } } })
      expect(item).not.toHaveProperty('siblings')
    }
    expect(revisions()).toEqual(['初稿', '手机改的', '平板改的', '平板改的'])
  })

  it('sent twice is carried out once and answered alike', async () => {
    const number = await numberOf()
    const id = newCommandId(testIds)
    const first = await settle({ take: 'sibling', id }, { number })
    const again = await settle({ take: 'sibling', id }, { number })
    expect([again.statusCode, again.json()]).toEqual([200, first.json()])
    expect(revisions()).toHaveLength(4)
  })

  it('tells every open desk', async () => {
    const told: unknown[] = []
    office.server.parts.events.announce = (event) => void told.push(event)
    await settle({ take: 'office' })
    expect(told).toEqual([{ itemId, rev: 5, isNew: false }])
  })

  it('of the second of two editors finds it done', async () => {
    const number = await numberOf()
    await settle({ take: 'office' }, { number })
    const reply = await settle({ take: 'sibling' }, { number })
    expect([reply.statusCode, reply.json().code]).toEqual([404, 'sibling.unknown'])
    expect((await read()).item.text.title).toBe('手机改的')
  })

  it('of an item that changed since it was read is refused', async () => {
    await decide({ type: 'reserved', reason: 'moment', words: '' }, 4)
    const reply = await settle({ take: 'sibling' })
    expect([reply.statusCode, reply.json().code]).toEqual([409, 'item.changed'])
    expect((await read()).siblings).toHaveLength(1)
  })

  it('never exchanges a text that has been adopted, and may still put the other aside', async () => {
    const { periodicals } = (await editor.get('/api/desk/periodicals')).json()
    await decide({ type: 'adopted', periodicalId: periodicals[0].id, issue: 3, form: 'single' }, 4)
    const reply = await settle({ take: 'sibling', baseRev: 5 })
    expect([reply.statusCode, reply.json().code]).toEqual([409, 'item.wrong_state'])
    expect((await settle({ take: 'office', baseRev: 5 })).statusCode).toBe(200)
  })

  it.each(['0', '999999', 'x', '1.5', '9'.repeat(40)])(
    'of number %s, which there is not, is refused',
    async (number) => {
      const reply = await settle({ take: 'office' }, { number })
      expect([reply.statusCode, reply.json().code]).toEqual([404, 'sibling.unknown'])
    },
  )

  it('of another item’s sibling is refused', async () => {
    const number = await numberOf()
    const other = newItemId(testIds)
    await phone.send({ itemId: other, payload: text('另一篇') })
    const reply = await settle({ take: 'office', baseRev: 1 }, { number, of: other })
    expect(reply.json().code).toBe('sibling.unknown')
    expect((await settle({ take: 'office' }, { number, of: newItemId(testIds) })).json().code).toBe(
      'item.unknown',
    )
  })

  it('under an id that was used for another item is refused', async () => {
    const id = newCommandId(testIds)
    const other = newItemId(testIds)
    await phone.send({ itemId: other, payload: text('另一篇') })
    await editor.post(`/api/desk/items/${other}/decisions`, {
      type: 'reserved',
      reason: 'moment',
      words: '',
      baseRev: 1,
      id,
    })
    const reply = await settle({ take: 'office', id })
    expect([reply.statusCode, reply.json().code]).toEqual([409, 'command.conflict_key'])
  })
})

describe('two corrections of a returned item', () => {
  /** Corrected once and returned again, at revision 4; the tablet has seen revision 2. */
  beforeEach(async () => {
    await resubmit(phone, 2, text('初稿', '一改\n二\n三'))
    await decide({ type: 'returned', reason: 'incomplete', words: '' }, 3)
  })

  it('that do not touch become one text; both parents stay, and the phone hears of the joined one', async () => {
    const outcome = await resubmit(tablet, 2, text('新题', '一\n二\n三改'))
    expect(outcome).toMatchObject({ status: 'applied', rev: 5, receipt: '2026-11-0001' })
    const { item, status, siblings } = await read()
    expect([item.rev, status, siblings]).toEqual([6, 'registered', []])
    expect(item.text).toMatchObject({ title: '新题', body: '一改\n二\n三改' })
    const row = (await tablet.readAll()).find(({ kind }) => kind === 'item')
    expect(row).toMatchObject({ facts: { rev: 6 }, written: { text: { body: '一改\n二\n三改' } } })
    expect(revisions('body')).toEqual(['一\n二\n三', '一改\n二\n三', '一\n二\n三改', '一改\n二\n三改'])
  })

  it('that touch stand side by side, and the item stays returned', async () => {
    expect(await resubmit(tablet, 2, text('初稿', '一也改\n二\n三'))).toMatchObject({ status: 'merged' })
    const { item, status, siblings } = await read()
    expect([item.text.body, status, siblings.length]).toEqual(['一改\n二\n三', 'returned', 1])
  })

  it('are never joined while the office decides on one', async () => {
    await resubmit(phone, 4, text('初稿', '一再改\n二\n三'))
    expect(await resubmit(tablet, 2, text('初稿', '一\n二\n三改'))).toMatchObject({ status: 'merged' })
    expect((await read()).item.text.body).toBe('一再改\n二\n三')
  })

  it('that together would carry a secrecy mark are not joined', async () => {
    await resubmit(phone, 4, text('初稿', '机密\n二\n三'))
    await decide({ type: 'returned', reason: 'incomplete', words: '' }, 5)
    expect(await resubmit(tablet, 2, text('初稿', '一\n★二\n三'))).toMatchObject({ status: 'merged' })
  })

  it('count once: one receipt, one resubmission each', async () => {
    await resubmit(tablet, 2, text('新题', '一\n二\n三改'))
    const types = (await read()).item.events.map((event) => event.type)
    expect(types).toEqual(['submitted', 'returned', 'resubmitted', 'returned', 'resubmitted'])
  })
})

async function decide(decision: object, baseRev: number) {
  const url = `/api/desk/items/${itemId}/decisions`
  const reply = await editor.post(url, { id: newCommandId(testIds), baseRev, ...decision })
  expect(reply.statusCode).toBe(200)
}

async function read() {
  const parsed = parse(deskItem, (await editor.get(`/api/desk/items/${itemId}`)).json())
  if (!parsed.ok) throw new Error(`no item: ${parsed.place}`)
  return parsed.value
}

async function list() {
  const parsed = parse(deskList, (await editor.get('/api/desk/items?status=all')).json())
  if (!parsed.ok) throw new Error(`no list: ${parsed.place}`)
  return parsed.value.lines
}

const numberOf = async () => String((await read()).siblings[0]?.number)

async function settle(settlement: object, { number, of = itemId }: { number?: string; of?: ItemId } = {}) {
  const path = `/api/desk/items/${of}/siblings/${number ?? (await numberOf())}/settlement`
  return editor.post(path, { id: newCommandId(testIds), baseRev: 4, ...settlement })
}

function revisions(field: 'title' | 'body' = 'title') {
  const sql = `select ${field} as value from item_revisions where item_id = ? order by id`
  return office.server.parts.db.all<{ value: string }>(sql, itemId).map(({ value }) => value)
}
