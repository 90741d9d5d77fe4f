import { utimesSync } from 'node:fs'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { newLeadId, type ItemId, type LeadId } from '../../../src/domain/ids.ts'
import { LEAD_ANSWER_HOURS } from '../../../src/domain/lead/lead.ts'
import { SECTION_CLASS } from '../../../src/domain/people/unit.ts'
import { sweep } from '../../../src/server/blobs/sweep.usecases.ts'
import { answerLead, findDeskLead, readLeads, readToldLeads, reportCommand } from '../../support/leads.ts'
import {
  openTestOffice,
  PASSWORD,
  START,
  testIds,
  type Client,
  type TestOffice,
} from '../../support/server-office.ts'
import {
  listPicture,
  makeCommand,
  makePicture,
  makeSubmission,
  send,
  sync,
} from '../../support/server-phone.ts'
import { photoPath, uploadPicture } from '../../support/server-upload.ts'

const HOUR_MS = 3600_000
const WORTH = { type: 'worth', words: '写库容缺口和农户损失' } as const

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

async function report(client: Client, seq = 1, changes: Parameters<typeof reportCommand>[1] = {}) {
  const command = reportCommand(seq, changes)
  const outcome = await send(client, command)
  return { id: command.itemId as string as LeadId, command, outcome }
}

describe('a lead from the field', () => {
  it('comes to the desk with its finder and its unit, and counts for nothing', async () => {
    const { id, outcome } = await report(phone)
    expect(outcome).toEqual({ status: 'saved', rev: 1 })
    const [lead] = readLeads(await editor.get('/api/desk/leads'))
    expect(lead).toMatchObject({
      id,
      words: '两家冷库已满。农户准备低价卖苹果。',
      place: '上屏镇',
      finder: { name: 'nongye01', unitName: '农业农村局' },
      writtenAt: START - 60_000,
      sentAt: START,
      isOfOffice: false,
      photo: null,
      events: [],
    })
    expect((await editor.get('/api/desk/items')).json().counts.open).toBe(0)
  })

  it('counts once, however often it is sent', async () => {
    const { command } = await report(phone)
    expect((await sync(phone, [command])).results[0]).toMatchObject({
      replayed: true,
      outcome: { status: 'saved', rev: 1 },
    })
    expect(readLeads(await editor.get('/api/desk/leads'))).toHaveLength(1)
  })

  it('does not take the id of another one', async () => {
    const { id } = await report(phone)
    expect(await send(other, reportCommand(1, { id }))).toEqual({
      status: 'rejected',
      code: 'command.conflict_key',
    })
  })

  it.each([
    ['no words', { words: '  ' }, 'command.malformed'],
    ['more than two sentences hold', { words: '长'.repeat(201) }, 'command.malformed'],
    ['a classification mark', { words: '机密★一年 某工程进展' }, 'item.secrecy_mark'],
    ['such a mark for a place', { place: '机密★一年' }, 'item.secrecy_mark'],
    [
      'two photos',
      { manifest: [listPicture(makePicture('one')), listPicture(makePicture('two'))] },
      'command.malformed',
    ],
  ])('is refused with %s, and nothing of it is kept', async (_name, changes, code) => {
    expect((await report(phone, 1, changes)).outcome).toEqual({ status: 'rejected', code })
    expect(readLeads(await editor.get('/api/desk/leads'))).toEqual([])
  })

  it('is its finder’s and the desk’s: no colleague, no other unit and no admin hears of it', async () => {
    await report(phone)
    expect(await readToldLeads(phone)).toHaveLength(1)
    expect(await readToldLeads(await office.signIn('nongye02'))).toEqual([])
    expect(await readToldLeads(other)).toEqual([])
    const statusFor = async (account: string) =>
      (await (await office.signIn(account)).get('/api/desk/leads')).statusCode
    expect(await statusFor('lingdao')).toBe(200)
    expect(await statusFor('guanli')).toBe(403)
    expect((await other.get('/api/desk/leads')).statusCode).toBe(403)
  })

  it('is overdue at the desk when nobody has answered within the limit', async () => {
    const { id } = await report(phone)
    office.clock.now = START + LEAD_ANSWER_HOURS * HOUR_MS
    editor = await office.signIn('bianji')
    expect((await editor.get('/api/desk/leads')).json().counts).toMatchObject({ open: 1, overdue: 0 })
    office.clock.now += 1
    expect((await editor.get('/api/desk/leads')).json().counts).toMatchObject({ open: 1, overdue: 1 })
    await answerLead(editor, id, { type: 'kept', words: '' })
    expect((await editor.get('/api/desk/leads')).json().counts).toMatchObject({
      open: 0,
      kept: 1,
      overdue: 0,
    })
  })

  it('stands in pages, the newest first', async () => {
    const commands = Array.from({ length: 30 }, (_, place) => reportCommand(place + 1))
    await sync(phone, commands)
    office.clock.now += 60_000
    await sync(
      other,
      Array.from({ length: 30 }, (_, place) => reportCommand(place + 1)),
    )
    const first = (await editor.get('/api/desk/leads')).json()
    const second = (await editor.get(`/api/desk/leads?before=${first.next}`)).json()
    expect([first.leads.length, second.leads.length, second.next]).toEqual([50, 10, null])
    const all = [...first.leads, ...second.leads]
    expect(new Set(all.map(({ id }) => id)).size).toBe(60)
    expect(all.map(({ sentAt }) => sentAt)).toEqual(
      [...all.map(({ sentAt }) => sentAt)].sort((a, b) => b - a),
    )
  })
})

describe('the answer of the office', () => {
  it('reaches the finder’s phone with its words', async () => {
    const { id } = await report(phone)
    expect((await answerLead(editor, id, WORTH)).statusCode).toBe(200)
    expect((await readToldLeads(phone))[0]?.events).toEqual([{ ...WORTH, by: 'bianji', at: START }])
  })

  it('is shown to the second editor before the second one is taken', async () => {
    const { id } = await report(phone)
    const { rev } = await findDeskLead(editor, id)
    const second = await office.signIn('bianji02')
    await answerLead(editor, id, WORTH)
    const late = await second.post(`/api/desk/leads/${id}/answers`, {
      rev,
      answer: { type: 'not_worth', words: '媒体已报' },
    })
    expect([late.statusCode, late.json().code]).toEqual([409, 'lead.changed'])
    expect((await findDeskLead(second, id)).events).toMatchObject([{ type: 'worth', by: 'bianji' }])
    expect((await answerLead(second, id, { type: 'not_worth', words: '媒体已报' })).statusCode).toBe(200)
    expect((await answerLead(second, id, { type: 'kept', words: '' })).json().code).toBe('lead.wrong_state')
  })

  it('needs a reason when it is no, and an editor', async () => {
    const { id } = await report(phone)
    expect((await answerLead(editor, id, { type: 'not_worth', words: ' ' })).statusCode).toBe(400)
    const leader = await office.signIn('lingdao')
    const asLeader = await leader.post(`/api/desk/leads/${id}/answers`, { rev: 1, answer: WORTH })
    expect(asLeader.statusCode).toBe(403)
    const unknown = await editor.post(`/api/desk/leads/${newLeadId(testIds)}/answers`, {
      rev: 1,
      answer: WORTH,
    })
    expect([unknown.statusCode, unknown.json().code]).toEqual([404, 'lead.unknown'])
  })

  it('merges a lead into another one, never into itself or in a circle', async () => {
    const [mine, theirs] = [await report(phone), await report(other)]
    const merge = (id: LeadId, into: LeadId) => answerLead(editor, id, { type: 'merged', words: '', into })
    expect((await merge(mine.id, mine.id)).json().code).toBe('lead.not_to_merge')
    expect((await merge(mine.id, theirs.id)).statusCode).toBe(200)
    expect((await merge(theirs.id, mine.id)).json().code).toBe('lead.not_to_merge')
    expect((await findDeskLead(editor, theirs.id)).merged).toMatchObject([
      { id: mine.id, finder: { name: 'nongye01' } },
    ])
  })
})

describe('an item that comes of a lead', () => {
  it('is known by the lead’s own id, and the lead shows it', async () => {
    const { id } = await report(phone)
    await answerLead(editor, id, WORTH)
    await send(phone, makeCommand(2, { itemId: id as string as ItemId }))
    expect((await readToldLeads(phone))[0]?.events).toMatchObject([
      { type: 'worth' },
      { type: 'written', itemId: id, unitName: '农业农村局', by: 'nongye01' },
    ])
    const { item } = (await editor.get(`/api/desk/items/${id}`)).json()
    expect(item.finders).toBeUndefined()
  })

  it('of another person under that id is no item of the lead', async () => {
    const { id } = await report(phone)
    await send(other, makeCommand(1, { itemId: id as string as ItemId }))
    expect((await findDeskLead(editor, id)).events).toEqual([])
  })

  it('names whoever else found the same thing', async () => {
    const [mine, theirs] = [await report(phone), await report(other)]
    await answerLead(editor, theirs.id, { type: 'merged', words: '同一件事', into: mine.id })
    await send(phone, makeCommand(2, { itemId: mine.id as string as ItemId }))
    const { item } = (await editor.get(`/api/desk/items/${mine.id}`)).json()
    expect(item.finders).toMatchObject([{ name: 'shangping01', unitName: '上屏镇' }])
    expect((await readToldLeads(other))[0]?.events).toMatchObject([{ type: 'merged' }, { type: 'written' }])
  })
})

describe('the photo of a lead', () => {
  const picture = makePicture('a full store')
  const reportWithPhoto = () =>
    report(phone, 1, {
      manifest: [{ ...listPicture(picture), place: { latitude: 31, longitude: 121 } } as never],
    })

  it('comes after the words, can be read at the desk, and never says where it was taken', async () => {
    const { id } = await reportWithPhoto()
    expect((await findDeskLead(editor, id)).photo?.picture.isPresent).toBe(false)
    await uploadPicture(phone, picture)
    const { photo } = await findDeskLead(editor, id)
    expect(photo).toMatchObject({ picture: { sha256: picture.sha256, isPresent: true }, place: null })
    expect((await readToldLeads(phone))[0]?.lead.photo?.picture.isPresent).toBe(true)
    const read = (client: Client, query = `?lead=${id}`) => client.get(`/api/blobs/${picture.sha256}${query}`)
    expect((await read(editor)).rawPayload.equals(picture.bytes)).toBe(true)
    expect((await read(phone, '')).statusCode).toBe(200)
    expect((await read(other)).statusCode).toBe(404)
    expect((await read(await office.signIn('nongye-shenhe'))).statusCode).toBe(404)
  })

  it('is left alone by the sweep, however old it is', async () => {
    await reportWithPhoto()
    await uploadPicture(phone, picture)
    const path = photoPath(office, phone, picture.sha256)
    utimesSync(path, new Date(0), new Date(0))
    expect(await sweep(office.server.parts)).toBe(0)
    expect((await phone.get(`/api/blobs/${picture.sha256}`)).statusCode).toBe(200)
  })

  it('goes with the item that its finder writes, without being sent again', async () => {
    const { id } = await reportWithPhoto()
    await uploadPicture(phone, picture)
    const payload = makeSubmission({ manifest: [listPicture(picture)] })
    const outcome = await send(phone, makeCommand(2, { itemId: id as string as ItemId, payload }))
    expect(outcome).toMatchObject({ status: 'applied', missing: [] })
  })
})

describe('a section of the office', () => {
  it('is a unit without tasks, whose liaison person sends leads and has no right at the desk', async () => {
    const admin = await office.signIn('guanli')
    const made = await admin.post('/api/admin/units', { name: '县政府办综合科', classId: SECTION_CLASS.id })
    const unit = made.json().units.find(({ name }: { name: string }) => name === '县政府办综合科')
    await admin.post('/api/admin/people', {
      account: 'zonghe01',
      displayName: '综合科联络员',
      role: 'officer',
      unitId: unit.id,
      password: PASSWORD,
    })
    const liaison = await office.signIn('zonghe01')
    const { id } = await report(liaison)
    expect(await findDeskLead(editor, id)).toMatchObject({
      isOfOffice: true,
      finder: { name: '综合科联络员', unitName: '县政府办综合科' },
    })
    expect((await liaison.get('/api/desk/leads')).statusCode).toBe(403)
    const { units } = (await editor.get('/api/desk/commissions/addressees')).json()
    expect(units).toContainEqual(
      expect.objectContaining({ unitName: '县政府办综合科', className: SECTION_CLASS.name }),
    )
    const progress = await editor.get('/api/desk/progress?period=2026-11')
    expect(progress.statusCode).toBe(200)
    expect(progress.body).not.toContain('县政府办综合科')
  })
})
