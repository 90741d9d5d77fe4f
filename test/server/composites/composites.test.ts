import { inComposite } from '../../../src/server/db/migrations/032-in-composite.ts'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { newCommandId, newItemId, type ItemId } from '../../../src/domain/ids.ts'
import { askForOfficeReviews, signInDirector } from '../../support/office-reviews.ts'
import { openTestOffice, testIds, type Client, type TestOffice } from '../../support/server-office.ts'
import { makeCommand, makeSubmission, send, sync } from '../../support/server-phone.ts'

let office: TestOffice
let editor: Client
let phones: Client[]
let items: ItemId[]
let periodicalId: string

beforeEach(async () => {
  office = await openTestOffice()
  phones = [
    await office.signIn('nongye01'),
    await office.signIn('shangping01'),
    await office.signIn('nongye02'),
  ]
  editor = await office.signIn('bianji')
  items = []
  for (const [index, phone] of phones.entries()) {
    const command = makeCommand(1, {
      payload: makeSubmission({ title: `来稿${index + 1}`, body: `正文${index + 1}。` }),
    })
    await send(phone, command)
    items.push(command.itemId)
  }
  periodicalId = (await editor.get('/api/desk/periodicals')).json().periodicals[0].id
})
afterEach(() => office.close())

describe('a composite', () => {
  it('begins with the texts of its sources, the main one first, and each source is told title and share', async () => {
    const reply = await compose([40, 60], { main: 1 })
    expect(reply.json()).toMatchObject({ rev: 1, status: 'open', createdBy: 'bianji', title: '综合稿' })
    expect(reply.json().body).toBe('【上屏镇】来稿2\n正文2。\n\n【农业农村局】来稿1\n正文1。')
    expect(reply.json().sources.map((source: { percent: number }) => source.percent)).toEqual([40, 60])
    expect(await eventsOf(0)).toContainEqual(
      expect.objectContaining({ type: 'merged', into: reply.json().id, title: '综合稿', percent: 40 }),
    )
    expect(await statusOf(1)).toBe('in_composite')
  })

  it.each([
    [[60, 39], 0, 'composite.share_sum'],
    [[100], 0, 'composite.too_few'],
    [[60, 40], -1, 'composite.one_main'],
    [[100, 0], 0, 'composite.empty_share'],
  ])('with the shares %j is refused, and nothing of it happens', async (percents, main, code) => {
    const reply = await compose(percents, { main })
    expect([reply.statusCode, reply.json().code]).toEqual([422, code])
    expect(await statusOf(0)).toBe('registered')
    expect((await editor.get('/api/desk/composites')).json().composites).toEqual([])
  })

  it('sent twice is made once; under the id of another it is refused', async () => {
    const request = requestFor([50, 50])
    const [one, two] = [await post(request), await post(request)]
    expect([two.statusCode, two.json()]).toEqual([200, one.json()])
    const other = await post({ ...requestFor([50, 50]), id: request.id })
    expect([other.statusCode, other.json().code]).toEqual([409, 'command.conflict_key'])
  })

  it('of a source that another editor just merged is refused, and names the source', async () => {
    const rival = await office.signIn('bianji02')
    const [one, two] = await Promise.all([post(requestFor([50, 50])), post(requestFor([50, 50]), rival)])
    expect([one.statusCode, two.statusCode]).toEqual([200, 409])
    expect(two.json()).toMatchObject({ code: 'composite.source_changed', place: items[0] })
    expect((await editor.get('/api/desk/composites')).json().composites).toHaveLength(1)
  })

  it('that is used counts in every source with its share, as often as it is used; a source stays merged', async () => {
    const { id } = (await compose([60, 40])).json()
    await decide(id, 1, { type: 'adopted', periodicalId, issue: 7, form: 'combined' })
    const above = { periodicalId: null, issue: null, level: 'province', outlet: '政务要情', form: 'combined' }
    const reply = await decide(id, 2, { type: 'adopted', ...above })
    expect(reply.json()).toMatchObject({ status: 'adopted', rev: 3 })
    const uses = (await eventsOf(1)).filter(({ type }) => type === 'adopted')
    expect(uses.map(({ adoption }) => adoption)).toEqual([
      expect.objectContaining({ issue: 7, share: { percent: 40, parts: 2, isMain: false, others: [60] } }),
      expect.objectContaining({ level: 'province', periodicalName: '政务要情' }),
    ])
    expect(await statusOf(1)).toBe('merged')
    const twice = await decide(id, 3, { type: 'adopted', ...above })
    expect([twice.statusCode, twice.json().code]).toEqual([409, 'adoption.entered_already'])
  })

  it('gives a source back to the queue as long as nobody used it', async () => {
    const { id } = (await compose([50, 30, 20])).json()
    const reply = await decide(id, 1, { type: 'sources', sources: sourcesOf([70, 30]) })
    expect(reply.json().sources).toHaveLength(2)
    expect(await statusOf(2)).toBe('registered')
    expect((await eventsOf(2)).at(-1)).toMatchObject({ type: 'taken_out', from: id, title: '综合稿' })
    expect((await eventsOf(0)).at(-1)).toMatchObject({ type: 'merged', percent: 70 })
    await decide(id, 2, { type: 'adopted', periodicalId, issue: 7, form: 'combined' })
    const late = await decide(id, 3, { type: 'sources', sources: sourcesOf([50, 30, 20]) })
    expect([late.statusCode, late.json().code]).toEqual([409, 'composite.used'])
  })

  it('leaves its sources out of what was adopted until it is used: they stand as 已并入综合稿', async () => {
    const tabs = async () => {
      const { counts } = (await editor.get('/api/desk/items')).json()
      return [counts.open, counts.in_composite, counts.adopted]
    }
    const { id } = (await compose([50, 50])).json()
    expect(await tabs()).toEqual([1, 2, 0])
    const listed = (await editor.get('/api/desk/items?status=in_composite')).json().lines
    expect(listed.map(({ status }: { status: string }) => status)).toEqual(['in_composite', 'in_composite'])
    await decide(id, 1, { type: 'passed_up', level: 'city', words: '' })
    expect(await tabs()).toEqual([1, 2, 0])
    await decide(id, 2, { type: 'adopted', periodicalId, issue: 7, form: 'combined' })
    expect(await tabs()).toEqual([1, 0, 2])
  })

  it('of before this distinction is read by its events: used or still to be used', async () => {
    const { db } = office.server.parts
    await compose([50, 50])
    const statuses = async () => {
      await db.write(() => db.run("update items set status = 'merged' where status = 'in_composite'"))
      await db.write(() => db.run(inComposite.sql.trim().replace(/;$/, '')))
      return [await statusOf(0), await statusOf(1), await statusOf(2)]
    }
    expect(await statuses()).toEqual(['in_composite', 'in_composite', 'registered'])
    const { id } = (await editor.get('/api/desk/composites')).json().composites[0]
    await decide(id, 1, { type: 'adopted', periodicalId, issue: 7, form: 'combined' })
    expect(await statuses()).toEqual(['merged', 'merged', 'registered'])
  })

  it('that is taken apart gives all its sources back, and is decided on no more', async () => {
    const { id } = (await compose([50, 50])).json()
    expect((await decide(id, 1, { type: 'sources', sources: [] })).json().status).toBe('dissolved')
    expect([await statusOf(0), await statusOf(1)]).toEqual(['registered', 'registered'])
    const late = await decide(id, 2, { type: 'adopted', periodicalId, issue: 7, form: 'combined' })
    expect([late.statusCode, late.json().code]).toEqual([409, 'composite.dissolved'])
    expect((await compose([50, 50], { title: '再综合', baseRev: 3 })).statusCode).toBe(200)
  })

  it('is written on, and a new title is told to the sources; the second of two editors is asked again', async () => {
    const { id } = (await compose([50, 50])).json()
    const reply = await decide(id, 1, { type: 'edited', title: '全县秋收综合', body: '合写的正文。' })
    expect(reply.json()).toMatchObject({ title: '全县秋收综合', body: '合写的正文。', rev: 2 })
    expect((await eventsOf(0)).at(-1)).toMatchObject({ type: 'merged', title: '全县秋收综合', percent: 50 })
    const second = await decide(id, 1, { type: 'edited', title: '另一题', body: '' })
    expect([second.statusCode, second.json().code]).toEqual([409, 'composite.changed'])
  })

  it('is passed up once, tracked, and its sources hear of it without points of their own', async () => {
    const { id } = (await compose([50, 50])).json()
    await decide(id, 1, { type: 'passed_up', level: 'city', words: '报市政府办' })
    const list = (await editor.get('/api/desk/passed-up')).json()
    expect(list.rows).toMatchObject([
      { of: 'composite', id, title: '综合稿', outcome: { status: 'waiting' } },
    ])
    expect((await eventsOf(0)).at(-1)).toMatchObject({ type: 'passed_up', within: id })
    const { changes } = await sync(phones[0] as Client, [], { understands: ['draft', 'facts', 'course'] })
    const facts = changes.find((change) => change.kind === 'facts')
    expect(facts).toMatchObject({ record: { passedUp: [] } })
  })

  it('that a level above used without having been passed up is in the list with that mark, its sources are not', async () => {
    const { id } = (await compose([50, 50])).json()
    const above = { periodicalId: null, issue: null, level: 'province', outlet: '政务要情', form: 'combined' }
    await decide(id, 1, { type: 'adopted', ...above })
    const { rows } = (await editor.get('/api/desk/passed-up?status=unregistered')).json()
    expect(rows).toMatchObject([{ of: 'composite', id, unitName: null, isUnregistered: true }])
    expect(rows).toHaveLength(1)
  })

  it('is instructed on by leader or editor, once, and each source has its share of it', async () => {
    const { id } = (await compose([60, 40])).json()
    const leader = await office.signIn('lingdao')
    const said = {
      id: newCommandId(testIds),
      baseRev: 1,
      leader: '王县长',
      rank: 'own_main',
      words: '请推广',
    }
    const give = (body: object, person = leader) =>
      person.post(`/api/desk/composites/${id}/instructions`, body)
    expect((await give(said)).json().events.at(-1)).toMatchObject({ type: 'instructed', leader: '王县长' })
    expect((await give(said)).json().rev).toBe(2)
    for (const source of [0, 1])
      expect((await eventsOf(source)).at(-1)).toMatchObject({
        type: 'instructed',
        within: id,
        words: '请推广',
      })
    const { changes } = await sync(phones[0] as Client, [], {
      understands: ['facts', 'course', 'instructions'],
    })
    const share = { percent: 60, parts: 2, isMain: true, others: [40] }
    const told = changes.flatMap((change) => (change.kind === 'facts' ? [change.record] : []))
    const facts = told.find(({ itemId }) => itemId === items[0])
    expect(facts?.instructions).toEqual([{ at: office.clock.now, rank: 'own_main', by: 'lingdao', share }])
    const later = { ...said, id: newCommandId(testIds), baseRev: 2 }
    const tomorrow = await give({ ...later, givenAt: office.clock.now + 86_400_000 })
    expect([tomorrow.statusCode, tomorrow.json().code]).toEqual([422, 'instruction.day_ahead'])
    const yesterday = await give({ ...later, givenAt: office.clock.now - 86_400_000 })
    expect([yesterday.statusCode, yesterday.json().code]).toEqual([422, 'instruction.day_before_item'])
    expect((await give(later, phones[0])).statusCode).toBe(403)
  })

  it('keeps what each editor is writing beside the text, until it is kept or put away', async () => {
    const { id, revision } = (await compose([50, 50])).json()
    const rival = await office.signIn('bianji02')
    const put = (client: Client, body: string, title = '综合稿') =>
      client.inject({
        method: 'PUT',
        url: `/api/desk/composites/${id}/sheet`,
        payload: { revision, title, body },
      })
    expect((await put(editor, '写到一半')).json()).toEqual({ savedAt: office.clock.now })
    await put(editor, '写到一大半')
    await put(rival, '同事写的')
    const url = `/api/desk/composites/${id}`
    expect((await editor.get(url)).json()).toMatchObject({ rev: 1, sheet: { body: '写到一大半', revision } })
    expect((await rival.get(url)).json().sheet.body).toBe('同事写的')
    const kept = (await decide(id, 1, { type: 'edited', title: '综合稿', body: '写好了。' })).json()
    expect([kept.sheet, kept.revision > revision]).toEqual([null, true])
    expect((await rival.get(url)).json()).toMatchObject({
      body: '写好了。',
      sheet: { body: '同事写的', revision },
    })
    const away = await rival.inject({ method: 'DELETE', url: `${url}/sheet` })
    expect(away.json().sheet).toBeNull()
    expect((await put(editor, '绝密★一年')).json().code).toBe('item.secrecy_mark')
    await decide(id, 2, { type: 'sources', sources: [] })
    expect((await put(editor, '太晚')).json().code).toBe('composite.dissolved')
  })

  it('may be as long as it is allowed to be', async () => {
    const { id } = (await compose([50, 50])).json()
    const reply = await decide(id, 1, { type: 'edited', title: '综合稿', body: '字'.repeat(30_000) })
    expect([reply.statusCode, reply.json().body?.length]).toEqual([200, 30_000])
  })

  it('is used and passed up only after the reviews that the rules ask for; written on, it needs them anew', async () => {
    await askForOfficeReviews(office)
    const { id } = (await compose([50, 50])).json()
    const up = { type: 'passed_up', level: 'city', words: '' }
    const refused = await decide(id, 1, up)
    expect([refused.statusCode, refused.json().code]).toEqual([409, 'review.missing'])
    const use = { type: 'adopted', periodicalId, issue: 7, form: 'combined' }
    expect((await decide(id, 1, use)).json().code).toBe('review.missing')
    expect((await editor.get(`/api/desk/composites/${id}`)).json()).toMatchObject({
      missing: { adopt: ['director'], passUp: ['director', 'leader'] },
      mayReview: false,
    })
    const leader = await office.signIn('lingdao')
    const director = await signInDirector(office, 'bianji02')
    expect((await review(id, 1, editor)).json().code).toBe('review.not_asked')
    expect((await review(id, 1, leader)).json().missing).toEqual({
      adopt: ['director'],
      passUp: ['director'],
    })
    const reviewed = await review(id, 2, director)
    expect(reviewed.json().events.at(-1)).toMatchObject({ type: 'reviewed', post: 'director', words: '同意' })
    await decide(id, 3, { type: 'edited', title: '综合稿', body: '改过的。' })
    expect((await decide(id, 4, up)).json().code).toBe('review.missing')
    await review(id, 4, leader)
    await review(id, 5, director)
    expect((await decide(id, 6, up)).json()).toMatchObject({ rev: 7, missing: { adopt: [], passUp: [] } })
  })

  it('is reviewed once however often that is sent, as it was seen, and not when it was taken apart', async () => {
    await askForOfficeReviews(office)
    const { id } = (await compose([50, 50])).json()
    const leader = await office.signIn('lingdao')
    const request = { id: newCommandId(testIds), baseRev: 1, words: '' }
    const send = (body: object) => leader.post(`/api/desk/composites/${id}/reviews`, body)
    await send(request)
    expect((await send(request)).json().rev).toBe(2)
    expect((await review(id, 1, leader)).json().code).toBe('composite.changed')
    await decide(id, 2, { type: 'sources', sources: [] })
    expect((await review(id, 3, leader)).json().code).toBe('composite.dissolved')
  })

  it('is an editor’s to make, a leader’s to read, and nobody else’s', async () => {
    const leader = await office.signIn('lingdao')
    expect((await post(requestFor([50, 50]), leader)).statusCode).toBe(403)
    expect((await leader.get('/api/desk/composites')).statusCode).toBe(200)
    expect((await (phones[0] as Client).get('/api/desk/composites')).statusCode).toBe(403)
  })

  it('stays with all its texts', async () => {
    await compose([50, 50])
    expect(() => office.server.parts.db.run('delete from composite_events')).toThrow('append-only')
    expect(() => office.server.parts.db.run("update composite_revisions set body = ''")).toThrow(
      'append-only',
    )
  })
})

function sourcesOf(percents: number[], main = 0) {
  return percents.map((percent, index) => ({ itemId: items[index], percent, isMain: index === main }))
}

function requestFor(percents: number[], { main = 0, title = '综合稿', baseRev = 1 } = {}) {
  const sources = sourcesOf(percents, main).map((source) => ({ ...source, baseRev }))
  return { id: newCommandId(testIds), compositeId: newItemId(testIds), title, sources }
}

function compose(percents: number[], options = {}) {
  return post(requestFor(percents, options))
}

function post(request: object, client = editor) {
  return client.post('/api/desk/composites', request)
}

function decide(id: string, baseRev: number, decision: object) {
  return editor.post(`/api/desk/composites/${id}/decisions`, {
    id: newCommandId(testIds),
    baseRev,
    ...decision,
  })
}

function review(id: string, baseRev: number, person: Client) {
  const body = { id: newCommandId(testIds), baseRev, words: '同意' }
  return person.post(`/api/desk/composites/${id}/reviews`, body)
}

async function read(index: number) {
  return (await editor.get(`/api/desk/items/${items[index] ?? ''}`)).json()
}

async function eventsOf(index: number): Promise<{ type: string; adoption?: unknown }[]> {
  return (await read(index)).item.events
}

async function statusOf(index: number): Promise<string> {
  return (await read(index)).status
}
