import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { newDeviceId } from '../../../src/domain/ids.ts'
import {
  openTestOffice,
  PASSWORD,
  testIds,
  type Client,
  type TestOffice,
} from '../../support/server-office.ts'

const OWN = 'shuiku-chengse-7'

let office: TestOffice
let admin: Client

beforeEach(async () => {
  office = await openTestOffice()
  admin = await office.signIn('guanli')
})
afterEach(() => office.close())

async function idOf(account: string): Promise<string> {
  const { people } = (await admin.get('/api/admin/people')).json()
  return people.find((person: { account: string }) => person.account === account).id
}
const reset = async (account: string, client = admin) =>
  client.post(`/api/admin/people/${await idOf(account)}/password-reset`, {})

async function signIn(account: string, password: string, newPassword?: string) {
  const device = { id: newDeviceId(testIds), name: '手机' }
  const payload = { account, password, newPassword, device, sentAt: office.clock.now }
  const reply = await office.inject({ method: 'POST', url: '/api/session', payload })
  return [reply.statusCode, reply.json().code]
}

describe('a password that the admin resets', () => {
  it('ends every session of the person, and opens nothing but the choice of another one', async () => {
    const phone = await office.signIn('shangping01')
    const second = await office.signIn('shangping01')
    const colleague = await office.signIn('bianji')
    const reply = await reset('shangping01')
    const { account, password } = reply.json()
    expect([reply.statusCode, account]).toEqual([200, 'shangping01'])
    expect(password).toMatch(/^[a-z2-9]{4}(-[a-z2-9]{4}){2}$/)
    for (const client of [phone, second])
      expect((await client.get('/api/session')).json().code).toBe('session.required')
    expect((await colleague.get('/api/session')).statusCode).toBe(200)
    expect(await signIn('shangping01', password)).toEqual([403, 'login.password_once'])
    expect((await signIn('shangping01', password, OWN))[0]).toBe(200)
    expect((await signIn('shangping01', OWN))[0]).toBe(200)
    expect((await signIn('shangping01', password, 'shuiku-chengse-8'))[1]).toBe('login.failed')
  })

  it('puts an end to the old one, and to a reset before it', async () => {
    const first = (await reset('shangping01')).json().password
    const second = (await reset('shangping01')).json().password
    expect((await signIn('shangping01', first, OWN))[1]).toBe('login.failed')
    expect((await signIn('shangping01', second, OWN))[0]).toBe(200)
  })

  it('lets nobody in who was signing in with the old one meanwhile', async () => {
    const { passwords } = office.server.parts
    const isRight = passwords.isRight.bind(passwords)
    passwords.isRight = async (...asked) => {
      const answer = await isRight(...asked)
      passwords.isRight = isRight
      await reset('shangping01')
      return answer
    }
    expect((await signIn('shangping01', PASSWORD, OWN))[1]).toBe('login.failed')
    expect(
      office.server.parts.db.all('select id from sessions where account_id = ?', await idOf('shangping01')),
    ).toEqual([])
  })

  it('leaves a row in the audit, without the password', async () => {
    const { password } = (await reset('shangping01')).json()
    const audit = (await admin.get('/api/desk/audit')).json()
    expect(audit.entries[0]).toMatchObject({ what: 'password.reset', subject: await idOf('shangping01') })
    expect(JSON.stringify(audit)).not.toContain(password)
    const { db } = office.server.parts
    expect(JSON.stringify(db.all('select * from accounts'))).not.toContain(password)
  })

  it('is refused for oneself, for somebody deactivated, and to everybody but the admin', async () => {
    expect((await reset('guanli')).json().code).toBe('person.own_password')
    const id = await idOf('shangping01')
    await admin.post(`/api/admin/people/${id}/deactivation`, { successorId: null, note: '' })
    expect((await reset('shangping01')).json().code).toBe('person.deactivated')
    const editor = await office.signIn('bianji')
    expect((await reset('bianji', editor)).json().code).toBe('session.forbidden')
  })
})
