import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { newCommandId, type ItemId } from '../../../src/domain/ids.ts'
import { openTestOffice, testIds, type Client, type TestOffice } from '../../support/server-office.ts'
import { makeCommand, send, sync } from '../../support/server-phone.ts'

let office: TestOffice
let phone: Client
let editor: Client
let itemId: ItemId
let periodicalId: string
const DAY = 86_400_000

const province = { periodicalId: null, issue: null, level: 'province', outlet: '政务要情', form: 'digest' }

beforeEach(async () => {
  office = await openTestOffice()
  phone = await office.signIn('nongye01')
  editor = await office.signIn('bianji')
  const command = makeCommand(1)
  itemId = command.itemId
  await send(phone, command)
  periodicalId = (await editor.get('/api/desk/periodicals')).json().periodicals[0].id
})
afterEach(() => office.close())

describe('an item', () => {
  it('is adopted as often as somebody uses it, each with level, form, day and evidence', async () => {
    await decide(1, { type: 'adopted', periodicalId, issue: 12, form: 'brief' })
    office.clock.now += 5 * DAY
    editor = await office.signIn('bianji')
    phone = await office.signIn('nongye01')
    const usedAt = office.clock.now - 2 * DAY
    const reply = await decide(2, { type: 'adopted', ...province, usedAt, evidence: '第31期第2版' })
    expect(reply.json()).toMatchObject({ status: 'adopted', item: { rev: 3 } })
    expect(reply.json().item.events.at(-1).adoption).toEqual({
      periodicalId: null,
      periodicalName: '政务要情',
      issue: null,
      level: 'province',
      form: 'digest',
      usedAt,
      evidence: '第31期第2版',
    })
    expect(await factsOnPhone()).toMatchObject({
      uses: [
        { level: 'county', outlet: '望澜政务信息', form: 'brief' },
        { at: usedAt, level: 'province', outlet: '政务要情', form: 'digest' },
      ],
    })
  })

  it.each([
    [{ ...province, outlet: ' ' }, 422, 'adoption.outlet_missing'],
    [{ ...province, level: undefined }, 422, 'adoption.outlet_missing'],
    [{ ...province, usedAt: 4_000_000_000_000 }, 422, 'adoption.day_ahead'],
    [{ ...province, usedAt: 1_000_000_000_000 }, 422, 'adoption.day_before_item'],
  ])('%j is no use of it', async (use, status, code) => {
    const reply = await decide(1, { type: 'adopted', ...use })
    expect([reply.statusCode, reply.json().code]).toEqual([status, code])
    expect((await read()).item.rev).toBe(1)
  })

  it('in one of the office’s periodicals needs an issue', async () => {
    const reply = await decide(1, { type: 'adopted', periodicalId, issue: null, form: 'brief' })
    expect([reply.statusCode, reply.json().code]).toEqual([422, 'adoption.issue_missing'])
  })

  it('is not entered twice for one use', async () => {
    await decide(1, { type: 'adopted', ...province })
    const reply = await decide(2, { type: 'adopted', ...province })
    expect([reply.statusCode, reply.json().code]).toEqual([409, 'adoption.entered_already'])
    expect((await decide(2, { type: 'adopted', ...province, form: 'single' })).statusCode).toBe(200)
  })
})

describe('what is passed up', () => {
  it('waits in the list with its words until that level uses it', async () => {
    await decide(1, { type: 'passed_up', level: 'province', words: '报省政府办公厅' })
    expect((await passings()).rows).toMatchObject([
      {
        of: 'item',
        id: itemId,
        level: 'province',
        by: 'bianji',
        words: '报省政府办公厅',
        outcome: { status: 'waiting' },
      },
    ])
    await decide(2, { type: 'adopted', ...province })
    expect(await passings()).toMatchObject({
      rows: [],
      counts: { waiting: 0, adopted: 1, not_used: 0, unregistered: 0 },
    })
    expect((await passings('adopted')).rows[0].outcome.adoption.periodicalName).toBe('政务要情')
    expect(await factsOnPhone()).toMatchObject({ passedUp: [{ level: 'province' }] })
  })

  it('is told apart from what was used above without, which stands in the list with its mark', async () => {
    office.clock.now += DAY
    editor = await office.signIn('bianji')
    const usedAt = office.clock.now - DAY / 2
    await decide(1, { type: 'adopted', ...province, usedAt })
    const unitName = '农业农村局'
    const row = { of: 'item', id: itemId, unitName, level: 'province', at: usedAt, isUnregistered: true }
    const counts = { waiting: 0, adopted: 1, not_used: 0, unregistered: 1 }
    expect(await passings('unregistered')).toMatchObject({ rows: [row], counts })
    expect((await passings('adopted')).rows).toMatchObject([row])
    expect((await passings('all')).rows).toHaveLength(1)
    expect((await passings()).rows).toEqual([])
    // A later passing up to another level does not make it registered.
    await decide(2, { type: 'passed_up', level: 'city', words: '' })
    expect((await passings()).counts).toEqual({ ...counts, waiting: 1 })
  })

  it('has nothing of what the county or a newspaper used', async () => {
    await decide(1, { type: 'adopted', periodicalId, issue: 3, form: 'brief' })
    await decide(2, { type: 'adopted', ...province, level: 'outside', outlet: '望澜日报' })
    expect((await passings('all')).rows).toEqual([])
  })

  it('may come to nothing there, which is told with its words', async () => {
    await decide(1, { type: 'passed_up', level: 'city', words: '' })
    await decide(2, { type: 'not_used_above', level: 'city', words: '已有同类' })
    expect((await passings('not_used')).rows[0].outcome).toMatchObject({
      status: 'not_used',
      words: '已有同类',
    })
    expect((await read()).status).toBe('registered')
  })

  it('does not go to a level twice while that has not answered, and is not refused where it never was', async () => {
    await decide(1, { type: 'passed_up', level: 'city', words: '' })
    expect((await decide(2, { type: 'passed_up', level: 'city', words: '' })).json().code).toBe(
      'adoption.waits_above',
    )
    const never = await decide(2, { type: 'not_used_above', level: 'ministry', words: '' })
    expect([never.statusCode, never.json().code]).toEqual([409, 'adoption.not_passed_up'])
    expect((await decide(2, { type: 'passed_up', level: 'province', words: '' })).statusCode).toBe(200)
  })

  it('is the office’s to see, not a unit’s', async () => {
    expect((await phone.get('/api/desk/passed-up')).statusCode).toBe(403)
    expect((await editor.get('/api/desk/passed-up?status=lost')).statusCode).toBe(400)
  })
})

describe('the names under an item', () => {
  it('of two units make it a joint item, on the phone as well', async () => {
    const other = (await office.signIn('shangping01')).unitId
    const reply = await decide(1, {
      type: 'credited',
      authors: [
        { accountId: phone.accountId, name: '王采', unitId: phone.unitId, isMain: true, percent: 60 },
        { accountId: null, name: '李田', unitId: other, isMain: false, percent: 40 },
      ],
    })
    expect(reply.json().item.events.at(-1).authors[1]).toMatchObject({ name: '李田', unitName: '上屏镇' })
    expect(await factsOnPhone()).toMatchObject({
      shares: [
        { unitId: phone.unitId, isMain: true, percent: 60 },
        { unitId: other, isMain: false, percent: 40 },
      ],
    })
  })

  it.each([
    [[60, 39], [true, false], 'credit.share_sum'],
    [[60, 40], [false, false], 'credit.one_main'],
    [[60, 40], [true, true], 'credit.one_main'],
    [[], [], 'credit.nobody'],
  ])('with %j and %j are refused as %s', async (percents, mains, code) => {
    const authors = percents.map((percent, index) => ({
      accountId: null,
      name: `作者${index}`,
      unitId: phone.unitId,
      isMain: mains[index],
      percent,
    }))
    const reply = await decide(1, { type: 'credited', authors })
    expect([reply.statusCode, reply.json().code]).toEqual([422, code])
  })

  it('are chosen from the roster', async () => {
    const { units, people } = (await editor.get('/api/desk/authors')).json()
    expect(units.map((unit: { name: string }) => unit.name)).toContain('上屏镇')
    expect(people).toContainEqual({ id: phone.accountId, name: 'nongye01', unitId: phone.unitId })
  })
})

function decide(baseRev: number, decision: Record<string, unknown>) {
  return editor.post(`/api/desk/items/${itemId}/decisions`, {
    id: newCommandId(testIds),
    baseRev,
    ...decision,
  })
}

async function read() {
  return (await editor.get(`/api/desk/items/${itemId}`)).json()
}

async function passings(status = 'waiting') {
  return (await editor.get(`/api/desk/passed-up?status=${status}`)).json()
}

/** What the officer's own phone is told to count from. */
async function factsOnPhone() {
  const { changes } = await sync(phone, [], { understands: ['draft', 'facts', 'course'] })
  return changes.filter((change) => change.kind === 'facts').pop()?.record
}
