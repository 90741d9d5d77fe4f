import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { newDeviceId } from '../../../src/domain/ids.ts'
import { firstRun, openEmptyOffice, PASSWORD, testIds, type TestOffice } from '../../support/server-office.ts'

let office: TestOffice

beforeEach(async () => {
  office = await openEmptyOffice()
})
afterEach(() => office.close())

const request = {
  officeName: ' 石漫县人民政府办公室 ',
  periodicalName: '石漫信息',
  account: 'guanli',
  displayName: '管理员',
  password: PASSWORD,
  device: { id: newDeviceId(testIds), name: 'test' },
}

const create = (changes: object = {}) =>
  office.inject({ method: 'POST', url: '/api/office', payload: { ...request, ...changes } })
const state = async () => (await office.inject({ method: 'GET', url: '/api/office' })).json()

describe('the first run', () => {
  it('finds no office, makes one and signs its admin in', async () => {
    expect(await state()).toEqual({ state: 'new', name: '' })
    const reply = await create()
    expect(reply.json()).toMatchObject({
      account: { role: 'admin' },
      unit: null,
      office: { name: '石漫县人民政府办公室' },
    })
    expect(reply.headers['set-cookie']).toContain('Max-Age=43200')
    expect(await state()).toEqual({ state: 'ready', name: '石漫县人民政府办公室' })
  })

  it('comes with the classes of units that are usual, no tasks, and one periodical', async () => {
    const admin = await firstRun(office)
    const list = (await admin.get('/api/admin/people')).json()
    expect(list.unitClasses.map((each: { name: string }) => each.name)).toEqual([
      '乡镇',
      '县直部门',
      '驻县单位',
      '内设科室',
    ])
    expect(office.server.parts.policies.at(office.clock.now).quotas).toEqual([])
    expect(office.server.parts.db.all('select name, current_issue as issue from periodicals')).toEqual([
      { name: '望澜政务信息', issue: 1 },
    ])
  })

  it('happens once, also when two people press the button together', async () => {
    const replies = await Promise.all([create(), create({ officeName: '另一个办公室' })])
    expect(replies.map((reply) => reply.statusCode).sort()).toEqual([200, 409])
    const later = await create()
    expect([later.statusCode, later.json().code]).toEqual([409, 'office.exists'])
  })

  it.each([
    [{ account: '管理员' }, 'person.name_malformed'],
    [{ password: 'short' }, 'person.password_too_short'],
    [{ officeName: ' x ' }, 'request.malformed'],
    [{ displayName: '  ' }, 'request.malformed'],
  ])('with %j is refused and leaves nothing behind', async (changes, code) => {
    const reply = await create(changes)
    expect([reply.statusCode, reply.json().code]).toEqual([400, code])
    expect(await state()).toEqual({ state: 'new', name: '' })
  })
})
