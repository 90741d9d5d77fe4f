import { randomUUID } from 'node:crypto'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { ItemId } from '../../../src/domain/ids.ts'
import { backlogList, type BacklogList } from '../../../src/protocol/backlog.ts'
import { parse } from '../../../src/protocol/parse.ts'
import { openTestOffice, type Client, type Reply, type TestOffice } from '../../support/server-office.ts'
import { makeCommand, makeSubmission, send } from '../../support/server-phone.ts'

let office: TestOffice
let editor: Client
let phone: Client
let seq: number

beforeEach(async () => {
  office = await openTestOffice()
  editor = await office.signIn('bianji')
  phone = await office.signIn('nongye01')
  seq = 0
})
afterEach(() => office.close())

function read(reply: Reply): BacklogList {
  const parsed = parse(backlogList, reply.json())
  if (reply.statusCode !== 200 || !parsed.ok) throw new Error(`no list: ${reply.statusCode} ${reply.body}`)
  return parsed.value
}

async function store(title: string, type: 'reserved' | 'not_used' | 'open' = 'reserved'): Promise<ItemId> {
  const command = makeCommand(++seq, { payload: makeSubmission({ title, category: 'problem' }) })
  await send(phone, command)
  const reason = type === 'not_used' ? { reason: 'ordinary' } : { reason: 'moment' }
  const decision = { type, id: randomUUID(), baseRev: 1, words: '再看', ...reason }
  if (type !== 'open') {
    const reply = await editor.post(`/api/desk/items/${command.itemId}/decisions`, decision)
    if (reply.statusCode !== 200) throw new Error(reply.body)
  }
  return command.itemId
}

const list = async (by = 'word') => read(await editor.get(`/api/desk/backlog?by=${by}`))
const review = (changes: object = {}, client = editor) =>
  client.post('/api/desk/backlog/reviews', {
    id: randomUUID(),
    grouping: 'word',
    key: '冷库',
    words: '写一篇综合',
    ...changes,
  })

describe('what is stored', () => {
  it('holds what was kept in reserve, and nothing that still waits', async () => {
    const ids = [await store('冷库已满'), await store('冷库停电'), await store('冷库漏水')]
    await store('冷库开工', 'open')
    const { items, groups, due } = await list()
    expect(items.map(({ id }) => id).sort()).toEqual([...ids].sort())
    expect(groups).toMatchObject([{ key: '冷库', counts: [0, 0, 0, 0, 0, 0, 0, 3], reviewed: null }])
    expect(due).toEqual({ stored: 3, reviewedAt: null, isDue: true })
  })

  it('is grouped by category and by shared passages as well', async () => {
    await store('冷库已满')
    await store('公路塌方')
    expect((await list('category')).groups).toMatchObject([{ key: 'problem' }])
    expect((await list('alike')).groups).toEqual([])
  })

  it('forgets what is older than eight quarters', async () => {
    await store('冷库已满')
    office.clock.now += 3 * 365 * 86_400_000
    editor = await office.signIn('bianji')
    expect((await list()).items).toEqual([])
  })
})

describe('a look at a group', () => {
  it('is dated, says how many came since, and is due again in the next quarter', async () => {
    for (const title of ['冷库已满', '冷库停电', '冷库漏水']) await store(title)
    const id = randomUUID()
    expect(read(await review({ id })).due.isDue).toBe(false)
    await review({ id })
    office.clock.now += 1000
    await store('冷库结霜')
    expect((await list()).groups[0]?.reviewed).toMatchObject({ by: 'bianji', words: '写一篇综合', newer: 1 })
    office.clock.now = Date.parse('2027-01-04T10:00:00+08:00')
    editor = await office.signIn('bianji')
    expect((await editor.get('/api/desk/backlog/due')).json()).toMatchObject({ stored: 4, isDue: true })
  })

  it('needs a group that holds something, and an editor', async () => {
    expect((await review()).json().code).toBe('backlog.empty')
    expect((await review({}, await office.signIn('lingdao'))).statusCode).toBe(403)
    expect((await phone.get('/api/desk/backlog')).statusCode).toBe(403)
  })
})
