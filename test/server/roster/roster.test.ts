import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { RosterAnswer } from '../../../src/protocol/desk-roster.ts'
import { openTestOffice, START, type Client, type TestOffice } from '../../support/server-office.ts'
import { makeCommand, send } from '../../support/server-phone.ts'

let office: TestOffice
let admin: Client
let unitId: string

beforeEach(async () => {
  office = await openTestOffice()
  admin = await office.signIn('guanli')
  unitId = (await office.signIn('shangping01')).unitId ?? ''
})
afterEach(() => office.close())

const filing = (changes = {}) => ({
  seatId: null,
  unitId,
  post: 'officer',
  name: '周镇',
  duty: '党政办',
  phone: '0570-111',
  accountId: null,
  from: START,
  note: '',
  ...changes,
})
const file = (changes = {}) => admin.post('/api/admin/roster', filing(changes))
const entriesOf = async () => (await admin.get('/api/desk/roster')).json<RosterAnswer>().entries

describe('the roster', () => {
  it('keeps who was, who is, from when, and who filed it', async () => {
    await file()
    const seatId = (await entriesOf())[0]?.seatId
    await file({ seatId, name: '吴山', from: START + 86_400_000, note: '接周镇' })
    expect((await entriesOf()).map(({ name, filedBy, note }) => [name, filedBy, note])).toEqual([
      ['周镇', '管理员', ''],
      ['吴山', '管理员', '接周镇'],
    ])
    const { db } = office.server.parts
    expect(() => db.run('delete from roster_entries')).toThrow('what was filed stays')
    expect(() => db.run("update roster_entries set name = ''")).toThrow('what was filed stays')
  })

  it('has one seat for the leader in charge, however often one is filed', async () => {
    await file({ post: 'leader', name: '甲' })
    await file({ post: 'leader', name: '乙' })
    expect(new Set((await entriesOf()).map(({ seatId }) => seatId)).size).toBe(1)
  })

  it.each([
    [{ seatId: 'nothing' }, 404, 'roster.seat_unknown'],
    [{ name: ' ' }, 400, 'request.malformed'],
  ])('refuses %j', async (changes, status, code) => {
    const reply = await file(changes)
    expect([reply.statusCode, reply.json().code]).toEqual([status, code])
  })

  it('links only accounts of the unit', async () => {
    const stranger = await office.signIn('nongye01')
    expect((await file({ accountId: stranger.accountId })).json().code).toBe('roster.wrong_account')
  })

  it('is read by editors and filed by admins', async () => {
    const editor = await office.signIn('bianji')
    expect((await editor.get('/api/desk/roster')).statusCode).toBe(200)
    expect((await editor.post('/api/admin/roster', filing())).statusCode).toBe(403)
  })
})

describe('a direct-report point', () => {
  const point = {
    pointId: null,
    unitId: null,
    kind: 'village',
    name: '上屏村',
    responsible: '郑山',
    phone: '',
    mayReportStraight: true,
    from: START,
    until: null,
    note: '',
  }

  it('is filed, and a change of it is another filing', async () => {
    const first = (await admin.post('/api/admin/direct-points', point)).json<RosterAnswer>()
    const pointId = first.points[0]?.pointId
    const changed = { ...point, pointId, until: START + 86_400_000, note: '撤点' }
    const { points, filings } = (await admin.post('/api/admin/direct-points', changed)).json<RosterAnswer>()
    expect([points.length, points[0]?.note, filings.length]).toEqual([1, '撤点', 2])
  })

  it('is named at the desk with each item that came while it was one', async () => {
    const phone = await office.signIn('shangping01')
    const editor = await office.signIn('bianji')
    const pointOf = async () => {
      const command = makeCommand(++seq)
      await send(phone, command)
      return (await editor.get(`/api/desk/items/${command.itemId}`)).json().directPoint
    }
    let seq = 0
    expect(await pointOf()).toBeUndefined()
    office.clock.now += 1000
    await admin.post('/api/admin/direct-points', { ...point, unitId, from: office.clock.now })
    expect(await pointOf()).toEqual({ name: '上屏村', mayReportStraight: true })
  })

  it('does not end before it begins', async () => {
    const reply = await admin.post('/api/admin/direct-points', { ...point, until: START })
    expect([reply.statusCode, reply.json().code]).toEqual([409, 'direct_point.wrong_time'])
  })
})
