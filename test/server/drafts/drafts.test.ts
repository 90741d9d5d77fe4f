import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { newCommandId, newItemId, type ItemId } from '../../../src/domain/ids.ts'
import { checkInvariants } from '../../../src/server/sync/check-invariants.ts'
import { openDraftPhone, type DraftPhone } from '../../support/draft-phone.ts'
import { openTestOffice, START, testIds, type TestOffice } from '../../support/server-office.ts'
import { makeCommand, makeDraft, makeSubmission, sync } from '../../support/server-phone.ts'

const DAY_MS = 24 * 3600_000

let office: TestOffice
let phone: DraftPhone
let tablet: DraftPhone
let itemId: ItemId

beforeEach(async () => {
  office = await openTestOffice()
  phone = await openDraftPhone(office)
  tablet = await openDraftPhone(office)
  itemId = newItemId(testIds)
})
afterEach(async () => {
  expect(checkInvariants(office.server.parts.db)).toEqual([])
  await office.close()
})

const rejected = (code: string) => ({ status: 'rejected', code })

describe('a draft kept at the office', () => {
  it('comes to the other devices of its author, whole, and not back to the one that wrote it', async () => {
    expect(await phone.put(itemId, 0, { title: '半篇' })).toEqual({ status: 'saved', rev: 1 })
    const { text, notes } = makeDraft({ title: '半篇' })
    const row = { kind: 'draft', itemId, rev: 1, itemRev: 0, state: 'kept', savedAt: START - 120_000 }
    const told = { written: { text, notes }, deviceName: 'test' }
    expect(await tablet.hear()).toEqual([{ ...row, seq: expect.any(Number), ...told }])
    expect(await phone.hear()).toEqual([{ ...row, seq: expect.any(Number) }])
  })

  it('may be far from complete', async () => {
    expect(await phone.put(itemId, 0, { title: '', body: '' })).toEqual({ status: 'saved', rev: 1 })
  })

  it('grows with each save and stands in the feed once, at its last', async () => {
    await phone.put(itemId, 0, { body: '一' })
    await phone.put(itemId, 1, { body: '一二' })
    expect(await phone.put(itemId, 2, { body: '一二三' })).toEqual({ status: 'saved', rev: 3 })
    expect((await tablet.hear()).map(({ rev, written }) => [rev, written?.text.body])).toEqual([
      [3, '一二三'],
    ])
    expect(await tablet.hear()).toEqual([])
  })

  it('saved again without a change stays as it is', async () => {
    await phone.put(itemId, 0)
    await tablet.hear()
    expect(await phone.put(itemId, 1)).toEqual({ status: 'saved', rev: 1 })
    expect(await tablet.hear()).toEqual([])
  })

  it('may be saved several times before the device hears of the first: its own texts follow each other', async () => {
    await phone.put(itemId, 0, { body: '一' })
    expect(await phone.put(itemId, 0, { body: '一二' })).toEqual({ status: 'saved', rev: 2 })
    expect((await tablet.hear())[0]).toMatchObject({ rev: 2, written: { text: { body: '一二' } } })
  })

  it('of a device that remembers more than a restored office goes on from there', async () => {
    expect(await phone.put(itemId, 41, { body: '恢复之后' })).toEqual({ status: 'saved', rev: 42 })
    expect((await tablet.hear())[0]).toMatchObject({ rev: 42, written: { text: { body: '恢复之后' } } })
  })

  it('with a revision that nobody can have is malformed', async () => {
    expect(await phone.put(itemId, Number.MAX_SAFE_INTEGER)).toEqual(rejected('command.malformed'))
  })

  it('with a payload of something else is malformed', async () => {
    expect(await phone.send({ type: 'draft.put', itemId, payload: { text: '一' } })).toEqual(
      rejected('command.malformed'),
    )
    expect(await phone.send({ type: 'draft.delete', itemId, payload: {} })).toEqual(
      rejected('command.malformed'),
    )
  })

  it('sent again after a lost answer is answered alike and kept once', async () => {
    const command = makeCommand(1, { type: 'draft.put', itemId, payload: makeDraft() })
    const other = await office.signIn('nongye01')
    const first = await sync(other, [command])
    const again = await sync(other, [command])
    expect(again.results).toEqual([{ ...first.results[0], replayed: true }])
    expect(count('draft_revisions')).toBe(1)
  })

  it('keeps the fifty newest of its own texts', async () => {
    for (let rev = 0; rev < 60; rev++) await phone.put(itemId, rev, { body: `第${rev}稿` })
    expect(count('draft_revisions')).toBe(50)
    expect((await tablet.hear())[0]).toMatchObject({ rev: 60, written: { text: { body: '第59稿' } } })
  })

  it.each(['title', 'body', 'place'] as const)(
    'with a secrecy mark in its %s leaves nothing',
    async (field) => {
      expect(await phone.put(itemId, 0, { [field]: '机密★5年 某某事项' })).toEqual(
        rejected('item.secrecy_mark'),
      )
      expect([count('drafts'), count('draft_revisions')]).toEqual([0, 0])
      expect(await tablet.hear()).toEqual([])
    },
  )

  it('with a secrecy mark in a note leaves the draft as it was', async () => {
    await phone.put(itemId, 0, { body: '可以上网' })
    const note = { id: newItemId(testIds) as never, text: '秘密★ 某某事项', writtenAt: START }
    expect(await phone.put(itemId, 1, { notes: [note] })).toEqual(rejected('item.secrecy_mark'))
    expect((await tablet.hear())[0]).toMatchObject({ rev: 1, written: { text: { body: '可以上网' } } })
  })
})

describe('a draft is its author’s alone', () => {
  beforeEach(() => phone.put(itemId, 0, { title: '不给别人看的' }))

  it('colleagues of the unit do not even learn that there is one', async () => {
    const before = await openDraftPhone(office, 'nongye-shenhe')
    const kinds = (await before.readAll()).map(({ kind }) => kind)
    expect(kinds).toEqual(['policy', 'unit'])
    const colleague = await openDraftPhone(office, 'nongye02')
    expect(JSON.stringify(await colleague.readAll())).not.toMatch(new RegExp(`${itemId}|不给别人看的`))
  })

  it('the desk has nothing of it, neither listed nor by its id, nor is it told', async () => {
    const told: unknown[] = []
    office.server.parts.events.announce = (event) => void told.push(event)
    await phone.put(itemId, 1, { title: '还在写' })
    const editor = await office.signIn('bianji')
    expect((await editor.get('/api/desk/items?status=all')).json().lines).toEqual([])
    const read = await editor.get(`/api/desk/items/${itemId}`)
    expect([read.statusCode, read.json().code]).toEqual([404, 'item.unknown'])
    expect(told).toEqual([])
  })

  it('another person can neither write, delete nor submit away what is not theirs', async () => {
    const other = await openDraftPhone(office, 'nongye02')
    expect(await other.put(itemId, 1, { title: '改掉' })).toEqual(rejected('item.unknown'))
    expect(await other.remove(itemId, 1)).toEqual(rejected('item.unknown'))
    await other.send({ itemId })
    expect((await tablet.hear())[0]).toMatchObject({ rev: 1, state: 'kept' })
  })

  it('nor can a draft be put on another person’s item', async () => {
    const other = await openDraftPhone(office, 'nongye02')
    const foreign = newItemId(testIds)
    await other.send({ itemId: foreign })
    expect(await phone.put(foreign, 0)).toEqual(rejected('item.unknown'))
  })

  it('no text of it reaches the log', () => {
    expect(JSON.stringify(office.log)).not.toContain('不给别人看的')
  })
})

describe('two devices that have not heard of each other', () => {
  const three = (one: string, two: string, last: string) => ({ body: [one, two, last].join('\n') })

  it('and wrote in different places are joined, both texts kept', async () => {
    await phone.put(itemId, 0, three('一', '二', '三'))
    await phone.put(itemId, 1, three('一改', '二', '三'))
    expect(await tablet.put(itemId, 1, { ...three('一', '二', '三改'), title: '新题' })).toEqual({
      status: 'saved',
      rev: 3,
    })
    const joined = { rev: 4, written: { text: { body: '一改\n二\n三改', title: '新题' } } }
    expect(await phone.hear()).toMatchObject([joined])
    expect(await tablet.hear()).toMatchObject([joined])
    expect((await tablet.hear())[0]?.siblings).toBeUndefined()
    expect(bodies()).toEqual(['一\n二\n三', '一改\n二\n三', '一\n二\n三改', '一改\n二\n三改'])
  })

  it('go on from what was joined, though one of them still writes on its own text', async () => {
    await phone.put(itemId, 0, three('一', '二', '三'))
    await phone.put(itemId, 1, three('一改', '二', '三'))
    await tablet.put(itemId, 1, three('一', '二', '三改'))
    expect(await tablet.put(itemId, 3, three('一', '二', '三再改'))).toEqual({ status: 'saved', rev: 5 })
    expect(await phone.hear()).toMatchObject([{ rev: 6, written: { text: { body: '一改\n二\n三再改' } } }])
  })

  it('and wrote the same place stand side by side until their author chooses', async () => {
    await phone.put(itemId, 0, { title: '手机题' })
    const outcome = await tablet.put(itemId, 0, { title: '平板题', savedAt: START - 5000 })
    expect(outcome).toEqual({ status: 'merged', rev: 2, sibling: itemId })
    const [row] = await tablet.hear()
    expect(row).toMatchObject({ rev: 2, state: 'kept', written: { text: { title: '手机题' } } })
    expect(row?.siblings).toMatchObject([
      { deviceName: 'test', writtenAt: START - 5000, text: { title: '平板题' } },
    ])
    expect((await phone.hear())[0]?.siblings).toHaveLength(1)

    await phone.put(itemId, 2, { title: '定下来的题' })
    expect((await tablet.hear())[0]).toMatchObject({ rev: 3, written: { text: { title: '定下来的题' } } })
    expect((await tablet.readAll()).find(({ kind }) => kind === 'draft')).not.toHaveProperty('siblings')
    expect(titles()).toEqual(['手机题', '平板题', '定下来的题'])
  })

  it('are settled also by choosing the text that stands', async () => {
    await phone.put(itemId, 0, { title: '手机题' })
    await tablet.put(itemId, 0, { title: '平板题' })
    expect(await phone.put(itemId, 2, { title: '手机题' })).toEqual({ status: 'saved', rev: 3 })
    expect((await tablet.hear())[0]?.siblings).toBeUndefined()
  })

  it('are not settled by a text that was written before the sibling came', async () => {
    await phone.put(itemId, 0, { title: '手机题' })
    await tablet.put(itemId, 0, { title: '平板题' })
    await phone.put(itemId, 1, { title: '手机又改' })
    expect((await tablet.hear())[0]).toMatchObject({
      written: { text: { title: '手机又改' } },
      siblings: [{ text: { title: '平板题' } }],
    })
  })

  it('hear of siblings one revision above the text, so that one of them may go on from the text alone', async () => {
    const third = await openDraftPhone(office)
    await phone.put(itemId, 0, { title: '手机题' })
    await tablet.put(itemId, 0, { title: '平板题' })
    expect(await phone.put(itemId, 1, { title: '手机又改' })).toEqual({ status: 'saved', rev: 3 })
    expect(await third.hear()).toMatchObject([{ rev: 4, written: { text: { title: '手机又改' } } }])
    expect(await third.put(itemId, 3, { title: '电脑接着写' })).toEqual({ status: 'saved', rev: 5 })
    expect(await third.put(itemId, 5, { title: '电脑接着写' })).toEqual({ status: 'saved', rev: 5 })
    const [row] = await phone.hear()
    expect(row).toMatchObject({ rev: 6, written: { text: { title: '电脑接着写' } } })
    expect(row?.siblings).toMatchObject([{ text: { title: '平板题' } }])
    await phone.put(itemId, 6, { title: '定下来的题' })
    expect((await third.hear())[0]?.siblings).toBeUndefined()
  })

  it('are joined after all where one goes on elsewhere: what it wrote beside the draft is no newcomer any more', async () => {
    await phone.put(itemId, 0, three('一', '二', '三'))
    await phone.put(itemId, 1, three('一改', '二', '三'))
    await tablet.put(itemId, 1, three('一另改', '二', '三'))
    expect(await tablet.put(itemId, 1, three('一', '二', '三改'))).toEqual({ status: 'saved', rev: 4 })
    const [row] = await tablet.hear()
    expect(row).toMatchObject({ rev: 5, written: { text: { body: '一改\n二\n三改' } } })
    expect(row?.siblings).toBeUndefined()
  })

  it('need nothing where one takes back what it wrote beside the draft', async () => {
    await phone.put(itemId, 0, { title: '手机题' })
    await tablet.put(itemId, 0, { title: '平板题' })
    await phone.hear()
    expect(await tablet.put(itemId, 0, { title: '手机题' })).toMatchObject({ status: 'saved' })
    expect((await phone.hear())[0]?.siblings).toBeUndefined()
  })

  it('keep what stands beside a draft that was thrown away in sight of it, when it comes back from the trash', async () => {
    await phone.put(itemId, 0, { title: '手机题' })
    await tablet.put(itemId, 0, { title: '平板题' })
    const thrown = await phone.remove(itemId, 2)
    expect((await tablet.hear())[0]?.state).toBe('deleted')
    await phone.put(itemId, thrown?.status === 'saved' ? thrown.rev : 0, { title: '手机题' })
    expect((await phone.hear())[0]).toMatchObject({
      state: 'kept',
      siblings: [{ text: { title: '平板题' } }],
    })
  })

  it('lose none of it when one throws the draft away: what stood beside it unseen is the draft now', async () => {
    await phone.put(itemId, 0, { title: '手机题' })
    await tablet.put(itemId, 0, { title: '平板题', savedAt: START - 5000 })
    expect(await phone.remove(itemId, 1)).toEqual({ status: 'saved', rev: 3 })
    const [row] = await phone.hear()
    const written = { text: { title: '平板题' } }
    expect(row).toMatchObject({ rev: 3, state: 'kept', savedAt: START - 5000, written })
    expect(row?.siblings).toBeUndefined()
    expect((await tablet.hear())[0]).toMatchObject({ rev: 3, state: 'kept' })
    expect(titles()).toEqual(['手机题', '平板题', '平板题'])
  })

  it('go on from the last of several texts that stood beside it, the others beside that one', async () => {
    const third = await openDraftPhone(office)
    await phone.put(itemId, 0, { title: '手机题' })
    await tablet.put(itemId, 0, { title: '平板题' })
    await third.put(itemId, 0, { title: '电脑题' })
    expect(await phone.remove(itemId, 1)).toEqual({ status: 'saved', rev: 4 })
    expect(await phone.hear()).toMatchObject([
      { rev: 5, written: { text: { title: '电脑题' } }, siblings: [{ text: { title: '平板题' } }] },
    ])
  })

  it('are left with the other text where one throws away what it wrote beside the draft', async () => {
    await phone.put(itemId, 0, { title: '手机题' })
    await tablet.put(itemId, 0, { title: '平板题' })
    await tablet.remove(itemId, 0)
    const [row] = await tablet.hear()
    expect(row).toMatchObject({ state: 'kept', written: { text: { title: '手机题' } } })
    expect(row?.siblings).toBeUndefined()
    expect((await phone.hear())[0]?.siblings).toBeUndefined()
  })

  it('have one sibling of each device, its newest', async () => {
    await phone.put(itemId, 0, { title: '手机题' })
    await tablet.put(itemId, 0, { title: '平板题' })
    await tablet.put(itemId, 0, { title: '平板再改' })
    expect((await phone.hear())[0]?.siblings?.map(({ text }) => text.title)).toEqual(['平板再改'])
  })

  it('and wrote the same need nothing', async () => {
    await phone.put(itemId, 0, { title: '同一个题' })
    expect(await tablet.put(itemId, 0, { title: '同一个题' })).toEqual({ status: 'saved', rev: 1 })
    expect((await phone.hear())[0]?.siblings).toBeUndefined()
  })

  it('never make a secrecy mark of two harmless halves', async () => {
    await phone.put(itemId, 0, three('一', '二', '三'))
    await phone.put(itemId, 1, three('机密', '二', '三'))
    const outcome = await tablet.put(itemId, 1, three('一', '★三年', '三'))
    expect(outcome).toMatchObject({ status: 'merged' })
  })
})

describe('a draft thrown away', () => {
  beforeEach(() => phone.put(itemId, 0, { title: '扔掉的' }))

  it('leaves the other devices', async () => {
    expect(await phone.remove(itemId, 1)).toEqual({ status: 'saved', rev: 2 })
    const rows = await tablet.hear()
    expect(rows).toMatchObject([{ rev: 2, state: 'deleted' }])
    expect(rows[0]?.written).toBeUndefined()
  })

  it('comes back with the next text', async () => {
    await phone.remove(itemId, 1)
    expect(await phone.put(itemId, 2, { title: '捡回来' })).toEqual({ status: 'saved', rev: 3 })
    expect((await tablet.hear())[0]).toMatchObject({ state: 'kept', written: { text: { title: '捡回来' } } })
  })

  it('comes back with a text that another device wrote before it heard of it: edit beats delete', async () => {
    await tablet.hear()
    await phone.remove(itemId, 1)
    await tablet.put(itemId, 1, { title: '还在写' })
    expect(await phone.hear()).toMatchObject([{ state: 'kept', written: { text: { title: '还在写' } } }])
  })

  it('without having seen another device’s text is not thrown away, and that device’s text comes', async () => {
    await tablet.put(itemId, 1, { title: '平板接着写' })
    expect(await phone.remove(itemId, 1)).toEqual({ status: 'saved', rev: 3 })
    expect(await phone.hear()).toMatchObject([
      { rev: 3, state: 'kept', written: { text: { title: '平板接着写' } } },
    ])
  })

  it('twice, or before the office ever had it, is thrown away', async () => {
    await phone.remove(itemId, 1)
    expect(await phone.remove(itemId, 2)).toEqual({ status: 'saved', rev: 2 })
    expect(await phone.remove(newItemId(testIds), 0)).toEqual({ status: 'saved', rev: 0 })
  })

  it('stays in the trash for 90 days, then its texts are gone', async () => {
    await phone.remove(itemId, 1)
    const kept = newItemId(testIds)
    await phone.put(kept, 0)
    office.clock.now = START + 90 * DAY_MS
    await office.restart()
    expect(count('draft_revisions')).toBe(2)
    office.clock.now = START + 90 * DAY_MS + 1
    await office.restart()
    expect(count('draft_revisions')).toBe(1)
    expect(count('drafts')).toBe(2)
    tablet = await openDraftPhone(office)
    expect(await tablet.hear()).toMatchObject([
      { itemId, state: 'deleted' },
      { itemId: kept, state: 'kept' },
    ])
  })

  it('goes also from an office that is never started anew: the trash is emptied each day', async () => {
    vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] })
    try {
      await office.restart()
      await phone.remove(itemId, 1)
      office.clock.now = START + 91 * DAY_MS
      vi.advanceTimersByTime(DAY_MS)
      await vi.waitFor(() => expect(count('draft_revisions')).toBe(0))
    } finally {
      vi.useRealTimers()
    }
  })

  it('can be written again after the trash was emptied', async () => {
    await phone.remove(itemId, 1)
    office.clock.now = START + 91 * DAY_MS
    await office.restart()
    phone = await openDraftPhone(office)
    expect(await phone.put(itemId, 2, { title: '又写' })).toEqual({ status: 'saved', rev: 3 })
  })
})

describe('a draft that was submitted', () => {
  it('leaves the other devices, which get the item', async () => {
    await phone.put(itemId, 0)
    await phone.send({ itemId })
    expect(await tablet.hear()).toMatchObject([{ itemId, rev: 2, state: 'submitted' }])
    const item = (await tablet.readAll()).find(({ kind }) => kind === 'item')
    expect(item).toMatchObject({ facts: { id: itemId } })
  })

  it('stays when the submission was refused', async () => {
    await phone.put(itemId, 0)
    await phone.send({ itemId, payload: makeSubmission({ body: ' ' }) })
    expect(await tablet.hear()).toMatchObject([{ state: 'kept' }])
  })

  it('takes in what comes late from another device: the same is nothing new, another text is shown', async () => {
    await phone.put(itemId, 0, { title: '题' })
    await phone.send({ itemId, payload: makeSubmission({ title: '题' }) })
    expect(await tablet.put(itemId, 1, { title: '题' })).toEqual({ status: 'saved', rev: 2 })
    expect(await tablet.put(itemId, 1, { title: '平板上多写的' })).toMatchObject({ status: 'merged', rev: 3 })
    expect((await phone.hear())[0]).toMatchObject({
      state: 'submitted',
      siblings: [{ text: { title: '平板上多写的' } }],
    })
  })

  it('is shown also when the office had never kept the draft', async () => {
    await phone.send({ itemId })
    expect(await tablet.put(itemId, 0, { title: '平板上的草稿' })).toMatchObject({ status: 'merged' })
    expect(await phone.hear()).toMatchObject([
      { state: 'submitted', siblings: [{ text: { title: '平板上的草稿' } }] },
    ])
  })

  it('is a draft again when the item is returned and corrected', async () => {
    await phone.put(itemId, 0)
    await phone.send({ itemId })
    await returnItem()
    expect(await phone.put(itemId, 2, { itemRev: 2, title: '改过的' })).toEqual({ status: 'saved', rev: 3 })
    expect(await tablet.hear()).toMatchObject([
      { state: 'kept', itemRev: 2, written: { text: { title: '改过的' } } },
    ])
    await phone.send({
      itemId,
      type: 'item.resubmit',
      baseRev: 2,
      payload: makeSubmission({ title: '改过的' }),
    })
    expect(await tablet.hear()).toMatchObject([{ rev: 4, state: 'submitted' }])
  })

  it('two corrections of a returned item are joined from the text that was sent', async () => {
    const sent = makeSubmission({ title: '题', body: '一\n二\n三' })
    await phone.send({ itemId, payload: sent })
    await returnItem()
    await phone.put(itemId, 0, { itemRev: 2, title: '题', body: '一改\n二\n三' })
    expect(await tablet.put(itemId, 0, { itemRev: 2, title: '题', body: '一\n二\n三改' })).toMatchObject({
      status: 'saved',
    })
    expect((await phone.hear())[0]).toMatchObject({ written: { text: { body: '一改\n二\n三改' } } })
  })

  it('a correction of a text that was corrected meanwhile does not come back as a draft', async () => {
    await phone.send({ itemId })
    await returnItem()
    await phone.send({
      itemId,
      type: 'item.resubmit',
      baseRev: 2,
      payload: makeSubmission({ title: '改过的' }),
    })
    expect(await tablet.put(itemId, 0, { itemRev: 2, title: '也在改' })).toMatchObject({ status: 'merged' })
    expect((await tablet.hear())[0]).toMatchObject({ state: 'submitted', siblings: [{}] })
  })
})

it('a phone of an older release is not sent rows it cannot read, and gets all others', async () => {
  await phone.put(itemId, 0)
  await phone.send({ itemId })
  const { changes } = await sync(tablet.client, [], { understands: undefined })
  expect(changes.map(({ kind }) => kind)).toEqual(['policy', 'unit', 'item'])
})

async function returnItem() {
  const editor = await office.signIn('bianji')
  const reply = await editor.post(`/api/desk/items/${itemId}/decisions`, {
    type: 'returned',
    id: newCommandId(testIds),
    baseRev: 1,
    reason: 'wording',
    words: '',
  })
  expect(reply.statusCode).toBe(200)
}

const count = (table: string) =>
  office.server.parts.db.get<{ count: number }>(`select count(*) as count from ${table}`)?.count
const listTexts = (field: string) =>
  office.server.parts.db
    .all<{ value: string }>(`select ${field} as value from draft_revisions order by id`)
    .map(({ value }) => value)
const bodies = () => listTexts('body')
const titles = () => listTexts('title')
