import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { newUnitId } from '../../../src/domain/ids.ts'
import {
  openTestOffice,
  PASSWORD,
  testIds,
  type Client,
  type TestOffice,
} from '../../support/server-office.ts'
import { createPasswordHasher } from '../../../src/server/people/password-hasher.ts'
import { sync } from '../../support/server-phone.ts'

let office: TestOffice
let admin: Client

beforeEach(async () => {
  office = await openTestOffice()
  admin = await office.signIn('guanli')
})
afterEach(() => office.close())

describe('a unit', () => {
  it('is created in a class of the policy and listed with its people', async () => {
    const reply = await admin.post('/api/admin/units', { name: '水利局', classId: 'department' })
    const units = Object.fromEntries(
      reply.json().units.map((unit: { name: string; people: number }) => [unit.name, unit.people]),
    )
    expect(units).toEqual({ 水利局: 0, 农业农村局: 4, 上屏镇: 1 })
  })

  it.each([
    [{ name: '上屏镇', classId: 'town' }, 409, 'unit.name_taken'],
    [{ name: '水利局', classId: 'nothing' }, 400, 'unit.class_unknown'],
    [{ name: ' 水 ', classId: 'town' }, 400, 'request.malformed'],
  ])('%j is refused', async (unit, status, code) => {
    const reply = await admin.post('/api/admin/units', unit)
    expect([reply.statusCode, reply.json().code]).toEqual([status, code])
  })
})

describe('a person', () => {
  const person = {
    account: 'shuili01',
    displayName: '水利局信息员',
    role: 'officer',
    unitId: null,
    password: PASSWORD,
  }

  it('created by the admin signs in and reads the feed of the unit', async () => {
    const { units } = (await admin.post('/api/admin/units', { name: '水利局', classId: 'department' })).json()
    const unitId = units.find((unit: { name: string }) => unit.name === '水利局').id
    const reply = await admin.post('/api/admin/people', { ...person, account: 'ShuiLi01', unitId })
    expect(reply.json().people.map((each: { account: string }) => each.account)).toContain('shuili01')
    const phone = await office.signIn('shuili01')
    const { changes } = await sync(phone, [])
    expect(changes.find((change) => change.kind === 'unit')?.unit.name).toBe('水利局')
  })

  it('never comes with a password or its hash', async () => {
    expect((await admin.get('/api/admin/people')).body).not.toMatch(/argon2|password/)
  })

  it.each([
    [{}, 400, 'person.unit_required'],
    [{ role: 'editor', unitId: newUnitId(testIds) }, 400, 'person.unit_required'],
    [{ unitId: newUnitId(testIds) }, 404, 'unit.unknown'],
    [{ role: 'editor', account: 'bianji' }, 409, 'person.name_taken'],
    [{ role: 'editor', account: 'a' }, 400, 'person.name_malformed'],
    [{ role: 'editor', password: '123456789' }, 400, 'person.password_too_short'],
    [{ role: 'emperor' }, 400, 'request.malformed'],
  ])('with %j is refused', async (changes, status, code) => {
    const reply = await admin.post('/api/admin/people', { ...person, ...changes })
    expect([reply.statusCode, reply.json().code]).toEqual([status, code])
  })
})

describe('a password', () => {
  it('is hashed with Argon2id at the cost of the rule, salted anew each time', async () => {
    const { randomBytes } = await import('node:crypto')
    const hasher = createPasswordHasher(randomBytes)
    const [one, two] = await Promise.all([hasher.hash(PASSWORD), hasher.hash(PASSWORD)])
    expect(one).toMatch(/^argon2id\$m=65536,t=3\$/)
    expect(one).not.toBe(two)
    expect(await hasher.isRight(PASSWORD, one)).toBe(true)
    expect(await hasher.isRight('wrong-password', one)).toBe(false)
  })

  it('typed as other bytes for the same characters is the same', async () => {
    const { passwords } = office.server.parts
    expect(await passwords.isRight('cafe\u0301 1234567', await passwords.hash('caf\u00e9 1234567'))).toBe(
      true,
    )
  })
})
