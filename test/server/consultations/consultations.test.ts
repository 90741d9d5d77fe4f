import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { newCommandId, type CommandId, type ItemId } from '../../../src/domain/ids.ts'
import { openTestOffice, testIds, type Client, type TestOffice } from '../../support/server-office.ts'
import { makeCommand, send, sync } from '../../support/server-phone.ts'

let office: TestOffice
let editor: Client
let itemId: ItemId

beforeEach(async () => {
  office = await openTestOffice()
  editor = await office.signIn('bianji')
  const command = makeCommand(1)
  itemId = command.itemId
  await send(await office.signIn('shangping01'), command)
})
afterEach(() => office.close())

describe('an opinion asked of a unit', () => {
  it('is told with the text to those who sign there, and their answer stays with the item', async () => {
    const id = await askUnit()
    const reviewer = await office.signIn('nongye-shenhe')
    expect(await toldTo(reviewer)).toMatchObject([
      { id, words: '数字对得上吗？', title: '全县晚稻机收进度过八成', unitName: '上屏镇', answer: null },
    ])
    expect(await answerFrom(reviewer, id, '对得上。')).toEqual({ status: 'saved', rev: 2 })
    expect((await handling()).consultations).toMatchObject([
      { id, kind: 'unit', name: '农业农村局', answer: { words: '对得上。', by: 'nongye-shenhe' } },
    ])
    expect(await toldTo(await office.signIn('nongye-qianfa'))).toMatchObject([
      { answer: { words: '对得上。', by: 'nongye-shenhe' } },
    ])
  })

  it('is nobody else’s business: not the unit’s officers’, and no other unit’s', async () => {
    const id = await askUnit()
    for (const account of ['nongye01', 'shangping01']) {
      const client = await office.signIn(account)
      expect(await toldTo(client)).toEqual([])
      expect(await answerFrom(client, id, '我来答')).toEqual({
        status: 'rejected',
        code: 'consultation.unknown',
      })
    }
    expect((await handling()).consultations[0].answer).toBeNull()
  })

  it('is answered once: the second answer is refused, and the first stays', async () => {
    const id = await askUnit()
    await answerFrom(await office.signIn('nongye-shenhe'), id, '先答')
    const late = await answerFrom(await office.signIn('nongye-qianfa'), id, '后答')
    expect(late).toEqual({ status: 'rejected', code: 'consultation.answered' })
    expect((await handling()).consultations[0].answer.words).toBe('先答')
    const { db } = office.server.parts
    expect(() => db.run("update consultations set answer = '改'")).toThrow('stays')
    expect(() => db.run('delete from consultations')).toThrow('stay')
  })

  it('asked twice under one id is one question', async () => {
    const id = newCommandId(testIds)
    await askUnit(id)
    await askUnit(id)
    expect((await handling()).consultations).toHaveLength(1)
  })
})

describe('an opinion asked at the office', () => {
  it('a leader gives the own one at the desk, and no editor in their place', async () => {
    const leader = await office.signIn('lingdao')
    const id = await ask({ kind: 'leader', accountId: leader.accountId, words: '可否上报？' })
    expect((await answer(editor, id)).json().code).toBe('consultation.unknown')
    expect((await answer(leader, id)).json().consultations[0].answer).toMatchObject({ by: 'lingdao' })
    expect((await answer(leader, id)).json().code).toBe('consultation.answered')
  })

  it('an expert’s is entered by an editor under the expert’s name', async () => {
    const id = await ask({ kind: 'expert', name: '省农科院 周教授', words: '亩产是否可信？' })
    expect((await answer(await office.signIn('lingdao'), id)).json().code).toBe('consultation.unknown')
    expect((await answer(editor, id)).json().consultations[0]).toMatchObject({
      name: '省农科院 周教授',
      answer: { words: '可信', by: 'bianji' },
    })
  })

  it('of somebody who is no leader is refused', async () => {
    const reply = await post({ kind: 'leader', accountId: editor.accountId, words: '？' })
    expect([reply.statusCode, reply.json().code]).toEqual([404, 'person.unknown'])
  })
})

describe('what waits at the desk', () => {
  it('is the leader’s own and, for the editor who asked, the expert’s; answered it waits no more', async () => {
    const leader = await office.signIn('lingdao')
    const own = await ask({ kind: 'leader', accountId: leader.accountId, words: '可否上报？' })
    office.clock.now += 1
    const expert = await ask({ kind: 'expert', name: '周教授', words: '可信吗？' })
    await askUnit()
    const item = { itemId, title: '全县晚稻机收进度过八成', unitName: '上屏镇', askedBy: 'bianji' }
    expect(await owedBy(leader)).toEqual([expect.objectContaining({ id: own, words: '可否上报？', ...item })])
    expect(await owedBy(editor)).toEqual([expect.objectContaining({ id: expert, name: '周教授', ...item })])
    expect(await owedBy(await office.signIn('bianji02'))).toEqual([])
    await answer(leader, own)
    await answer(editor, expert)
    expect([await owedBy(leader), await owedBy(editor)]).toEqual([[], []])
  })
})

async function owedBy(client: Client) {
  return (await client.get('/api/desk/opinions')).json().opinions
}

async function askUnit(id = newCommandId(testIds)) {
  const unitId = (await office.signIn('nongye01')).unitId
  return ask({ kind: 'unit', unitId, id, words: '数字对得上吗？' })
}

async function ask(request: Record<string, unknown>): Promise<CommandId> {
  const reply = await post(request)
  return reply.json().consultations.at(-1).id
}

function post(request: Record<string, unknown>) {
  return editor.post(`/api/desk/items/${itemId}/consultations`, { id: newCommandId(testIds), ...request })
}

function answer(client: Client, id: CommandId) {
  return client.post(`/api/desk/consultations/${id}/answer`, { words: '可信' })
}

async function handling() {
  return (await editor.get(`/api/desk/items/${itemId}/handling`)).json()
}

async function toldTo(client: Client): Promise<unknown[]> {
  const { changes } = await sync(client, [], { understands: ['told'], firstSeq: 9 })
  return changes.flatMap((change) =>
    change.kind === 'told' && change.about === 'consultation' ? [change.row] : [],
  )
}

function answerFrom(client: Client, id: CommandId, words: string) {
  const changes = { type: 'consultation.answer', itemId: id as string as ItemId, payload: { words } }
  return send(client, makeCommand(1, changes))
}
