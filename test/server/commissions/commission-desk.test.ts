import { createHash } from 'node:crypto'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { newPlanTopicId, type ItemId } from '../../../src/domain/ids.ts'
import { demonstrationPolicy } from '../../../src/domain/policy/demonstration-policy.ts'
import { isProposingDue, proposePoints } from '../../../src/server/commissions/propose-points.usecases.ts'
import {
  DAY_MS,
  issue,
  makeCommission,
  readCommissions,
  readToldCommissions,
} from '../../support/commissions.ts'
import { openTestOffice, START, testIds, type Client, type TestOffice } from '../../support/server-office.ts'
import { makeCommand, makePicture, makeSubmission, send, sync } from '../../support/server-phone.ts'

let office: TestOffice
let editor: Client
let phone: Client

beforeEach(async () => {
  office = await openTestOffice()
  editor = await office.signIn('bianji')
  phone = await office.signIn('nongye01')
})
afterEach(() => office.close())

async function refused(url: string, payload: object, client = editor) {
  const reply = await client.post(url, payload)
  return [reply.statusCode, reply.json().code]
}

function bring(bytes: Buffer, client = editor) {
  return client.inject({
    method: 'POST',
    url: '/api/desk/attachments',
    payload: bytes,
    headers: { 'content-type': 'application/octet-stream' },
  })
}

const PDF = Buffer.from('%PDF-1.7 约稿提纲')

describe('issuing a commission', () => {
  it('refuses a deadline in the past, and none at all where the rules state no limit', async () => {
    const past = makeCommission([phone.unitId], { dueAt: START })
    expect(await refused('/api/desk/commissions', past)).toEqual([400, 'commission.due_in_past'])
    const none = makeCommission([phone.unitId], { dueAt: null })
    expect(await refused('/api/desk/commissions', none)).toEqual([400, 'commission.no_deadline'])
    expect(readCommissions(await editor.get('/api/desk/commissions'))).toEqual([])
    expect(await readToldCommissions(phone)).toEqual([])
  })

  it('sent again changes nothing', async () => {
    const commission = makeCommission([phone.unitId])
    await issue(editor, commission)
    await issue(editor, commission)
    expect(readCommissions(await editor.get('/api/desk/commissions'))).toHaveLength(1)
  })

  it('refuses unknown units, a person of another unit and limits that contradict each other', async () => {
    const other = await office.signIn('shangping01')
    const url = '/api/desk/commissions'
    const unknown = makeCommission([testUnit()])
    expect(await refused(url, unknown)).toEqual([404, 'unit.unknown'])
    const foreign = makeCommission([phone.unitId])
    const addressees = foreign.addressees.map((one) => ({ ...one, accountId: other.accountId }))
    expect(await refused(url, { ...foreign, addressees })).toEqual([400, 'commission.not_of_unit'])
    const limits = makeCommission([phone.unitId], { wordsFrom: 900, wordsTo: 300 })
    expect(await refused(url, limits)).toEqual([400, 'request.malformed'])
    const nobody = makeCommission([])
    expect(await refused(url, nobody)).toEqual([400, 'request.malformed'])
  })

  it('goes to a person by name and is theirs from the start', async () => {
    const commission = makeCommission([phone.unitId])
    const addressees = commission.addressees.map((one) => ({ ...one, accountId: phone.accountId }))
    await issue(editor, { ...commission, addressees })
    const [told] = await readToldCommissions(phone)
    expect(told?.events).toMatchObject([{ type: 'issued', to: { name: 'nongye01' } }])
  })

  it('is the editor’s alone: a leader reads, a unit’s person does neither', async () => {
    const leader = await office.signIn('lingdao')
    const commission = makeCommission([phone.unitId])
    expect((await leader.get('/api/desk/commissions')).statusCode).toBe(200)
    expect(await refused('/api/desk/commissions', commission, leader)).toEqual([403, 'session.forbidden'])
    expect(await refused('/api/desk/commissions', commission, phone)).toEqual([403, 'session.forbidden'])
    expect((await phone.get('/api/desk/commissions')).statusCode).toBe(403)
  })
})

describe('attachments', () => {
  it('are kept by their hash and read by the addressed unit, byte for byte', async () => {
    const stored = (await bring(PDF)).json()
    expect(stored).toEqual({
      sha256: createHash('sha256').update(PDF).digest('hex'),
      kind: 'pdf',
      size: PDF.length,
    })
    const files = [{ sha256: stored.sha256, name: '调研提纲.pdf' }]
    const { id } = await issue(editor, makeCommission([phone.unitId], { files }))
    const url = `/api/commissions/${id}/files/${stored.sha256}`
    const reply = await phone.get(url)
    expect(reply.rawPayload.equals(PDF)).toBe(true)
    expect(reply.headers['content-security-policy']).toContain('sandbox')
    expect((await readToldCommissions(phone))[0]?.commission.files).toMatchObject([{ name: '调研提纲.pdf' }])
    const other = await office.signIn('shangping01')
    expect((await other.get(url)).statusCode).toBe(404)
    expect((await editor.get(url)).statusCode).toBe(200)
  })

  it('are refused by their bytes, whatever their name says', async () => {
    const word = Buffer.concat([Buffer.from('PK\x03\x04', 'latin1'), Buffer.from('word/document.xml')])
    const macros = Buffer.concat([word, Buffer.from('word/vbaProject.bin')])
    const kinds = await Promise.all(
      [word, macros, Buffer.from('MZ program'), Buffer.alloc(0), makePicture('x').bytes].map(
        async (bytes) => {
          const body = (await bring(bytes)).json()
          return body.kind ?? body.code
        },
      ),
    )
    const wrong = 'attachment.wrong_kind'
    expect(kinds).toEqual(['docx', wrong, wrong, wrong, 'jpeg'])
    expect((await bring(Buffer.concat([PDF, Buffer.alloc(10 * 1024 * 1024)]))).statusCode).toBe(413)
  })

  it('that nobody brought cannot be named', async () => {
    const files = [{ sha256: createHash('sha256').update('x').digest('hex'), name: 'x.pdf' }]
    const commission = { ...makeCommission([phone.unitId]), files }
    expect(await refused('/api/desk/commissions', commission)).toEqual([404, 'attachment.unknown'])
  })
})

describe('points for a commission', () => {
  beforeEach(async () => {
    const admin = await office.signIn('guanli')
    const policy = { ...demonstrationPolicy(START), version: 2, validFrom: START + 1000 }
    const reply = await admin.post('/api/desk/policies', { policy, newestSeen: 1 })
    if (reply.statusCode >= 300) throw new Error(reply.body)
    office.clock.now = START + 2000
  })

  it('are proposed from the dated facts, once, and wait for a second person', async () => {
    const { id } = await issue(editor, makeCommission([phone.unitId]))
    const url = `/api/desk/commissions/${id}/score`
    expect(await refused(url, { unitId: phone.unitId })).toEqual([409, 'commission.nothing_to_score'])
    const payload = { ...makeSubmission(), commissionId: id }
    await send(phone, makeCommand(1, { payload }))
    for (let times = 0; times < 2; times++) {
      const reply = await editor.post(url, { unitId: phone.unitId })
      expect(readCommissions(reply)[0]?.addressees[0]?.isScored).toBe(true)
    }
    const { entries } = (await editor.get('/api/desk/score-entries')).json()
    expect(entries).toMatchObject([
      {
        occasion: 'commission_on_time',
        evidence: '约稿通知 2026 年第 1 期',
        confirmation: { status: 'open' },
      },
    ])
  })

  it('of what was declined or came late are proposed by themselves when the month is over, once', async () => {
    const declined = await issue(editor, makeCommission([phone.unitId], { topic: '婉拒的' }))
    const late = await issue(editor, makeCommission([phone.unitId], { dueAt: START + 60_000, topic: '迟的' }))
    const inTime = await issue(editor, makeCommission([phone.unitId], { topic: '没有评定的' }))
    const itemId = declined.id as string as ItemId
    await send(phone, makeCommand(1, { type: 'commission.decline', itemId, payload: { words: '无此事' } }))
    office.clock.now = START + 10 * 60_000
    const sent = [late, inTime].map(({ id: commissionId }, place) =>
      makeCommand(place + 2, {
        payload: { ...makeSubmission(), commissionId },
        clientTime: office.clock.now,
      }),
    )
    await sync(phone, sent, { sentAt: office.clock.now })
    const { parts } = office.server
    await proposePoints(parts)
    expect((await editor.get('/api/desk/score-entries')).json().entries).toEqual([])
    office.clock.now = START + 31 * DAY_MS
    editor = await office.signIn('bianji')
    expect(isProposingDue(parts)).toBe(true)
    await proposePoints(parts)
    expect(isProposingDue(parts)).toBe(false)
    await proposePoints(parts)
    const { entries } = (await editor.get('/api/desk/score-entries')).json()
    const told = entries.map(({ occasion, words }: { occasion: string; words: string }) => [occasion, words])
    expect(told.sort()).toEqual([
      ['commission_failed', '约稿未完成：婉拒的'],
      ['commission_late', '约稿迟报：迟的'],
    ])
    const url = `/api/desk/score-entries/${entries[0].id}/confirmation`
    const own = await editor.post(url, { status: 'confirmed' })
    expect(own.json().code).toBe('score.same_person')
  })
})

describe('the research plan', () => {
  function propose(client: Client, seq: number) {
    const topicId = newPlanTopicId(testIds)
    const payload = { topic: '撂荒地整治', reason: '三镇有好做法', mode: 'joint' }
    const command = makeCommand(seq, { type: 'plan.propose', itemId: topicId as string as ItemId, payload })
    return { topicId, sent: send(client, command) }
  }

  it('takes a topic of a unit, which becomes a commission with its date', async () => {
    const { topicId, sent } = propose(phone, 1)
    expect(await sent).toEqual({ status: 'saved', rev: 1 })
    const { topics } = (await editor.get('/api/desk/plan-topics')).json()
    expect(topics).toMatchObject([
      { topic: '撂荒地整治', unitName: '农业农村局', mode: 'joint', answer: null },
    ])
    const { id } = await issue(
      editor,
      makeCommission([phone.unitId], { planTopicId: topicId, mode: 'joint' }),
    )
    const { changes } = await sync(phone, [], { understands: ['told'] })
    const row = changes.find((change) => change.kind === 'told' && change.about === 'plan_topic')
    expect(row).toMatchObject({ rev: 2, row: { answer: { status: 'chosen', commissionId: id } } })
    const again = makeCommission([phone.unitId], { planTopicId: topicId })
    expect(await refused('/api/desk/commissions', again)).toEqual([409, 'plan.answered'])
  })

  it('tells why a topic is not taken, and other units nothing of it', async () => {
    const { topicId, sent } = propose(phone, 1)
    await sent
    const url = `/api/desk/plan-topics/${topicId}/refusal`
    expect((await editor.post(url, { words: '已有同题' })).statusCode).toBe(200)
    expect((await editor.post(url, { words: '已有同题' })).statusCode).toBe(200)
    expect(await refused(url, { words: '另有原因' })).toEqual([409, 'plan.answered'])
    const { changes } = await sync(await office.signIn('shangping01'), [], { understands: ['told'] })
    expect(changes.some(({ kind }) => kind === 'told')).toBe(false)
  })
})

describe('the list of a year', () => {
  it('has this year’s commissions, and none in another year', async () => {
    await issue(editor, makeCommission([phone.unitId]))
    const other = (await editor.get('/api/desk/commissions?year=2025')).json()
    expect([other.commissions, other.years, other.nextBatch]).toEqual([[], [2026], 2])
  })
})

function testUnit() {
  return '00000000-0000-7000-8000-000000000000' as NonNullable<Client['unitId']>
}
