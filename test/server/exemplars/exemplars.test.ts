import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { EXEMPLAR_LIMITS } from '../../../src/domain/board/exemplar.ts'
import { newCommandId, newItemId, type ItemId } from '../../../src/domain/ids.ts'
import type { NewExemplar, ToldExemplar } from '../../../src/protocol/exemplar.ts'
import { addExemplar } from '../../../src/server/exemplars/exemplars.usecases.ts'
import { makeExemplar, readTold } from '../../support/board.ts'
import { openPhone, submit, type TestPhone } from '../../support/review-office.ts'
import { sync } from '../../support/server-phone.ts'
import { openTestOffice, START, testIds, type Client, type TestOffice } from '../../support/server-office.ts'

let office: TestOffice
let editor: Client
let phone: TestPhone
let town: TestPhone

beforeEach(async () => {
  office = await openTestOffice()
  editor = await office.signIn('bianji')
  phone = await openPhone(office, 'nongye01')
  town = await openPhone(office, 'shangping01')
})
afterEach(() => office.close())

const add = (exemplar: NewExemplar) => editor.post('/api/desk/exemplars', exemplar)
const told = (reader: TestPhone) => readTold<ToldExemplar | null>(reader, 'exemplar')
const itemSource = (itemId: ItemId): NewExemplar['source'] => ({ kind: 'item', itemId })

async function refusal(exemplar: NewExemplar) {
  const reply = await add(exemplar)
  return [reply.statusCode, reply.json().code]
}

async function periodicalId() {
  return (await editor.get('/api/desk/periodicals')).json().periodicals[0].id
}

async function adopt(itemId: ItemId) {
  const decision = { id: newCommandId(testIds), baseRev: 1, type: 'adopted', issue: 12, form: 'brief' }
  const url = `/api/desk/items/${itemId}/decisions`
  return editor.post(url, { ...decision, periodicalId: await periodicalId() })
}

describe('putting a text into the library', () => {
  it('shows an adopted item with its author to every unit, in the text that the office has', async () => {
    const itemId = await submit(phone, { title: '晚稻机收过八成', body: '已机收82千亩。' })
    const edit = { id: newCommandId(testIds), title: '晚稻机收过半', body: '已机收八成。' }
    const revision = (await editor.get(`/api/desk/items/${itemId}/edits`)).json().revision
    await editor.post(`/api/desk/items/${itemId}/edits`, { ...edit, revision, baseNumber: 0 })
    const { rev } = (await editor.get(`/api/desk/items/${itemId}`)).json().item
    const adopted = { id: newCommandId(testIds), baseRev: rev, type: 'adopted', issue: 12, form: 'brief' }
    const url = `/api/desk/items/${itemId}/decisions`
    await editor.post(url, { ...adopted, periodicalId: await periodicalId() })
    const reply = await add(makeExemplar({ source: itemSource(itemId) }))
    expect(reply.json().exemplars).toMatchObject([{ source: { kind: 'item', itemId }, takenOut: null }])
    expect(await told(town)).toMatchObject([
      { title: '晚稻机收过半', body: '已机收八成。', credit: '农业农村局 nongye01', addedBy: 'bianji' },
    ])
  })

  it('hides the author where the editor wants it so, from phones and not from the desk', async () => {
    const itemId = await submit(phone)
    await adopt(itemId)
    const reply = await add(makeExemplar({ source: itemSource(itemId), isNamed: false }))
    expect((await told(town))[0]?.credit).toBe('')
    expect(JSON.stringify(await told(town))).not.toContain('nongye01')
    expect(reply.json().exemplars[0].credit).toBe('农业农村局 nongye01')
  })

  it('takes an adopted composite with the units whose texts are in it', async () => {
    const sources = [await submit(phone), await submit(town)]
    const request = {
      id: newCommandId(testIds),
      compositeId: newItemId(testIds),
      title: '全县秋收综合',
      sources: sources.map((itemId, place) => ({ itemId, percent: 50, isMain: place === 0, baseRev: 1 })),
    }
    const composite = (await editor.post('/api/desk/composites', request)).json()
    const source = { kind: 'composite', itemId: composite.id } as const
    expect(await refusal(makeExemplar({ source }))).toEqual([409, 'exemplar.not_adopted'])
    const decision = { id: newCommandId(testIds), baseRev: 1, type: 'adopted', issue: 7, form: 'combined' }
    const url = `/api/desk/composites/${composite.id}/decisions`
    await editor.post(url, { ...decision, periodicalId: await periodicalId() })
    await add(makeExemplar({ source }))
    expect(await told(phone)).toMatchObject([{ title: '全县秋收综合', credit: '农业农村局、上屏镇' }])
  })

  it('keeps the source of a text from elsewhere', async () => {
    await add(makeExemplar())
    expect((await told(phone))[0]?.credit).toBe('市政府办《每日要情》第212期')
  })

  it('refuses what was not adopted, what is in already, and a classification mark', async () => {
    const itemId = await submit(phone)
    const source = itemSource(itemId)
    expect(await refusal(makeExemplar({ source }))).toEqual([409, 'exemplar.not_adopted'])
    await adopt(itemId)
    await add(makeExemplar({ source }))
    expect(await refusal(makeExemplar({ source }))).toEqual([409, 'exemplar.in_already'])
    expect(await refusal(makeExemplar({ comment: '绝密★' }))).toEqual([422, 'exemplar.secrecy_mark'])
    expect(await refusal(makeExemplar({ source: itemSource(newItemId(testIds)) }))).toEqual([
      404,
      'item.unknown',
    ])
    expect(await told(town)).toHaveLength(1)
  })

  it('sent again changes nothing, and its id belongs to it', async () => {
    const exemplar = makeExemplar()
    await add(exemplar)
    expect((await add(exemplar)).json().exemplars).toHaveLength(1)
    expect(await refusal({ ...exemplar, comment: '另一句' })).toEqual([409, 'exemplar.id_taken'])
  })

  it('is the editors’; leaders read', async () => {
    const leader = await office.signIn('lingdao')
    expect((await leader.post('/api/desk/exemplars', makeExemplar())).statusCode).toBe(403)
    expect((await leader.get('/api/desk/exemplars')).statusCode).toBe(200)
  })
})

describe('taking a text out', () => {
  it('takes it off the phones; the desk keeps it with the reason, and it may come in again', async () => {
    const itemId = await submit(phone)
    await adopt(itemId)
    const exemplar = makeExemplar({ source: itemSource(itemId) })
    await add(exemplar)
    const reply = await editor.post(`/api/desk/exemplars/${exemplar.id}/removal`, { words: '数字已更正' })
    expect(reply.json().exemplars).toMatchObject([
      { id: exemplar.id, takenOut: { at: START, by: 'bianji', words: '数字已更正' } },
    ])
    expect(await told(town)).toEqual([null])
    expect((await add(makeExemplar({ source: itemSource(itemId) }))).statusCode).toBe(200)
  })
})

describe('a library that is larger than what phones keep', () => {
  it('tells the newest, drops the oldest from the phone, and brings it back when a newer one goes out', async () => {
    const { db } = office.server.parts
    const exemplars = Array.from({ length: EXEMPLAR_LIMITS.onPhone + 1 }, () => makeExemplar())
    await db.write(() =>
      exemplars.forEach((exemplar, index) =>
        addExemplar(db, exemplar, { by: editor.accountId, at: START + index }),
      ),
    )
    const kept = async () => {
      const rows = new Map<string, unknown>()
      for (const change of await readAll()) rows.set(change.id, change.row)
      return [...rows].flatMap(([id, row]) => (row === null ? [] : [id]))
    }
    const first = await kept()
    expect(first).toHaveLength(EXEMPLAR_LIMITS.onPhone)
    expect(first).not.toContain(exemplars[0]?.id)
    await editor.post(`/api/desk/exemplars/${exemplars.at(-1)?.id}/removal`, { words: '换一篇' })
    const second = await kept()
    expect(second).toHaveLength(EXEMPLAR_LIMITS.onPhone)
    expect(second).toContain(exemplars[0]?.id)
  })

  /** Every page of the feed, as a phone reads it. */
  async function readAll() {
    const found: { id: string; row: unknown }[] = []
    let cursor = 0
    for (;;) {
      const answer = await sync(town.client, [], { cursor, understands: ['told'] })
      for (const change of answer.changes)
        if (change.kind === 'told' && change.about === 'exemplar') found.push(change)
      cursor = answer.cursor
      if (!answer.more) return found
    }
  }
})
