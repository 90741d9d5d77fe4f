import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { monthBounds, type Month } from '../../../src/domain/calendar/month.ts'
import { openTestOffice, START, type Client, type TestOffice } from '../../support/server-office.ts'
import { sync } from '../../support/server-phone.ts'

let office: TestOffice
let admin: Client
let unitId: string

beforeEach(async () => {
  office = await openTestOffice()
  admin = await office.signIn('guanli')
  unitId = (await office.signIn('shangping01')).unitId ?? ''
})
afterEach(() => office.close())

const change = (payload: object, client = admin) =>
  client.inject({ method: 'PATCH', url: `/api/admin/units/${unitId}`, payload })
const classIn = async (period: string) => {
  const { units } = (await admin.get(`/api/desk/progress?period=${period}`)).json()
  return units.find((unit: { unitId: string }) => unit.unitId === unitId).classId
}

describe('a unit that is moved to another class', () => {
  it('has it from the month on, and earlier months keep theirs', async () => {
    await change({ classId: 'department', fromMonth: '2026-11' })
    expect([await classIn('2026-10'), await classIn('2026-11'), await classIn('2026')]).toEqual([
      'town',
      'department',
      'town',
    ])
  })

  it('is listed in the class of today when the change is to come', async () => {
    const reply = await change({ classId: 'department', fromMonth: '2027-01' })
    const unit = reply.json().units.find(({ id }: { id: string }) => id === unitId)
    expect(unit).toMatchObject({
      classId: 'town',
      classes: [
        { classId: 'town', from: 0 },
        { classId: 'department', from: monthBounds('2027-01' as Month).from },
      ],
    })
  })

  it('takes a change back by the earlier class for the same month', async () => {
    await change({ classId: 'department', fromMonth: '2026-11' })
    await change({ classId: 'town', fromMonth: '2026-11' })
    expect(await classIn('2026-11')).toBe('town')
  })

  it('tells its phones the dated list', async () => {
    const phone = await office.signIn('shangping01')
    const { cursor } = await sync(phone, [])
    await change({ classId: 'department', fromMonth: '2026-11' })
    const { changes } = await sync(phone, [], { cursor })
    const told = changes.find((each) => each.kind === 'unit')?.unit
    expect([told?.classId, told?.classes?.map(({ classId }) => classId)]).toEqual([
      'department',
      ['town', 'department'],
    ])
  })

  it('is ranked with its class of the period', async () => {
    await change({ classId: 'department', fromMonth: '2026-11' })
    const ranksIn = async (period: string) => {
      const { ranking } = (await admin.get(`/api/desk/ledger?period=${period}`)).json()
      return ranking.classes.map(({ classId, units }: { classId: string; units: object[] }) => [
        classId,
        units.length,
      ])
    }
    expect(await ranksIn('2026-10')).toEqual([
      ['department', 1],
      ['town', 1],
    ])
    expect(await ranksIn('2026-11')).toEqual([['department', 2]])
  })

  it('is refused a month that is closed, and nothing changes', async () => {
    await admin.post('/api/desk/periods/2026-10/closing', {})
    const reply = await change({ classId: 'department', fromMonth: '2026-10' })
    expect([reply.statusCode, reply.json().code, await classIn('2026-11')]).toEqual([
      409,
      'unit.class_closed',
      'town',
    ])
    expect((await change({ classId: 'department', fromMonth: '2026-11' })).statusCode).toBe(200)
  })

  it.each([
    [{ classId: 'nothing', fromMonth: '2026-11' }, 400, 'unit.class_unknown'],
    [{ classId: 'town', fromMonth: '2026-13' }, 400, 'request.malformed'],
  ])('is refused %j', async (payload, status, code) => {
    const reply = await change(payload)
    expect([reply.statusCode, reply.json().code]).toEqual([status, code])
  })

  it('is the admin’s to move alone', async () => {
    const editor = await office.signIn('bianji')
    expect((await change({ classId: 'department', fromMonth: '2026-11' }, editor)).statusCode).toBe(403)
  })

  it('keeps who set it and when', async () => {
    await change({ classId: 'department', fromMonth: '2026-11' })
    const rows = office.server.parts.db.all('select unit_id, class_id, set_by, set_at from unit_classes')
    expect(rows).toEqual([
      { unit_id: unitId, class_id: 'department', set_by: admin.accountId, set_at: START },
    ])
  })
})
