import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { newCommandId, type ItemId } from '../../../src/domain/ids.ts'
import { deskList, type DeskList } from '../../../src/protocol/desk.ts'
import { parse } from '../../../src/protocol/parse.ts'
import { noteDueAt } from '../../../src/server/items/item-events.usecases.ts'
import { openTestOffice, START, testIds, type Client, type TestOffice } from '../../support/server-office.ts'
import { makeCommand, makeSubmission, send, sync } from '../../support/server-phone.ts'

let office: TestOffice
let editor: Client
let farm: Client
const ids = new Map<string, ItemId>()

beforeEach(async () => {
  office = await openTestOffice()
  farm = await office.signIn('nongye01')
  editor = await office.signIn('bianji')
  const written = [
    { title: '先到的动态' },
    { title: '后到的问题', category: 'problem' as const },
    { title: '约定了日子的动态' },
    { title: '紧急', category: 'urgent' as const },
  ]
  const commands = written.map((text, place) => makeCommand(place + 1, { payload: makeSubmission(text) }))
  commands.forEach(({ itemId }, place) => ids.set(written[place]?.title ?? '', itemId))
  await sync(farm, commands)
})
afterEach(() => office.close())

describe('the queue', () => {
  it('puts 紧急 first, then what a commission wants soonest, then the newest', async () => {
    await setDue('约定了日子的动态', START + 3_600_000)
    expect(titles(await list('?order=queue'))).toEqual([
      '紧急',
      '约定了日子的动态',
      '后到的问题',
      '先到的动态',
    ])
  })

  it('is paged without gap or repetition, also between two that want the same day', async () => {
    await setDue('约定了日子的动态', START)
    await setDue('后到的问题', START)
    const seen: string[] = []
    let next: string | null = ''
    while (next !== null) {
      const page: DeskList = await list(`?order=queue&limit=1${next === '' ? '' : `&before=${next}`}`)
      seen.push(...titles(page))
      next = page.next
    }
    expect(seen).toEqual(['紧急', '约定了日子的动态', '后到的问题', '先到的动态'])
  })

  it('follows the category when a correction makes an item urgent, or less', async () => {
    const itemId = idOf('先到的动态')
    const decision = { type: 'returned', reason: 'wording', words: '', baseRev: 1, id: newCommandId(testIds) }
    await editor.post(`/api/desk/items/${itemId}/decisions`, decision)
    const payload = makeSubmission({ title: '先到的，现在紧急', category: 'urgent' })
    await send(farm, makeCommand(5, { type: 'item.resubmit', itemId, baseRev: 2, payload }))
    expect(titles(await list('?order=queue')).slice(0, 2)).toEqual(['紧急', '先到的，现在紧急'])
  })

  it('is narrowed by category, unit, and who has claimed', async () => {
    const town = await office.signIn('shangping01')
    await send(
      town,
      makeCommand(1, { payload: makeSubmission({ title: '镇里的问题', category: 'problem' }) }),
    )
    await act(idOf('后到的问题'), { type: 'claimed' })
    expect(titles(await list('?category=problem')).sort()).toEqual(['后到的问题', '镇里的问题'])
    expect(titles(await list(`?category=problem&unit=${town.unitId}`))).toEqual(['镇里的问题'])
    expect(titles(await list('?claimed=me'))).toEqual(['后到的问题'])
    expect(titles(await list('?claimed=nobody'))).not.toContain('后到的问题')
    const colleague = await office.signIn('bianji02')
    expect(titles(await list('?claimed=me', colleague))).toEqual([])
  })

  it.each([
    '?order=random',
    '?category=gossip',
    '?unit=nothing',
    '?claimed=you',
    '?order=queue&before=2026-11-0001',
  ])('refuses %s', async (query) => {
    const reply = await editor.get(`/api/desk/items${query}`)
    expect([reply.statusCode, reply.json().code]).toEqual([400, 'request.malformed'])
  })

  it('walks along its index: nothing is sorted', () => {
    const plan = office.server.parts.db.all<{ detail: string }>(
      `explain query plan select i.id from items i cross join item_revisions r on r.id = i.revision_id
        where i.status = 'registered' order by i.urgency, i.due_at, i.receipt_month desc, i.receipt_number desc limit 51`,
    )
    const details = plan.map(({ detail }) => detail).join()
    expect(details).toContain('items_queue')
    expect(details).not.toContain('TEMP B-TREE')
  })
})

describe('a claim (领办)', () => {
  it('stands on the line and the item with the name of the editor, and ends with the decision', async () => {
    const itemId = idOf('紧急')
    const claimed = await act(itemId, { type: 'claimed' })
    expect(claimed.json()).toMatchObject({
      status: 'editing',
      claimedBy: { id: editor.accountId, name: 'bianji' },
    })
    expect((await list('?claimed=me')).lines[0]?.claimedBy?.name).toBe('bianji')
    const decision = { type: 'reserved', reason: 'moment', words: '', baseRev: 2, id: newCommandId(testIds) }
    const decided = await editor.post(`/api/desk/items/${itemId}/decisions`, decision)
    expect(decided.json()).toMatchObject({ status: 'reserved', claimedBy: null })
  })

  it('of the second of two at once finds the item changed', async () => {
    const colleague = await office.signIn('bianji02')
    const itemId = idOf('紧急')
    const replies = await Promise.all([
      act(itemId, { type: 'claimed' }),
      act(itemId, { type: 'claimed' }, colleague),
    ])
    expect(replies.map((reply) => reply.statusCode)).toEqual([200, 409])
    const seen = (await editor.get(`/api/desk/items/${itemId}`)).json()
    expect([seen.claimedBy.name, seen.item.events.length]).toEqual(['bianji', 2])
  })

  it('sent twice is one claim, and handing back leaves it to whoever comes', async () => {
    const itemId = idOf('紧急')
    const claim = { type: 'claimed', id: newCommandId(testIds) }
    await act(itemId, claim)
    expect((await act(itemId, claim)).json().item.events).toHaveLength(2)
    const released = await act(itemId, { type: 'released', baseRev: 2 })
    expect(released.json()).toMatchObject({ status: 'registered', claimedBy: null })
    expect(released.json().item.events.at(-1)).toMatchObject({ type: 'released', by: 'bianji' })
  })

  it('is not a leader’s to make, nor an officer’s', async () => {
    const leader = await office.signIn('lingdao')
    expect((await act(idOf('紧急'), { type: 'claimed' }, leader)).json().code).toBe('session.forbidden')
    expect((await act(idOf('紧急'), { type: 'claimed' }, farm)).json().code).toBe('session.forbidden')
  })
})

describe('many at once', () => {
  it('are done each by itself: what changed meanwhile is named and the rest is done', async () => {
    const colleague = await office.signIn('bianji02')
    await act(idOf('先到的动态'), { type: 'claimed' }, colleague)
    const reply = await bulk({ type: 'returned', reason: 'ordinary', words: '请看报送要点' }, [
      '先到的动态',
      '后到的问题',
      '约定了日子的动态',
    ])
    expect(reply.json().results).toEqual([
      { itemId: idOf('先到的动态'), code: 'item.changed' },
      { itemId: idOf('后到的问题'), code: null },
      { itemId: idOf('约定了日子的动态'), code: null },
    ])
    const { status, item } = (await editor.get(`/api/desk/items/${idOf('后到的问题')}`)).json()
    expect([status, item.events.at(-1)]).toMatchObject([
      'returned',
      { reason: 'ordinary', words: '请看报送要点', by: 'bianji' },
    ])
  })

  it.each([
    [{ type: 'claimed' }, 'editing'],
    [{ type: 'reserved', reason: 'moment', words: '' }, 'reserved'],
    [{ type: 'not_used', reason: 'outdated', words: '' }, 'not_used'],
  ])('%j', async (what, status) => {
    await bulk(what, ['先到的动态', '后到的问题'])
    const { lines } = await list('?status=all')
    expect(lines.filter((line) => line.status === status)).toHaveLength(2)
  })

  it('sent again do nothing again', async () => {
    const items = [{ itemId: idOf('紧急'), id: newCommandId(testIds), baseRev: 1 }]
    const request = { type: 'reserved', reason: 'moment', words: '', items }
    await editor.post('/api/desk/bulk', request)
    const again = await editor.post('/api/desk/bulk', request)
    expect(again.json().results[0].code).toBeNull()
    expect((await editor.get(`/api/desk/items/${idOf('紧急')}`)).json().item.events).toHaveLength(2)
  })

  it('need a reason where the office wants one, are not more than 200, and are an editor’s', async () => {
    const reply = await bulk({ type: 'returned', words: '' }, ['紧急'])
    expect([reply.statusCode, reply.json().code]).toEqual([400, 'request.malformed'])
    const one = { itemId: idOf('紧急'), id: newCommandId(testIds), baseRev: 1 }
    const many = { type: 'claimed', items: Array.from({ length: 201 }, () => one) }
    expect((await editor.post('/api/desk/bulk', many)).statusCode).toBe(400)
    const leader = await office.signIn('lingdao')
    expect((await leader.post('/api/desk/bulk', { type: 'claimed', items: [one] })).statusCode).toBe(403)
  })
})

describe('a comment (点评)', () => {
  it('of a leader stands on the timeline, however often the item changed', async () => {
    const leader = await office.signIn('lingdao')
    await act(idOf('紧急'), { type: 'claimed' })
    const reply = await act(idOf('紧急'), { type: 'commented', words: '数字扎实' }, leader)
    expect(reply.json().item.events.at(-1)).toMatchObject({
      type: 'commented',
      by: 'lingdao',
      words: '数字扎实',
    })
  })

  it('without a word is refused', async () => {
    expect((await act(idOf('紧急'), { type: 'commented', words: '  ' })).statusCode).toBe(400)
  })
})

it('why items are kept in reserve is counted too, and those of earlier times, without a reason, are not', async () => {
  await bulk({ type: 'reserved', reason: 'composite', words: '' }, ['先到的动态', '后到的问题'])
  office.server.parts.db.run('drop trigger item_events_stay')
  office.server.parts.db.run(
    "update item_events set event = json_remove(event, '$.reason') where type = 'reserved' and item_id = ?",
    idOf('后到的问题'),
  )
  const rows = (await editor.get(`/api/desk/reasons?from=0&until=${START + 1}`)).json().rows
  expect(rows).toEqual([
    { month: '2026-11', unitName: '农业农村局', reason: 'composite', returned: 0, reserved: 1, notUsed: 0 },
  ])
})

it('why items were refused is counted by month, unit and reason', async () => {
  await bulk({ type: 'returned', reason: 'ordinary', words: '' }, ['先到的动态', '后到的问题'])
  await bulk({ type: 'not_used', reason: 'ordinary', words: '' }, ['紧急'])
  const rows = (await editor.get(`/api/desk/reasons?from=0&until=${START + 1}`)).json().rows
  expect(rows).toEqual([
    { month: '2026-11', unitName: '农业农村局', reason: 'ordinary', returned: 2, reserved: 0, notUsed: 1 },
  ])
  const before = await editor.get(`/api/desk/reasons?from=0&until=${START}`)
  expect(before.json().rows).toEqual([])
  expect((await editor.get('/api/desk/reasons?from=2&until=1')).statusCode).toBe(400)
})

function idOf(title: string): ItemId {
  const id = ids.get(title)
  if (id === undefined) throw new Error(`no item ${title}`)
  return id
}

function act(itemId: ItemId, changes: Record<string, unknown>, client = editor) {
  return client.post(`/api/desk/items/${itemId}/acts`, { id: newCommandId(testIds), baseRev: 1, ...changes })
}

function bulk(what: object, wanted: string[]) {
  const items = wanted.map((title) => ({ itemId: idOf(title), id: newCommandId(testIds), baseRev: 1 }))
  return editor.post('/api/desk/bulk', { ...what, items })
}

async function setDue(title: string, at: number) {
  const { db } = office.server.parts
  await db.write(() => noteDueAt(db, idOf(title), at))
}

async function list(query = '', client = editor): Promise<DeskList> {
  const parsed = parse(deskList, (await client.get(`/api/desk/items${query}`)).json())
  if (!parsed.ok) throw new Error(`no list: ${parsed.place}`)
  return parsed.value
}

const titles = ({ lines }: DeskList) => lines.map((line) => line.title)
