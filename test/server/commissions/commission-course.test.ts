import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { CommissionId, ItemId } from '../../../src/domain/ids.ts'
import {
  act,
  DAY_MS,
  issue,
  makeCommission,
  readCommissions,
  readToldCommissions,
} from '../../support/commissions.ts'
import { openTestOffice, START, type Client, type TestOffice } from '../../support/server-office.ts'
import { makeCommand, makeDraft, makeSubmission, send, sync } from '../../support/server-phone.ts'

let office: TestOffice
let editor: Client
let phone: Client
let other: Client

beforeEach(async () => {
  office = await openTestOffice()
  editor = await office.signIn('bianji')
  phone = await office.signIn('nongye01')
  other = await office.signIn('shangping01')
})
afterEach(() => office.close())

let seqs = new Map<Client, number>()
beforeEach(() => (seqs = new Map()))

function deed(client: Client, type: string, id: CommissionId, payload: object = {}) {
  const seq = (seqs.get(client) ?? 0) + 1
  seqs.set(client, seq)
  return send(client, makeCommand(seq, { type, itemId: id as string as ItemId, payload }))
}

function answer(client: Client, id: CommissionId, changes: { clientTime?: number; itemId?: ItemId } = {}) {
  const seq = (seqs.get(client) ?? 0) + 1
  seqs.set(client, seq)
  const payload = { ...makeSubmission({ category: 'problem', title: '农户惜售' }), commissionId: id }
  return makeCommand(seq, { payload, ...changes })
}

async function statusOf(id: CommissionId) {
  const [own] = (await readToldCommissions(phone)).filter(({ commission }) => commission.id === id)
  return own?.events.map(({ type }) => type)
}

describe('a commission from issue to verdict', () => {
  it('reaches the unit, is received, assigned, reported on, answered and judged', async () => {
    const { id } = await issue(editor, makeCommission([phone.unitId]))
    const colleague = await office.signIn('nongye02')
    expect(await deed(phone, 'commission.receive', id)).toEqual({ status: 'saved', rev: 2 })
    expect(await deed(phone, 'commission.assign', id, { to: colleague.accountId })).toMatchObject({ rev: 3 })
    expect(await deed(colleague, 'commission.progress', id, { words: '已到两个乡镇' })).toMatchObject({
      rev: 4,
    })
    expect(await send(colleague, answer(colleague, id))).toMatchObject({ status: 'applied' })
    expect(
      (await act(editor, id, { type: 'judged', verdict: 'excellent', words: '有数据' })).statusCode,
    ).toBe(200)
    const [told] = await readToldCommissions(phone)
    expect(told?.events).toMatchObject([
      { type: 'issued', by: 'bianji', dueAt: START + 10 * DAY_MS },
      { type: 'received', by: 'nongye01' },
      { type: 'assigned', by: 'nongye01', to: { name: 'nongye02' } },
      { type: 'progress', by: 'nongye02', words: '已到两个乡镇' },
      { type: 'answered', by: 'nongye02' },
      { type: 'judged', by: 'bianji', verdict: 'excellent', words: '有数据' },
    ])
    const [listed] = readCommissions(await editor.get('/api/desk/commissions'))
    expect(listed?.addressees[0]?.answer).toMatchObject({ title: '农户惜售', receipt: '2026-11-0001' })
  })

  it('makes the answering item a commissioned one in what is counted', async () => {
    const { id } = await issue(editor, makeCommission([phone.unitId]))
    const command = answer(phone, id)
    await send(phone, command)
    const { changes } = await sync(phone, [], { understands: ['facts'] })
    const facts = changes.find((change) => change.kind === 'facts')
    expect(facts?.record).toMatchObject({ itemId: command.itemId, origin: 'commissioned' })
    const own = changes.find((change) => change.kind === 'item')
    expect(own?.facts.commissionId).toBe(id)
  })

  it('is named beside the answering item at the desk, with its deadline and the verdict', async () => {
    const { id } = await issue(editor, makeCommission([phone.unitId]))
    const command = answer(phone, id)
    await send(phone, command)
    const asked = async () => (await editor.get(`/api/desk/items/${command.itemId}`)).json().commission
    const facts = { batch: 1, topic: '秋粮收购进度和农户卖粮意愿', asker: 'city', dueAt: START + 10 * DAY_MS }
    expect(await asked()).toMatchObject({
      ...facts,
      answeredAt: expect.any(Number),
      verdict: null,
      finders: [],
    })
    await act(editor, id, { type: 'judged', verdict: 'excellent', words: '有数据' })
    expect(await asked()).toMatchObject({ verdict: 'excellent' })
    const own = makeCommand(2)
    await send(phone, own)
    expect((await editor.get(`/api/desk/items/${own.itemId}`)).json()).not.toHaveProperty('commission')
  })

  it('is answered in time when it was written in time, however late it arrives', async () => {
    const { id } = await issue(editor, makeCommission([phone.unitId], { dueAt: START + DAY_MS }))
    office.clock.now = START + 2 * DAY_MS
    const [result] = (
      await sync(phone, [answer(phone, id, { clientTime: START + DAY_MS - 60_000 })], {
        sentAt: office.clock.now,
      })
    ).results
    expect(result?.outcome.status).toBe('applied')
    const [told] = await readToldCommissions(phone)
    expect(told?.events.at(-1)).toMatchObject({ type: 'answered', writtenAt: START + DAY_MS - 60_000 })
  })

  it('gets more time when the unit asks and the office grants it', async () => {
    const { id, addressees } = await issue(editor, makeCommission([phone.unitId]))
    const until = START + 15 * DAY_MS
    await deed(phone, 'commission.ask_extension', id, { until, words: '数据月底才出' })
    const late = await editor.post(`/api/desk/commissions/${id}/acts`, {
      units: addressees.map(({ unitId, rev }) => ({ unitId, rev })),
      act: { type: 'extension_granted', words: '', until },
    })
    expect([late.statusCode, late.json().code]).toEqual([409, 'commission.changed'])
    expect((await act(editor, id, { type: 'extension_granted', words: '', until })).statusCode).toBe(200)
    expect(await statusOf(id)).toEqual(['issued', 'extension_asked', 'extension_granted'])
  })

  it('is declined with a reason, and the office may insist', async () => {
    const { id } = await issue(editor, makeCommission([phone.unitId]))
    expect(await deed(phone, 'commission.decline', id, { words: '' })).toEqual({
      status: 'rejected',
      code: 'command.malformed',
    })
    await deed(phone, 'commission.decline', id, { words: '不属本单位职能' })
    expect(await deed(phone, 'commission.progress', id, { words: '又在写' })).toEqual({
      status: 'rejected',
      code: 'commission.wrong_state',
    })
    await act(editor, id, { type: 'insisted', words: '请与粮储部门会同' })
    expect(await deed(phone, 'commission.progress', id, { words: '又在写' })).toMatchObject({
      status: 'saved',
    })
  })
})

describe('a bad day', () => {
  it('two of the unit sign for it without a network: the first receipt stands and none is refused', async () => {
    const { id } = await issue(editor, makeCommission([phone.unitId]))
    const colleague = await office.signIn('nongye02')
    await deed(phone, 'commission.receive', id)
    expect(await deed(colleague, 'commission.receive', id)).toEqual({ status: 'saved', rev: 2 })
    expect(await statusOf(id)).toEqual(['issued', 'received'])
  })

  it('another unit neither hears of it nor can do anything about it', async () => {
    const { id } = await issue(editor, makeCommission([phone.unitId]))
    expect(await readToldCommissions(other)).toEqual([])
    for (const [type, payload] of [
      ['commission.receive', {}],
      ['commission.decline', { words: '不办' }],
      ['commission.assign', { to: other.accountId }],
    ] as const)
      expect(await deed(other, type, id, payload)).toEqual({ status: 'rejected', code: 'commission.unknown' })
  })

  it('a text of another unit that names it is taken in as the unit’s own', async () => {
    const { id } = await issue(editor, makeCommission([phone.unitId]))
    expect(await send(other, answer(other, id))).toMatchObject({ status: 'applied' })
    const { changes } = await sync(other, [], { understands: ['facts'] })
    expect(changes.find((change) => change.kind === 'facts')?.record.origin).toBe('own')
    expect(await statusOf(id)).toEqual(['issued'])
  })

  it('an answer after the office gave up is received, and the commission stays failed', async () => {
    const { id } = await issue(editor, makeCommission([phone.unitId]))
    await act(editor, id, { type: 'given_up', words: '上级已截稿' })
    expect(await send(phone, answer(phone, id))).toMatchObject({ status: 'applied' })
    expect(await statusOf(id)).toEqual(['issued', 'given_up'])
  })

  it('words with a classification mark are refused and kept nowhere', async () => {
    const { id } = await issue(editor, makeCommission([phone.unitId]))
    expect(await deed(phone, 'commission.progress', id, { words: '机密★5年' })).toEqual({
      status: 'rejected',
      code: 'item.secrecy_mark',
    })
    expect(await statusOf(id)).toEqual(['issued'])
  })

  it('more time is not asked for up to an earlier day, nor work given to somebody of another unit', async () => {
    const { id } = await issue(editor, makeCommission([phone.unitId]))
    const until = START + DAY_MS
    expect(await deed(phone, 'commission.ask_extension', id, { until, words: '早一点' })).toMatchObject({
      code: 'commission.due_in_past',
    })
    expect(await deed(phone, 'commission.assign', id, { to: other.accountId })).toMatchObject({
      code: 'commission.not_of_unit',
    })
  })

  it('two editors at once: the second sees the first one’s act before anything happens', async () => {
    const { id, addressees } = await issue(editor, makeCommission([phone.unitId, other.unitId]))
    const second = await office.signIn('bianji02')
    const units = addressees.map(({ unitId, rev }) => ({ unitId, rev }))
    const remind = { units, act: { type: 'reminded', words: '请抓紧' } }
    const replies = await Promise.all(
      [editor, second].map((client) => client.post(`/api/desk/commissions/${id}/acts`, remind)),
    )
    expect(replies.map(({ statusCode }) => statusCode).sort()).toEqual([200, 409])
    const [listed] = readCommissions(await editor.get('/api/desk/commissions'))
    expect(listed?.addressees.map(({ events }) => events.length)).toEqual([2, 2])
  })
})

describe('a draft that is to answer a commission', () => {
  it('comes back to another phone of its author with the commission', async () => {
    const { id } = await issue(editor, makeCommission([phone.unitId]))
    const payload = { ...makeDraft({ title: '起草' }), commissionId: id }
    await send(phone, makeCommand(1, { type: 'draft.put', payload }))
    const second = await office.signIn('nongye01')
    const { changes } = await sync(second, [])
    expect(changes.find((change) => change.kind === 'draft')).toMatchObject({ commissionId: id })
  })
})
