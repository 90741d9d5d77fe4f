import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { newCommandId, newItemId } from '../../../src/domain/ids.ts'
import { startingPolicy } from '../../../src/domain/policy/starting-policy.ts'
import { ledgerAnswer } from '../../../src/protocol/desk-score.ts'
import { parse } from '../../../src/protocol/parse.ts'
import { makeExport, packExport, sendExport } from '../../support/export-file.ts'
import { openTestOffice, START, testIds, type Client, type TestOffice } from '../../support/server-office.ts'
import { makeCommand, send, sync } from '../../support/server-phone.ts'

const NEW = { understands: ['facts', 'score_entry', 'appeal', 'rules'] }

let office: TestOffice
let phone: Client
let admin: Client
let editor: Client
let second: Client

beforeEach(async () => {
  office = await openTestOffice()
  phone = await office.signIn('nongye01')
  admin = await office.signIn('guanli')
  editor = await office.signIn('bianji')
  second = await office.signIn('bianji02')
})
afterEach(() => office.close())

const entry = (changes: object = {}) => ({
  id: newCommandId(testIds),
  unitId: phone.unitId,
  itemId: null,
  occasion: 'other',
  at: START,
  words: '通报表扬加分',
  evidence: '县政府办〔2026〕8号',
  points: 2.5,
  ...changes,
})

const enter = (body: object, who = editor) => who.post('/api/desk/score-entries', body)
const settle = (id: string, body: object, who = second) =>
  who.post(`/api/desk/score-entries/${id}/confirmation`, body)

async function ledger(period = '2026-11', unit = phone.unitId) {
  const reply = await editor.get(`/api/desk/ledger?period=${period}&unit=${unit}`)
  const parsed = parse(ledgerAnswer, reply.json())
  if (!parsed.ok) throw new Error(`${parsed.place} of ${reply.body}`)
  return parsed.value
}

async function confirmed(changes: object = {}) {
  const body = entry(changes)
  await enter(body)
  await settle(body.id, { status: 'confirmed' })
  return body
}

describe('an entry', () => {
  it('counts only when another person has confirmed it, and the unit’s phones hear of both', async () => {
    const body = entry()
    expect((await enter(body)).json()).toMatchObject({
      enteredBy: 'bianji',
      confirmation: { status: 'open' },
    })
    expect((await ledger()).ledger).toMatchObject({ hundredths: 0, lines: [{ hundredths: 0 }] })
    const first = await sync(phone, [], NEW)
    expect(first.changes.find(({ kind }) => kind === 'score_entry')).toMatchObject({
      entry: { id: body.id, confirmation: { status: 'open' } },
    })
    await settle(body.id, { status: 'confirmed' })
    expect((await ledger()).ledger?.hundredths).toBe(250)
    const { cursor, epoch } = first
    expect((await sync(phone, [], { ...NEW, cursor, epoch })).changes).toMatchObject([
      { kind: 'score_entry', entry: { confirmation: { status: 'confirmed', by: 'bianji02' } } },
    ])
  })

  it('is not told to another unit', async () => {
    await enter(entry())
    const stranger = await office.signIn('shangping01')
    const { changes } = await sync(stranger, [], NEW)
    expect(changes.some(({ kind }) => kind === 'score_entry')).toBe(false)
  })

  it('is not confirmed by the one who entered it', async () => {
    const body = entry()
    await enter(body)
    const reply = await settle(body.id, { status: 'confirmed' }, editor)
    expect([reply.statusCode, reply.json().code]).toEqual([403, 'score.same_person'])
    expect((await ledger()).ledger?.hundredths).toBe(0)
  })

  it('counts when a namesake confirms it', async () => {
    await admin.post('/api/admin/people', {
      account: 'tongming',
      displayName: 'bianji',
      role: 'editor',
      unitId: null,
      password: 'wanglan-2026',
    })
    const body = entry()
    await enter(body)
    await settle(body.id, { status: 'confirmed' }, await office.signIn('tongming'))
    expect((await ledger()).ledger?.hundredths).toBe(250)
  })

  it('that the second person refuses never counts, and stays decided', async () => {
    const body = entry()
    await enter(body)
    await settle(body.id, { status: 'refused', words: '依据不足' })
    expect((await ledger()).ledger?.hundredths).toBe(0)
    expect((await settle(body.id, { status: 'confirmed' })).json().code).toBe('score.settled')
    expect((await settle(body.id, { status: 'refused', words: '依据不足' })).statusCode).toBe(200)
  })

  it('sent twice is one', async () => {
    const body = entry()
    await enter(body)
    await enter(body)
    const { entries } = (await editor.get('/api/desk/score-entries?status=open')).json()
    expect(entries).toMatchObject([{ id: body.id, unitName: '农业农村局' }])
  })

  it('has points of its own only where no rule gives them', async () => {
    expect((await enter(entry({ occasion: 'factual_error' }))).json().code).toBe('request.malformed')
    expect((await enter(entry({ points: null }))).json().code).toBe('request.malformed')
  })

  it('is refused for an item of another unit, an unknown unit and by who may not enter', async () => {
    const command = makeCommand(1)
    await sync(await office.signIn('shangping01'), [command])
    expect((await enter(entry({ itemId: command.itemId }))).json().code).toBe('score.item_of_other_unit')
    expect((await enter(entry({ unitId: command.itemId }))).json().code).toBe('unit.unknown')
    expect((await enter(entry(), admin)).json().code).toBe('session.forbidden')
    expect((await enter(entry(), phone)).statusCode).toBe(403)
    expect((await settle(newItemId(testIds), { status: 'confirmed' })).json().code).toBe(
      'score.entry_unknown',
    )
  })
})

describe('an objection', () => {
  const appeal = (lineKey: string, changes: object = {}) =>
    makeCommand(1, { type: 'appeal.make', payload: { lineKey, words: '此件已按时报送。', ...changes } })

  it('carried to the office in a file is taken in once, and its phone hears so when it comes', async () => {
    await confirmed()
    const [line] = (await ledger()).ledger?.lines ?? []
    const command = appeal(line?.key ?? '')
    const file = packExport(makeExport(phone, { appeals: [command] }))
    const lines = async () => (await sendExport(editor, file)).json().lines
    const { itemId } = command
    expect(await lines()).toEqual([
      { itemId, title: '此件已按时报送。', fate: 'new', receipt: null, code: null },
    ])
    expect(await lines()).toMatchObject([{ itemId, fate: 'known' }])
    const list = (await editor.get('/api/desk/appeals?status=open')).json().appeals
    expect(list).toMatchObject([{ id: itemId, words: '此件已按时报送。', line: { key: line?.key } }])
    expect(await send(phone, command)).toEqual({ status: 'saved', rev: 1 })
  })

  it('carried in a file to a line that is not there is refused with its reason', async () => {
    const file = packExport(makeExport(phone, { appeals: [appeal('no line')] }))
    const { lines } = (await sendExport(editor, file)).json()
    expect(lines).toMatchObject([{ fate: 'refused', code: 'appeal.line_unknown' }])
  })

  it('is made on the phone to a line of the unit’s own ledger, and answered once', async () => {
    await confirmed()
    const [line] = (await ledger()).ledger?.lines ?? []
    const command = appeal(line?.key ?? '')
    expect(await send(phone, command)).toEqual({ status: 'saved', rev: 1 })
    const list = (await editor.get('/api/desk/appeals?status=open')).json().appeals
    expect(list).toMatchObject([{ id: command.itemId, unitName: '农业农村局', line: { key: line?.key } }])
    const answer = { isUpheld: true, words: '情况属实，已更正。' }
    const url = `/api/desk/appeals/${command.itemId}/answer`
    expect((await editor.post(url, answer)).json().answer).toMatchObject({ ...answer, by: 'bianji' })
    expect((await editor.post(url, answer)).statusCode).toBe(200)
    expect((await editor.post(url, { ...answer, isUpheld: false })).json().code).toBe('appeal.answered')
    const colleague = await sync(await office.signIn('nongye-shenhe'), [], NEW)
    expect(colleague.changes.find(({ kind }) => kind === 'appeal')).toMatchObject({
      appeal: { madeBy: 'nongye01', answer: { isUpheld: true } },
    })
    expect((await editor.get('/api/desk/appeals?status=open')).json().appeals).toEqual([])
  })

  it('sent again gets the same result and stands once', async () => {
    await confirmed()
    const [line] = (await ledger()).ledger?.lines ?? []
    const command = appeal(line?.key ?? '')
    await send(phone, command)
    const { results } = await sync(phone, [command])
    expect(results).toMatchObject([{ replayed: true, outcome: { status: 'saved' } }])
    expect((await editor.get('/api/desk/appeals')).json().appeals).toHaveLength(1)
  })

  it('to a line that is not there, of another unit or in too many words is refused and blocks nothing', async () => {
    await confirmed()
    const [line] = (await ledger()).ledger?.lines ?? []
    const stranger = await office.signIn('shangping01')
    expect(await send(stranger, appeal(line?.key ?? ''))).toEqual({
      status: 'rejected',
      code: 'appeal.line_unknown',
    })
    const commands = [
      appeal('nothing'),
      { ...appeal(line?.key ?? '', { words: '长'.repeat(1001) }), seq: 2 },
      makeCommand(3),
    ]
    const { results, lastSeq } = await sync(phone, commands)
    expect(results.map(({ outcome }) => ('code' in outcome ? outcome.code : outcome.status))).toEqual([
      'appeal.line_unknown',
      'command.malformed',
      'applied',
    ])
    expect(lastSeq).toBe(3)
  })

  it('waits alone on its line', async () => {
    await confirmed()
    const [line] = (await ledger()).ledger?.lines ?? []
    await send(phone, appeal(line?.key ?? ''))
    const reviewer = await office.signIn('nongye-shenhe')
    expect(await send(reviewer, appeal(line?.key ?? ''))).toEqual({
      status: 'rejected',
      code: 'appeal.waits_already',
    })
  })
})

describe('a closed period', () => {
  const close = (period: string, who = admin) => who.post(`/api/desk/periods/${period}/closing`, {})
  /** An instant of the next month, when everybody has to sign in again. */
  async function goIntoDecember() {
    office.clock.now = Date.parse('2026-12-05T09:00:00+08:00')
    admin = await office.signIn('guanli')
    editor = await office.signIn('bianji')
  }

  it('keeps its ledger, takes no entry, and no version begins in it', async () => {
    const body = await confirmed()
    await goIntoDecember()
    expect((await close('2026-11')).json()).toMatchObject({
      period: '2026-11',
      closing: { by: '管理员' },
      closedUntil: Date.parse('2026-12-01T00:00:00+08:00'),
    })
    const kept = await ledger()
    expect(kept.closing?.by).toBe('管理员')
    expect(kept.ledger?.hundredths).toBe(250)
    expect(kept.entries.map(({ id }) => id)).toEqual([body.id])
    expect((await enter(entry())).json().code).toBe('period.closed')
    const policy = startingPolicy(START + 1)
    const reply = await admin.post('/api/desk/policies', { policy, newestSeen: 1 })
    expect(reply.json().problems.map(({ code }: { code: string }) => code)).toContain(
      'policy.from_closed_period',
    )
    expect((await editor.get('/api/desk/periods')).json().closings).toMatchObject([{ period: '2026-11' }])
  })

  it('closed again stays as it was', async () => {
    await goIntoDecember()
    const first = (await close('2026-11')).json()
    office.clock.now += 60_000
    expect((await close('2026-11')).json()).toEqual(first)
  })

  it('is closed by an admin, when it is over and nothing in it waits', async () => {
    expect((await close('2026-11')).json().code).toBe('period.not_over')
    expect((await close('2026-13')).json().code).toBe('period.unknown')
    await enter(entry())
    await goIntoDecember()
    expect((await close('2026-11', editor)).json().code).toBe('session.forbidden')
    expect((await close('2026-11')).json().code).toBe('period.entries_open')
  })
})

it('the ledger names the titles of its items, and refuses foreign periods and units', async () => {
  expect((await editor.get('/api/desk/ledger?period=2026-11-21')).json().code).toBe('period.unknown')
  expect((await editor.get('/api/desk/ledger?period=2026-11&unit=x')).json().code).toBe('unit.unknown')
  const command = makeCommand(1)
  await sync(phone, [command])
  await confirmed({ itemId: command.itemId })
  expect((await ledger()).titles).toEqual({ [command.itemId]: '全县晚稻机收进度过八成' })
})
