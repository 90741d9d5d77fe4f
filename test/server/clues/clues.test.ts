import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { newClueId, newCommissionId, type ClueId, type ItemId } from '../../../src/domain/ids.ts'
import { CLUE_TOLD, clueList, type ClueActing, type ClueList } from '../../../src/protocol/clue.ts'
import { parse } from '../../../src/protocol/parse.ts'
import { toClueRows } from '../../../src/server/clues/clue-file.usecases.ts'
import {
  openTestOffice,
  testIds,
  type Client,
  type Reply,
  type TestOffice,
} from '../../support/server-office.ts'
import { makeCommand, makeSubmission, send, sync } from '../../support/server-phone.ts'

const WORDS = '晚间新闻报道后山果农卖果难。'
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

function read(reply: Reply): ClueList {
  const parsed = parse(clueList, reply.json())
  if (reply.statusCode !== 200 || !parsed.ok) throw new Error(`no list: ${reply.statusCode} ${reply.body}`)
  return parsed.value
}

async function record(changes: object = {}) {
  const clue = { id: newClueId(testIds), kind: 'media', outlet: '县电视台', publishedOn: '2026-11-20' }
  const reply = await editor.post('/api/desk/clues', {
    ...clue,
    link: '',
    words: WORDS,
    unitId: null,
    ...changes,
  })
  return { id: clue.id, reply }
}

const find = async (id: ClueId) =>
  read(await editor.get('/api/desk/clues?day=2026-11-21')).clues.find((clue) => clue.id === id)

async function act(id: ClueId, said: ClueActing['act'], client = editor) {
  return client.post(`/api/desk/clues/${id}/acts`, { rev: (await find(id))?.rev, act: said })
}

const handTo = (id: ClueId, ...clients: Client[]) =>
  act(id, {
    type: 'handed',
    unitIds: clients.map(({ unitId }) => unitId as never),
    words: '请核实卖果难的户数',
  })

const verify = (client: Client, id: ClueId, seq = 1, changes: object = {}) =>
  send(
    client,
    makeCommand(seq, {
      type: 'clue.verify',
      itemId: id as string as ItemId,
      payload: { finding: 'partly', words: '三个村二百户，其余已售。', ...changes },
    }),
  )

async function toldTo(client: Client) {
  const { changes } = await sync(client, [], { understands: ['draft', 'told', 'rules', 'facts'] })
  return changes.flatMap((each) => (each.kind === 'told' && each.about === CLUE_TOLD ? [each.row] : []))
}

describe('a clue of the media', () => {
  it('is recorded once, and stands in the list of its day and among those not closed', async () => {
    const { id, reply } = await record()
    expect(read(reply).counts).toEqual({ open: 1, waiting: 0, answered: 0, closed: 0 })
    await record({ id })
    expect(read(await editor.get('/api/desk/clues?day=2026-11-21')).clues).toHaveLength(1)
    expect(read(await editor.get('/api/desk/clues?day=2026-11-20')).clues).toEqual([])
    expect(read(await editor.get('/api/desk/clues')).clues).toMatchObject([{ id, recordedBy: 'bianji' }])
  })

  it.each([
    ['of tomorrow', { publishedOn: '2026-11-22' }, 'clue.day_ahead'],
    ['with a classification mark', { words: '机密★一年 某工程' }, 'clue.secrecy_mark'],
    ['with such a mark in its address', { link: '机密★一年' }, 'clue.secrecy_mark'],
    ['about a unit that does not exist', { unitId: newClueId(testIds) }, 'unit.unknown'],
  ])('%s is refused, and nothing of it is kept', async (_name, changes, code) => {
    expect((await record(changes)).reply.json().code).toBe(code)
    expect(read(await editor.get('/api/desk/clues')).clues).toEqual([])
  })

  it('is nobody’s business before it is handed out, and then that unit’s alone', async () => {
    const { id } = await record({ unitId: phone.unitId })
    expect(await toldTo(phone)).toEqual([])
    await handTo(id, phone)
    expect(await toldTo(phone)).toMatchObject([
      {
        clue: { id, words: WORDS },
        handed: { by: 'bianji', words: '请核实卖果难的户数' },
        others: [],
        answer: null,
      },
    ])
    expect(await toldTo(await office.signIn('nongye02'))).toHaveLength(1)
    expect(await toldTo(other)).toEqual([])
  })

  it('whose answer was lost is handed once and closed once; a colleague at the old state reads that it changed', async () => {
    const { id } = await record()
    const rev = (await find(id))?.rev
    const unitIds = [phone.unitId, other.unitId]
    const handed = { rev, act: { type: 'handed', unitIds, words: '请核实' } }
    const url = `/api/desk/clues/${id}/acts`
    await editor.post(url, handed)
    expect((await editor.post(url, handed)).statusCode).toBe(200)
    expect((await find(id))?.events).toHaveLength(2)
    const second = await office.signIn('bianji02')
    expect((await second.post(url, handed)).json().code).toBe('clue.changed')
    const closed = { rev: (await find(id))?.rev, act: { type: 'closed', words: '已处置' } }
    await editor.post(url, closed)
    expect((await editor.post(url, closed)).statusCode).toBe(200)
    expect((await find(id))?.events).toHaveLength(3)
  })

  it('is verified by each unit that has it, and each reads who else does', async () => {
    const { id } = await record()
    await handTo(id, phone, other)
    expect(await verify(phone, id)).toEqual({ status: 'saved', rev: 1 })
    expect(read(await editor.get('/api/desk/clues')).counts.waiting).toBe(1)
    await verify(other, id, 1, { finding: 'true', words: '本镇属实。' })
    expect(read(await editor.get('/api/desk/clues')).counts.answered).toBe(1)
    expect(await toldTo(phone)).toMatchObject([
      {
        others: ['上屏镇'],
        answer: { finding: 'partly', by: 'nongye01', words: '三个村二百户，其余已售。' },
      },
    ])
  })

  it('is not closed with words that carry a classification mark, and none of them is stored', async () => {
    const { id } = await record()
    const reply = await act(id, { type: 'closed', words: '机密★一年 某工程' })
    expect(reply.json()).toMatchObject({ code: 'clue.secrecy_mark' })
    expect(await find(id)).toMatchObject({ rev: 1, events: [] })
  })

  it('is verified by no other unit, with no words, and with no mark of classification', async () => {
    const { id } = await record()
    await handTo(id, phone)
    expect(await verify(other, id)).toEqual({ status: 'rejected', code: 'clue.unknown' })
    expect(await verify(phone, id, 1, { words: ' ' })).toMatchObject({ code: 'command.malformed' })
    expect(await verify(phone, id, 2, { words: '机密★一年' })).toMatchObject({ code: 'clue.secrecy_mark' })
    expect(await toldTo(phone)).toMatchObject([{ answer: null }])
  })

  it('shows the second editor what the first one did', async () => {
    const { id } = await record()
    const rev = (await find(id))?.rev
    await handTo(id, phone)
    const late = { rev, act: { type: 'closed', words: '已处置' } }
    expect((await editor.post(`/api/desk/clues/${id}/acts`, late)).json().code).toBe('clue.changed')
  })

  it('is handed to no unit twice and to none after it was closed; a late answer is still heard', async () => {
    const { id } = await record()
    await handTo(id, phone)
    expect((await handTo(id, phone)).json().code).toBe('clue.wrong_state')
    await act(id, { type: 'closed', words: '已处置' })
    expect((await handTo(id, other)).json().code).toBe('clue.wrong_state')
    expect((await verify(phone, id))?.status).toBe('saved')
    expect(read(await editor.get('/api/desk/clues')).clues).toEqual([])
    expect(((await find(id))?.events ?? []).map(({ type }) => type)).toEqual(['handed', 'closed', 'verified'])
  })

  it('hands to all units or to none', async () => {
    const { id } = await record()
    await handTo(id, other)
    expect((await handTo(id, phone, other)).statusCode).toBe(409)
    expect(await toldTo(phone)).toEqual([])
  })

  it('is read by leaders, handled by editors, and no officer has the list', async () => {
    const { id } = await record()
    const leader = await office.signIn('lingdao')
    expect((await leader.get('/api/desk/clues')).statusCode).toBe(200)
    expect((await act(id, { type: 'closed', words: '是' }, leader)).statusCode).toBe(403)
    expect((await phone.get('/api/desk/clues')).statusCode).toBe(403)
  })
})

describe('an item of the same matter', () => {
  it('is joined by hand, and its day of receipt stands beside that of the medium', async () => {
    const { id } = await record()
    const submitted = makeCommand(1)
    await send(phone, submitted)
    await act(id, { type: 'linked', itemId: submitted.itemId })
    const clue = await find(id)
    expect(clue?.items).toMatchObject([
      { itemId: submitted.itemId, unitName: '农业农村局', receipt: '2026-11-0001' },
    ])
    expect(toClueRows(clue === undefined ? [] : [clue])[1]).toContain('媒体在先 1 天')
    await act(id, { type: 'unlinked', itemId: submitted.itemId })
    expect((await find(id))?.items).toEqual([])
  })

  it('must be there', async () => {
    const { id } = await record()
    const reply = await act(id, { type: 'linked', itemId: newClueId(testIds) as string as ItemId })
    expect(reply.json().code).toBe('clue.wrong_state')
  })

  it('joins by itself when it answers the commission that was made of the clue', async () => {
    const { id } = await record()
    const commission = {
      id: newCommissionId(testIds),
      batch: 1,
      topic: '后山果农卖果难',
      outline: '',
      category: 'problem',
      wordsFrom: null,
      wordsTo: null,
      dueAt: office.clock.now + 86_400_000,
      asker: null,
      mode: 'independent',
      files: [],
      addressees: [{ unitId: phone.unitId, accountId: null }],
      planTopicId: null,
      clue: { id, rev: 1 },
    }
    expect((await editor.post('/api/desk/commissions', commission)).statusCode).toBe(200)
    expect((await find(id))?.events).toMatchObject([{ type: 'commissioned', topic: '后山果农卖果难' }])
    const again = await editor.post('/api/desk/commissions', { ...commission, id: newCommissionId(testIds) })
    expect(again.json().code).toBe('clue.changed')
    const submitted = makeCommand(1, { payload: { ...makeSubmission(), commissionId: commission.id } })
    await send(phone, submitted)
    expect((await find(id))?.items).toMatchObject([{ itemId: submitted.itemId }])
  })
})

describe('the list of a day', () => {
  it('is a workbook, with what became of each clue', async () => {
    const { id } = await record({ link: 'https://tv.example/1' })
    await handTo(id, phone, other)
    await verify(phone, id)
    const reply = await editor.get('/api/desk/clues.xlsx?day=2026-11-21')
    expect([reply.statusCode, reply.rawPayload.subarray(0, 2).toString()]).toEqual([200, 'PK'])
    const clue = await find(id)
    const [, row] = toClueRows(clue === undefined ? [] : [clue])
    expect(row).toEqual([
      '县电视台',
      '2026-11-20',
      WORDS,
      'https://tv.example/1',
      '',
      '待核实；联动处置',
      '农业农村局：部分属实，三个村二百户，其余已售。；上屏镇：待核实',
      '',
      '未报',
      'bianji',
      '2026-11-21 10:00',
    ])
  })
})
