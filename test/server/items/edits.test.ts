import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { newCommandId, type ItemId } from '../../../src/domain/ids.ts'
import { openTestOffice, testIds, type Client, type TestOffice } from '../../support/server-office.ts'
import { makeCommand, makeSubmission, send, sync } from '../../support/server-phone.ts'

let office: TestOffice
let editor: Client
let phone: Client
let itemId: ItemId
let revision: number

beforeEach(async () => {
  office = await openTestOffice()
  phone = await office.signIn('nongye01')
  editor = await office.signIn('bianji')
  const command = makeCommand(1, { payload: makeSubmission({ title: '原题', body: '原文一句。' }) })
  itemId = command.itemId
  await send(phone, command)
  revision = (await editor.get(`/api/desk/items/${itemId}/edits`)).json().revision
})
afterEach(() => office.close())

describe('an edited text', () => {
  it('is kept beside the author’s own, by whom and when, and stands on the timeline', async () => {
    const reply = await keep({ title: '改题', body: '改文一句。' })
    expect(reply.json()).toMatchObject({
      item: { rev: 2, text: { title: '原题', body: '原文一句。' } },
      edited: { number: 1, title: '改题', body: '改文一句。', by: 'bianji', at: office.clock.now },
    })
    expect(reply.json().item.events.at(-1)).toMatchObject({ type: 'edited', by: 'bianji' })
  })

  it('reaches the author’s phone with its words, and no colleague’s', async () => {
    await keep({ title: '改题', body: '改文。' })
    expect(await toldOf(phone)).toEqual([
      { itemId, title: '改题', body: '改文。', by: 'bianji', at: office.clock.now },
    ])
    expect(await toldOf(await office.signIn('nongye02'))).toEqual([])
    expect(await toldOf(await office.signIn('shangping01'))).toEqual([])
  })

  it('of the second of two editors at once is refused, and nothing of either is lost', async () => {
    const colleague = await office.signIn('bianji02')
    await putSheet({ title: '甲题', body: '甲文' })
    await putSheet({ title: '乙题', body: '乙文' }, colleague)
    const replies = await Promise.all([
      keep({ title: '甲题', body: '甲文' }),
      keep({ title: '乙题', body: '乙文' }, colleague),
    ])
    expect(replies.map((reply) => [reply.statusCode, reply.json().code])).toEqual([
      [200, undefined],
      [409, 'edit.newer'],
    ])
    const { versions, sheets } = (await colleague.get(`/api/desk/items/${itemId}/edits`)).json()
    expect(versions.map((one: { title: string }) => one.title)).toEqual(['甲题'])
    expect(sheets).toMatchObject([{ by: 'bianji02', title: '乙题', body: '乙文' }])
    const again = await keep({ title: '乙题', body: '乙文', baseNumber: 1 }, colleague)
    expect(again.json().edited).toMatchObject({ number: 2, title: '乙题' })
    const history = (await editor.get(`/api/desk/items/${itemId}/edits`)).json()
    expect(history.versions.map((one: { by: string }) => one.by)).toEqual(['bianji', 'bianji02'])
  })

  it('sent twice is kept once', async () => {
    const edit = { id: newCommandId(testIds), title: '改题', body: '改文。' }
    await keep(edit)
    const again = await keep(edit)
    expect([again.statusCode, again.json().edited.number]).toEqual([200, 1])
  })

  it.each([
    [{ title: '', body: '有文' }, 422, 'item.incomplete'],
    [{ title: '机密★10年', body: '有文' }, 422, 'item.secrecy_mark'],
  ])('%j is refused', async (text, status, code) => {
    const reply = await keep(text)
    expect([reply.statusCode, reply.json().code]).toEqual([status, code])
  })

  it('is not made of an item that has been decided, nor by a leader', async () => {
    await decide({ type: 'returned', reason: 'wording', words: '' }, 1)
    expect((await keep({ title: '改题', body: '改文。' })).json().code).toBe('item.wrong_state')
    expect((await putSheet({ title: '改题', body: '改文。' })).json().code).toBe('item.wrong_state')
    const leader = await office.signIn('lingdao')
    expect((await keep({ title: '改题', body: '改文。' }, leader)).statusCode).toBe(403)
  })

  it('belongs to the text it was made of: of a corrected one nothing is edited yet', async () => {
    await keep({ title: '改题', body: '改文。' })
    await decide({ type: 'returned', reason: 'incomplete', words: '' }, 2)
    const payload = makeSubmission({ title: '重写', body: '重写一句。' })
    await send(phone, makeCommand(2, { type: 'item.resubmit', itemId, baseRev: 3, payload }))
    expect((await editor.get(`/api/desk/items/${itemId}`)).json().edited).toBeNull()
    const late = await keep({ title: '改旧文', body: '改旧文。', baseNumber: 1 })
    expect(late.json().code).toBe('edit.newer')
    const { revision: present, versions } = (await editor.get(`/api/desk/items/${itemId}/edits`)).json()
    expect([present === revision, versions[0].ofPresent]).toEqual([false, false])
    const anew = await keep({ title: '改新文', body: '改新文。', revision: present })
    expect(anew.json().edited).toMatchObject({ number: 2, title: '改新文' })
  })

  it('can be neither changed nor removed', async () => {
    await keep({ title: '改题', body: '改文。' })
    const { db } = office.server.parts
    expect(() => db.run('delete from item_edits')).toThrow('append-only')
    expect(() => db.run("update item_edits set title = ''")).toThrow('append-only')
  })
})

describe('a sheet that is being written', () => {
  it('is saved by itself, empty places and all, and put away on demand', async () => {
    expect((await putSheet({ title: '', body: '写到一' })).json().sheets).toMatchObject([{ body: '写到一' }])
    expect((await putSheet({ title: '', body: '写到一半' })).json().sheets).toHaveLength(1)
    const reply = await editor.inject({ method: 'DELETE', url: `/api/desk/items/${itemId}/sheet` })
    expect(reply.json().sheets).toEqual([])
  })

  it('is not told to any phone', async () => {
    await putSheet({ title: '未定', body: '未定' })
    expect(await toldOf(phone)).toEqual([])
  })
})

async function toldOf(client: Client): Promise<unknown[]> {
  const { changes } = await sync(client, [], { understands: ['told', 'course', 'facts'], firstSeq: 2 })
  return changes.flatMap((change) =>
    change.kind === 'told' && change.about === 'edited' ? [change.row] : [],
  )
}

function keep(edit: Record<string, unknown>, client = editor) {
  const body = { id: newCommandId(testIds), revision, baseNumber: 0, ...edit }
  return client.post(`/api/desk/items/${itemId}/edits`, body)
}

function putSheet(sheet: Record<string, unknown>, client = editor) {
  const payload = { revision, baseNumber: 0, ...sheet }
  return client.inject({ method: 'PUT', url: `/api/desk/items/${itemId}/sheet`, payload })
}

function decide(decision: Record<string, unknown>, baseRev: number) {
  const body = { id: newCommandId(testIds), baseRev, ...decision }
  return editor.post(`/api/desk/items/${itemId}/decisions`, body)
}
