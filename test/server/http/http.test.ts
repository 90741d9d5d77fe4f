import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { brotliCompressSync, gunzipSync } from 'node:zlib'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { REFUSAL_CODES } from '../../../src/protocol/codes.ts'
import { ALL_REFUSALS, listRoutes } from '../../../src/server/routes.ts'
import { openEmptyOffice, openTestOffice, type Client, type TestOffice } from '../../support/server-office.ts'
import { accountIdOf } from '../../support/make-ids.ts'
import { digestOf, makeCommand, makeRequest } from '../../support/server-phone.ts'

describe('every answer', () => {
  let office: TestOffice
  beforeAll(async () => {
    office = await openEmptyOffice()
  })
  afterAll(() => office.close())

  it.each(['/api/office', '/api/nothing', '/api/desk/items', '/healthz', '/desk', '/%zz'])(
    'of %s carries the headers that protect the app',
    async (url) => {
      const { headers } = await office.inject({ method: 'GET', url })
      expect(headers['x-content-type-options']).toBe('nosniff')
      expect(headers['referrer-policy']).toBe('no-referrer')
      expect(headers['cross-origin-opener-policy']).toBe('same-origin')
      expect(headers['cross-origin-resource-policy']).toBe('same-origin')
      expect(headers['permissions-policy']).toContain('camera=(self)')
      expect(headers['content-security-policy']).toBe(
        "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; img-src 'self' blob:; " +
          "connect-src 'self'; worker-src 'self'; manifest-src 'self'; font-src 'self'; base-uri 'none'; " +
          "form-action 'self'; frame-ancestors 'none'; require-trusted-types-for 'script'",
      )
    },
  )

  it('of the api is never stored, names the protocol and echoes the request’s id', async () => {
    for (const url of ['/api/office', '/api/nothing', '/api/session']) {
      const { headers } = await office.inject({ method: 'GET', url, headers: { 'x-request-id': 'phone-17' } })
      expect(headers).toMatchObject({
        'cache-control': 'no-store',
        'x-caifeng-protocol': '1',
        'x-request-id': 'phone-17',
      })
    }
  })

  it('gets an id of its own when the client sends none or nonsense', async () => {
    const { headers } = await office.inject({
      method: 'GET',
      url: '/api/office',
      headers: { 'x-request-id': '<b>' },
    })
    expect(headers['x-request-id']).toMatch(/^[0-9a-f-]{36}$/)
  })

  it('for an unknown address of the api is a refusal in JSON, by any method', async () => {
    for (const method of ['GET', 'POST', 'PUT', 'DELETE'] as const) {
      const reply = await office.inject({ method, url: '/api/nothing' })
      expect([reply.statusCode, reply.json().code]).toEqual([404, 'request.not_found'])
    }
  })

  it('that failed says so without the cause, which is in the log', async () => {
    office.server.parts.policies.at = () => {
      throw new Error('a secret of the machine')
    }
    const reply = await office.inject({ method: 'GET', url: '/%zz' })
    expect([reply.statusCode, reply.json().code]).toEqual([400, 'request.malformed'])
  })
})

describe('a writing request', () => {
  let office: TestOffice
  let phone: Client
  beforeEach(async () => {
    office = await openTestOffice()
    phone = await office.signIn('nongye01')
  })
  afterEach(() => office.close())

  it.each<[string, Record<string, string>, number]>([
    ['says it is same-origin', {}, 200],
    ['comes from another site', { 'sec-fetch-site': 'cross-site' }, 403],
    ['comes from a sister site', { 'sec-fetch-site': 'same-site' }, 403],
    [
      'comes from our own origin, in an older browser',
      { 'sec-fetch-site': '', origin: 'http://localhost' },
      200,
    ],
    [
      'comes from another origin, in an older browser',
      { 'sec-fetch-site': '', origin: 'http://evil.example' },
      403,
    ],
    ['comes from a sandboxed page', { 'sec-fetch-site': '', origin: 'null' }, 403],
    ['says nothing of its origin', { 'sec-fetch-site': '' }, 403],
  ])('that %s is answered %s %i', async (_what, changes, status) => {
    const { 'sec-fetch-site': site = 'same-origin', ...others } = changes
    const given = {
      host: 'localhost',
      cookie: phone.cookie,
      'x-caifeng-protocol': '1',
      ...(site === '' ? {} : { 'sec-fetch-site': site }),
      ...others,
    }
    const reply = await office.server.app.inject({
      method: 'POST',
      url: '/api/sync',
      headers: given,
      payload: makeRequest(phone, []),
    })
    expect(reply.statusCode).toBe(status)
    if (status === 403) expect(reply.json().code).toBe('request.foreign_origin')
  })

  it('without our own header is refused', async () => {
    const headers = { cookie: phone.cookie, 'sec-fetch-site': 'same-origin' }
    const payload = makeRequest(phone, [])
    const reply = await office.server.app.inject({ method: 'POST', url: '/api/sync', headers, payload })
    expect([reply.statusCode, reply.json().code]).toEqual([426, 'request.wrong_protocol'])
  })

  it('is answered with the digest of the JSON, also when it is compressed or refused', async () => {
    const request = makeRequest(
      phone,
      Array.from({ length: 12 }, (_, index) => makeCommand(index + 1)),
    )
    const replies = [
      await phone.post('/api/sync', request),
      await phone.post('/api/sync', request, { 'accept-encoding': 'gzip' }),
      await phone.post('/api/sync', { ...request, account: accountIdOf(77) }),
    ]
    expect(replies.map(({ statusCode }) => statusCode)).toEqual([200, 200, 401])
    expect(replies[1]?.headers['content-encoding']).toBe('gzip')
    for (const { headers, rawPayload } of replies) {
      const bytes = headers['content-encoding'] === 'gzip' ? gunzipSync(rawPayload) : rawPayload
      expect(headers['unencoded-digest']).toBe(digestOf(bytes))
    }
  })

  it('behind a public address must come from that address', async () => {
    const guarded = await openEmptyOffice({ env: { PUBLIC_URL: 'https://caifeng.example' } })
    const ask = (origin: string) =>
      guarded.inject({ method: 'POST', url: '/api/office', payload: {}, headers: { origin } })
    expect((await ask('https://other.example')).json().code).toBe('request.foreign_origin')
    expect((await ask('https://caifeng.example')).json().code).toBe('request.malformed')
    await guarded.close()
  })

  it('that our own code fails on is answered without the cause, and the cause is in the log', async () => {
    office.server.parts.events.announce = () => {
      throw new Error('a secret of the machine')
    }
    const reply = await phone.post('/api/sync', makeRequest(phone, [makeCommand(1)]))
    expect([reply.statusCode, reply.json().code]).toEqual([500, 'server.failed'])
    expect(reply.body).not.toContain('secret')
    expect(office.log.some(({ event }) => event === 'request.failed')).toBe(true)
  })
})

describe('the log', () => {
  it('has a line for each request: id, route, status, time, account, refusal', async () => {
    const office = await openTestOffice()
    const phone = await office.signIn('nongye01')
    office.log.length = 0
    await phone.get('/api/desk/items/019a0000-0000-7000-8000-000000000000', { 'x-request-id': 'r1' })
    expect(office.log).toEqual([
      {
        event: 'request',
        fields: {
          requestId: 'r1',
          method: 'GET',
          route: '/api/desk/items/:id',
          status: 403,
          ms: expect.any(Number),
          accountId: phone.accountId,
          refusal: 'session.forbidden',
        },
      },
    ])
    await office.close()
  })
})

describe('the description of the routes', () => {
  it('lists every route with its success, its roles and its refusals', async () => {
    const office = await openEmptyOffice()
    const description = (await office.inject({ method: 'GET', url: '/api/openapi.json' })).json()
    expect(description.openapi).toBe('3.1.0')
    for (const route of listRoutes(office.server.parts)) {
      const path = route.path.replaceAll(/:(\w+)/g, '{$1}')
      const described = description.paths[path]?.[route.method.toLowerCase()]
      expect(described, `${route.method} ${path}`).toBeDefined()
      expect(described.summary).toBe(route.summary)
      expect(described.responses['500'].description).toContain('server.failed')
      expect(described['x-roles']).toEqual(route.policy === 'public' ? undefined : route.policy.roles)
    }
    const sync = description.paths['/api/sync'].post
    expect(sync.requestBody.content['application/json'].schema.properties.firstSeq.type).toBe('integer')
    expect(sync.responses['200'].content['application/json'].schema.required).toContain('lastSeq')
    await office.close()
  })

  it('every refusal of the server has a code of the catalogue and a sentence', () => {
    for (const [code, text] of Object.entries(ALL_REFUSALS)) {
      expect(REFUSAL_CODES).toContain(code)
      expect(text.message).toMatch(/^[A-Z].*\.$/)
    }
  })
})

describe('the app’s files', () => {
  let office: TestOffice
  let staticDir: string

  beforeAll(async () => {
    staticDir = mkdtempSync(join(tmpdir(), 'caifeng-app-'))
    mkdirSync(join(staticDir, 'assets'))
    writeFileSync(join(staticDir, 'index.html'), '<!doctype html><title>采风</title>')
    writeFileSync(join(staticDir, 'sw.js'), 'self')
    writeFileSync(join(staticDir, 'assets/main-4f2a.js'), 'plain')
    writeFileSync(join(staticDir, 'assets/main-4f2a.js.br'), brotliCompressSync('plain'))
    office = await openEmptyOffice({ env: { STATIC_DIR: staticDir } })
  })
  afterAll(async () => {
    await office.close()
    rmSync(staticDir, { recursive: true })
  })

  const get = (url: string, headers = {}) => office.inject({ method: 'GET', url, headers })

  it.each(['/', '/desk', '/items/some-item?from=today'])(
    '%s is the app’s page, asked for anew each time',
    async (url) => {
      const reply = await get(url)
      expect([reply.statusCode, reply.headers['cache-control']]).toEqual([200, 'no-cache'])
      expect(reply.body).toContain('采风')
    },
  )

  it('the service worker is asked for anew, hashed files are kept for ever', async () => {
    expect((await get('/sw.js')).headers['cache-control']).toBe('no-cache')
    expect((await get('/assets/main-4f2a.js')).headers['cache-control']).toContain('immutable')
  })

  it('the compressed twin is sent to those who accept it', async () => {
    const reply = await get('/assets/main-4f2a.js', { 'accept-encoding': 'br' })
    expect(reply.headers['content-encoding']).toBe('br')
    expect((await get('/assets/main-4f2a.js')).body).toBe('plain')
  })

  it('a missing file is missing, not the page', async () => {
    expect((await get('/assets/gone.js')).statusCode).toBe(404)
    expect((await get('/../package.json')).statusCode).toBe(404)
  })
})
