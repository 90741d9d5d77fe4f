import * as v from 'valibot'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { askServer } from '../../src/entry/ask-server.ts'

const schema = v.object({ name: v.string() })
const question = { path: '/api/office', schema }

afterEach(() => {
  vi.unstubAllGlobals()
  vi.useRealTimers()
})

describe('what counts as an answer of the office', () => {
  it('the header of the protocol, our own request id and the agreed shape', async () => {
    answerWith((id) => reply({ name: '办公室' }, { id }))
    expect(await askServer(question)).toEqual({ ok: true, value: { name: '办公室' } })
  })

  it.each<[string, (id: string) => Response | Promise<Response>]>([
    ['no network', () => Promise.reject(new TypeError('failed'))],
    ['a captive portal’s page', () => new Response('<html>Wi-Fi</html>', { status: 200 })],
    ['the stored answer to an earlier request', () => reply({ name: 'x' }, { id: 'another' })],
    ['an answer without the header of the protocol', (id) => reply({ name: 'x' }, { id, protocol: '' })],
    ['a truncated answer', (id) => reply('{"name":"办', { id })],
    ['an answer of another shape', (id) => reply({ title: 'x' }, { id })],
    ['a proxy’s error', (id) => reply('Bad gateway', { id, status: 502 })],
  ])('%s is none', async (_, makeReply) => {
    answerWith(makeReply)
    expect(await askServer(question)).toEqual({ ok: false, code: 'network' })
  })

  it('a refusal comes with its code and how long to wait', async () => {
    answerWith((id) => reply({ code: 'login.wait', message: 'wait', retryAfter: 8 }, { id, status: 429 }))
    expect(await askServer(question)).toEqual({ ok: false, code: 'login.wait', retryAfter: 8 })
    answerWith((id) => reply({ code: 'login.failed', message: 'no' }, { id, status: 401 }))
    expect(await askServer(question)).toEqual({ ok: false, code: 'login.failed' })
  })

  it('an answer without a body is one where none is expected', async () => {
    answerWith((id) => new Response(null, { status: 204, headers: headersOf(id) }))
    expect(await askServer({ method: 'DELETE', path: '/api/session', schema: v.unknown() })).toMatchObject({
      ok: true,
    })
  })

  it('a server that says nothing for twenty seconds has not answered', async () => {
    vi.useFakeTimers()
    vi.stubGlobal(
      'fetch',
      (_path: string, { signal }: RequestInit) =>
        new Promise((_, reject) => signal?.addEventListener('abort', () => reject(new Error('aborted')))),
    )
    const asked = askServer(question)
    await vi.advanceTimersByTimeAsync(20_000)
    expect(await asked).toEqual({ ok: false, code: 'network' })
    expect(vi.getTimerCount()).toBe(0)
  })
})

it('a request that writes carries the protocol, an id and JSON', async () => {
  const fetched = answerWith((id) => reply({ name: 'x' }, { id }))
  await askServer({ ...question, method: 'POST', body: { account: 'guanli' } })
  const [path, init] = fetched.mock.calls[0] ?? []
  expect(path).toBe('/api/office')
  expect(init).toMatchObject({ method: 'POST', body: '{"account":"guanli"}', cache: 'no-store' })
  expect(init?.headers).toMatchObject({ 'x-caifeng-protocol': '1', 'content-type': 'application/json' })
})

function answerWith(makeReply: (requestId: string) => Response | Promise<Response>) {
  const fetched = vi.fn(async (_path: string, init: RequestInit) => {
    return makeReply((init.headers as Record<string, string>)['x-request-id'] ?? '')
  })
  vi.stubGlobal('fetch', fetched)
  return fetched
}

function reply(
  body: unknown,
  { id, status = 200, protocol = '1' }: { id: string; status?: number; protocol?: string },
) {
  const text = typeof body === 'string' ? body : JSON.stringify(body)
  return new Response(text, { status, headers: headersOf(id, protocol) })
}

function headersOf(id: string, protocol = '1') {
  return { 'x-caifeng-protocol': protocol, 'x-request-id': id }
}
