import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { newDeviceId, type DeviceId } from '../../../src/domain/ids.ts'
import {
  openEmptyOffice,
  openTestOffice,
  PASSWORD,
  testIds,
  type TestOffice,
} from '../../support/server-office.ts'

let office: TestOffice

beforeEach(async () => {
  office = await openTestOffice()
})
afterEach(() => office.close())

describe('signing in', () => {
  it('tells who it is and sets a cookie out of reach of scripts', async () => {
    const reply = await attempt({})
    expect(reply.json()).toMatchObject({
      account: { name: 'nongye01', role: 'officer' },
      unit: { name: '农业农村局', classId: 'department' },
      office: { name: '望澜县人民政府办公室' },
      serverTime: office.clock.now,
    })
    expect(reply.headers['set-cookie']).toMatch(
      /^caifeng=[\w-]{43}; Path=\/; Max-Age=2592000; HttpOnly; SameSite=Strict$/,
    )
  })

  it('does not mind the case of the account’s name', async () => {
    expect((await attempt({ account: ' NongYe01 ' })).statusCode).toBe(200)
  })

  it('keeps neither token nor password where it could be read', async () => {
    const token = /caifeng=([\w-]+)/.exec(String((await attempt({})).headers['set-cookie']))?.[1] ?? ''
    const rows = JSON.stringify([
      ...office.server.parts.db.all('select * from sessions'),
      ...office.server.parts.db.all('select * from accounts'),
    ])
    expect(rows).not.toContain(token)
    expect(rows).not.toContain(PASSWORD)
  })

  it('gives the same answer for a wrong password, an unknown account and a name that cannot be one', async () => {
    const wrong = await attempt({ password: 'wrong-password' })
    const unknown = await attempt({ account: 'nobody' })
    const impossible = await attempt({ account: '信息员' })
    for (const reply of [wrong, unknown, impossible]) {
      expect(reply.statusCode).toBe(401)
      expect({ ...reply.json(), requestId: '' }).toEqual({
        code: 'login.failed',
        message: 'Account or password is wrong.',
        requestId: '',
      })
    }
  })

  it('does the same work for an unknown account', async () => {
    const { passwords } = office.server.parts
    const checked: (string | null)[] = []
    const isRight = passwords.isRight.bind(passwords)
    passwords.isRight = (password, stored) => {
      checked.push(stored)
      return isRight(password, stored)
    }
    await attempt({ account: 'nobody' })
    expect(checked).toEqual([null])
  })

  it('before there is an office says so', async () => {
    const empty = await openEmptyOffice()
    const device = { id: newDeviceId(testIds), name: '' }
    const payload = { account: 'guanli', password: PASSWORD, device, sentAt: 0 }
    const reply = await empty.inject({ method: 'POST', url: '/api/session', payload })
    expect([reply.statusCode, reply.json().code]).toEqual([409, 'office.missing'])
    await empty.close()
  })
})

describe('guessing', () => {
  it('five tries are free, then each waits twice as long, up to 15 minutes', async () => {
    const waits: number[] = []
    for (let tries = 1; tries <= 20; tries++) {
      expect((await guess()).statusCode).toBe(401)
      const refused = await guess()
      const wait = refused.statusCode === 429 ? refused.json().retryAfter : 0
      if (refused.statusCode === 401) tries++
      else expect(refused.headers['retry-after']).toBe(String(wait))
      waits.push(wait)
      office.clock.now += wait * 1000
    }
    expect(waits.slice(2)).toEqual(
      [1, 2, 4, 8, 16, 32, 64, 128, 256, 512, 900, 900, 900, 900, 900, 900].slice(0, waits.length - 2),
    )
  })

  it('a waiting account refuses the right password as well, and takes it afterwards', async () => {
    for (let tries = 0; tries < 5; tries++) await guess()
    expect((await attempt({})).json().code).toBe('login.wait')
    office.clock.now += 1000
    expect((await attempt({})).statusCode).toBe(200)
  })

  it('a hundred tries at once are a hundred tries', async () => {
    const replies = await Promise.all(Array.from({ length: 15 }, () => guess()))
    const statuses = replies.map((reply) => reply.statusCode)
    expect(statuses.filter((status) => status === 401)).toHaveLength(5)
    expect(statuses.filter((status) => status === 429)).toHaveLength(10)
  })

  it('by a stranger does not lock out a device that the person has used before', async () => {
    const { deviceId } = await office.signIn('nongye01')
    for (let tries = 0; tries < 6; tries++) await guess()
    expect((await attempt({})).json().code).toBe('login.wait')
    expect((await attempt({ deviceId })).statusCode).toBe(200)
  })

  it('is remembered over a restart', async () => {
    for (let tries = 0; tries < 5; tries++) await guess()
    await office.restart()
    expect((await attempt({})).json().code).toBe('login.wait')
  })

  it('is forgotten when the person has signed in', async () => {
    for (let tries = 0; tries < 4; tries++) await guess()
    await attempt({})
    for (let tries = 0; tries < 4; tries++) await guess()
    expect((await attempt({})).statusCode).toBe(200)
  })

  it('from one address is held to 20 tries a minute, whatever the accounts', async () => {
    const address = '192.168.7.7'
    for (let tries = 0; tries < 20; tries++) {
      expect((await attempt({ account: `nobody${tries}`, address })).statusCode).toBe(401)
    }
    const refused = await attempt({ address })
    expect([refused.statusCode, refused.json().retryAfter]).toEqual([429, 60])
    expect((await attempt({ address: '192.168.7.8' })).statusCode).toBe(200)
    office.clock.now += 60_000
    expect((await attempt({ address })).statusCode).toBe(200)
  })

  it('leaves no typed account names behind: people type passwords there by mistake', async () => {
    await attempt({ account: 'my-secret-password' })
    const rows = office.server.parts.db.all('select * from login_buckets')
    expect(JSON.stringify(rows)).not.toContain('my-secret-password')
  })
})

interface Attempt {
  account?: string
  password?: string
  deviceId?: DeviceId
  address?: string
}

let places = 0

function attempt({ account = 'nongye01', password = PASSWORD, deviceId, address }: Attempt) {
  return office.inject({
    method: 'POST',
    url: '/api/session',
    remoteAddress: address ?? `10.1.${++places % 250}.1`,
    payload: {
      account,
      password,
      device: { id: deviceId ?? newDeviceId(testIds), name: 'test' },
      sentAt: office.clock.now,
    },
  })
}

function guess() {
  return attempt({ password: 'wrong-password' })
}
