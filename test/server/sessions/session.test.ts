import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import {
  cookieOf,
  firstRun,
  openEmptyOffice,
  openTestOffice,
  START,
  type Client,
  type TestOffice,
} from '../../support/server-office.ts'

const MINUTE_MS = 60_000
const DAY_MS = 24 * 60 * MINUTE_MS

let office: TestOffice

beforeEach(async () => {
  office = await openTestOffice()
})
afterEach(() => office.close())

describe('an officer’s session', () => {
  it('ends after 14 days without a request', async () => {
    const phone = await office.signIn('nongye01')
    office.clock.now += 14 * DAY_MS - 1
    expect(await status(phone)).toBe(200)
    office.clock.now += 14 * DAY_MS
    expect(await status(phone)).toBe(401)
  })

  it('ends after 30 days however busy', async () => {
    const phone = await office.signIn('nongye01')
    for (let day = 1; day < 30; day++) {
      office.clock.now = START + day * DAY_MS
      expect(await status(phone)).toBe(200)
    }
    office.clock.now = START + 30 * DAY_MS
    expect(await status(phone)).toBe(401)
  })

  it('lasts over a restart of the server', async () => {
    const phone = await office.signIn('nongye01')
    office.clock.now += 10 * DAY_MS
    expect(await status(phone)).toBe(200)
    await office.restart()
    office.clock.now += 10 * DAY_MS
    expect(await status(phone)).toBe(200)
  })
})

describe('an editor’s session', () => {
  it('ends after 30 minutes without a request', async () => {
    const editor = await office.signIn('bianji')
    office.clock.now += 30 * MINUTE_MS - 1
    expect((await editor.get('/api/desk/items')).statusCode).toBe(200)
    office.clock.now += 30 * MINUTE_MS
    expect((await editor.get('/api/desk/items')).statusCode).toBe(401)
  })

  it('ends after 12 hours however busy', async () => {
    const editor = await office.signIn('bianji')
    for (let tens = 1; tens < 72; tens++) {
      office.clock.now = START + tens * 10 * MINUTE_MS
      expect(await status(editor)).toBe(200)
    }
    office.clock.now = START + 12 * 60 * MINUTE_MS
    expect(await status(editor)).toBe(401)
  })
})

describe('the token', () => {
  it('is a new one after a day, and the old one is good for another minute', async () => {
    const phone = await office.signIn('nongye01')
    const old = phone.cookie
    office.clock.now += DAY_MS
    expect(await status(phone)).toBe(200)
    expect(phone.cookie).not.toBe(old)
    expect(await statusWith(phone.cookie)).toBe(200)
    office.clock.now += MINUTE_MS - 1
    expect(await statusWith(old)).toBe(200)
    office.clock.now += 1
    expect(await statusWith(old)).toBe(401)
    expect(await statusWith(phone.cookie)).toBe(200)
  })

  it('stays good when the answer with the new one was lost, and is replaced again', async () => {
    const phone = await office.signIn('nongye01')
    const old = phone.cookie
    office.clock.now += DAY_MS
    const lost = cookieOf(await withCookie(old))
    office.clock.now += 10 * MINUTE_MS
    const second = await withCookie(old)
    expect(second.statusCode).toBe(200)
    expect(second.headers['set-cookie']).toBeDefined()
    expect(await statusWith(cookieOf(second))).toBe(200)
    expect(await statusWith(lost)).toBe(401)
  })

  it('is replaced once by requests that come together', async () => {
    const phone = await office.signIn('nongye01')
    office.clock.now += DAY_MS
    const replies = await Promise.all([1, 2, 3].map(() => withCookie(phone.cookie)))
    expect(replies.map((reply) => reply.statusCode)).toEqual([200, 200, 200])
    expect(replies.filter((reply) => reply.headers['set-cookie'] !== undefined)).toHaveLength(1)
  })

  it('replaced before a restart of the server is still replaced after it', async () => {
    const phone = await office.signIn('nongye01')
    office.clock.now += DAY_MS
    await status(phone)
    await status(phone)
    await office.restart()
    expect(await status(phone)).toBe(200)
  })

  it('that was made up is none', async () => {
    expect(await statusWith('caifeng=made-up')).toBe(401)
    expect(await statusWith('caifeng=')).toBe(401)
    expect(await statusWith('')).toBe(401)
  })
})

describe('signing out', () => {
  it('ends the session at once and takes the cookie away', async () => {
    const phone = await office.signIn('nongye01')
    const reply = await office.inject({
      method: 'DELETE',
      url: '/api/session',
      headers: { cookie: phone.cookie },
    })
    expect([reply.statusCode, reply.headers['set-cookie']]).toEqual([
      204,
      expect.stringContaining('Max-Age=0'),
    ])
    expect(await status(phone)).toBe(401)
    await office.restart()
    expect(await status(phone)).toBe(401)
  })

  it.each(['before', 'behind'])(
    'while the token is being replaced, %s it, ends the session for good',
    async (place) => {
      const phone = await office.signIn('nongye01')
      const old = phone.cookie
      office.clock.now += DAY_MS
      const signOut = () => office.inject({ method: 'DELETE', url: '/api/session', headers: { cookie: old } })
      // The session as two requests of the same moment hold it: one rotates, the other one ends it.
      const replies =
        place === 'before'
          ? await Promise.all([signOut(), withCookie(old)])
          : await Promise.all([withCookie(old), signOut()])
      const cookies = replies.map(cookieOf).filter((cookie) => cookie.length > 'caifeng='.length)
      for (const cookie of [old, ...cookies]) expect(await statusWith(cookie)).toBe(401)
      await office.restart()
      for (const cookie of [old, ...cookies]) expect(await statusWith(cookie)).toBe(401)
    },
  )

  it('of a session whose row is gone is refused, not brought back by a new token', async () => {
    const phone = await office.signIn('nongye01')
    office.clock.now += DAY_MS
    const { db } = office.server.parts
    expect(await status(phone)).toBe(200)
    office.clock.now += DAY_MS
    await db.write(() => db.run('delete from sessions'))
    const reply = await withCookie(phone.cookie)
    expect([reply.statusCode, reply.headers['set-cookie']]).toEqual([401, undefined])
    expect(await statusWith(phone.cookie)).toBe(401)
  })

  it('of one person leaves another on the same device', async () => {
    const one = await office.signIn('nongye01')
    const other = await office.signIn('nongye02', { deviceId: one.deviceId })
    await one.inject({ method: 'DELETE', url: '/api/session' })
    expect(await status(other)).toBe(200)
  })
})

it('behind https the cookie has the name that browsers guard, and is secure', async () => {
  const guarded = await openEmptyOffice({ env: { PUBLIC_URL: 'https://caifeng.wanglan.gov.example' } })
  const admin = await firstRun(guarded)
  expect(admin.cookie).toMatch(/^__Host-caifeng=/)
  const reply = await admin.get('/api/session')
  expect(reply.statusCode).toBe(200)
  expect(reply.headers['strict-transport-security']).toContain('max-age=')
  await guarded.close()
})

function status(client: Client) {
  return client.get('/api/session').then((reply) => reply.statusCode)
}

function withCookie(cookie: string) {
  return office.inject({ method: 'GET', url: '/api/session', headers: { cookie } })
}

function statusWith(cookie: string) {
  return withCookie(cookie).then((reply) => reply.statusCode)
}
