import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import {
  newCommandId,
  newItemId,
  newPeriodicalId,
  type ItemId,
  type PeriodicalId,
} from '../../../src/domain/ids.ts'
import { workStateOf } from '../../../src/domain/item/work-state.ts'
import { openTestOffice, testIds, type Client, type TestOffice } from '../../support/server-office.ts'
import { makeCommand, send } from '../../support/server-phone.ts'

let office: TestOffice
let editor: Client
let itemId: ItemId
let periodicalId: PeriodicalId

beforeEach(async () => {
  office = await openTestOffice()
  const phone = await office.signIn('nongye01')
  editor = await office.signIn('bianji')
  const command = makeCommand(1)
  itemId = command.itemId
  await send(phone, command)
  periodicalId = (await editor.get('/api/desk/periodicals')).json().periodicals[0].id
})
afterEach(() => office.close())

describe('a decision', () => {
  it('to adopt keeps the periodical’s name and raises its current issue', async () => {
    const reply = await decide({ type: 'adopted', periodicalId, issue: 12, form: 'brief' })
    expect(reply.json()).toMatchObject({ status: 'adopted', item: { rev: 2 } })
    expect(reply.json().item.events.at(-1)).toEqual({
      type: 'adopted',
      at: office.clock.now,
      by: 'bianji',
      adoption: { periodicalId, periodicalName: '望澜政务信息', issue: 12, form: 'brief' },
    })
    expect((await editor.get('/api/desk/periodicals')).json().periodicals[0].currentIssue).toBe(12)
  })

  it.each([
    [{ type: 'returned', reason: 'figures_unverified', words: '请核对' }, 'returned'],
    [{ type: 'reserved', reason: 'moment', words: '备用' }, 'reserved'],
    [{ type: 'not_used', reason: 'ordinary', words: '' }, 'not_used'],
  ])('%j leads to %s', async (decision, status) => {
    expect((await decide(decision)).json().status).toBe(status)
  })

  it.each(['reserved', 'returned', 'not_used'])('%s needs a reason of its own list', async (type) => {
    expect((await decide({ type, words: '没有选原因' })).statusCode).toBe(400)
    const ofOtherList = type === 'reserved' ? 'ordinary' : 'moment'
    expect((await decide({ type, reason: ofOtherList, words: '' })).statusCode).toBe(400)
    expect((await decide({ type: 'reserved', reason: 'later_issue', words: '' })).json().item.rev).toBe(2)
  })

  it('sent twice is carried out once and answered alike', async () => {
    const decision = { id: newCommandId(testIds), type: 'reserved', reason: 'moment', words: '', baseRev: 1 }
    const first = await decide(decision)
    const again = await decide(decision)
    expect([again.statusCode, again.json()]).toEqual([200, first.json()])
    expect(first.json().item.events).toHaveLength(2)
  })

  it('of the second of two editors at once finds the item changed, and nothing of it happens', async () => {
    const other = await office.signIn('bianji02')
    const [one, two] = await Promise.all([
      decide({ type: 'reserved', reason: 'moment', words: '' }),
      decide({ type: 'returned', reason: 'wording', words: '' }, other),
    ])
    expect([one.statusCode, two.statusCode, two.json().code]).toEqual([200, 409, 'item.changed'])
    const { item, status } = (await editor.get(`/api/desk/items/${itemId}`)).json()
    expect([item.rev, status, item.events.length]).toEqual([2, 'reserved', 2])
  })

  it('that the item’s state does not allow finds it changed', async () => {
    await decide({ type: 'adopted', periodicalId, issue: 3, form: 'single' })
    const reply = await decide({ type: 'returned', reason: 'wording', words: '', baseRev: 2 })
    expect([reply.statusCode, reply.json().code]).toEqual([409, 'item.changed'])
  })

  it('in an unknown periodical is refused and leaves everything as it was', async () => {
    const reply = await decide({
      type: 'adopted',
      periodicalId: newPeriodicalId(testIds),
      issue: 3,
      form: 'single',
    })
    expect([reply.statusCode, reply.json().code]).toEqual([404, 'periodical.unknown'])
    expect((await editor.get(`/api/desk/items/${itemId}`)).json().item.rev).toBe(1)
  })

  it('refused for its state does not raise the current issue', async () => {
    await decide({ type: 'not_used', reason: 'ordinary', words: '' })
    await decide({ type: 'adopted', periodicalId, issue: 40, form: 'single', baseRev: 2 })
    expect((await editor.get('/api/desk/periodicals')).json().periodicals[0].currentIssue).toBe(1)
  })

  it('on an item nobody has is refused', async () => {
    const unknown = `/api/desk/items/${newItemId(testIds)}/decisions`
    const decision = { type: 'reserved', reason: 'moment', words: '', id: newCommandId(testIds), baseRev: 1 }
    expect((await editor.post(unknown, decision)).json().code).toBe('item.unknown')
    expect((await editor.post('/api/desk/items/nothing/decisions', decision)).json().code).toBe(
      'item.unknown',
    )
  })

  it('under the id of another item’s decision is refused', async () => {
    const phone = await office.signIn('nongye02')
    const second = makeCommand(1)
    await send(phone, second)
    const decision = { type: 'reserved', reason: 'moment', words: '', id: newCommandId(testIds), baseRev: 1 }
    await editor.post(`/api/desk/items/${itemId}/decisions`, decision)
    const reply = await editor.post(`/api/desk/items/${second.itemId}/decisions`, decision)
    expect([reply.statusCode, reply.json().code]).toEqual([409, 'command.conflict_key'])
  })
})

it('the listed status is the fold of the events', async () => {
  await decide({ type: 'reserved', reason: 'moment', words: '' })
  await decide({ type: 'adopted', periodicalId, issue: 1, form: 'single', baseRev: 2 })
  const { item, status } = (await editor.get(`/api/desk/items/${itemId}`)).json()
  expect(workStateOf(item.events).status).toBe(status)
})

it('events and revisions can be neither changed nor removed', () => {
  const { db } = office.server.parts
  expect(() => db.run('delete from item_events')).toThrow('append-only')
  expect(() => db.run("update item_revisions set title = ''")).toThrow('append-only')
})

function decide(decision: Record<string, unknown>, client = editor) {
  return client.post(`/api/desk/items/${itemId}/decisions`, {
    id: newCommandId(testIds),
    baseRev: 1,
    ...decision,
  })
}
