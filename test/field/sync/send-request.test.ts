import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { sendRequest } from '../../../src/field/sync/send-request.ts'
import type { SyncContext } from '../../../src/field/sync/sync-context.ts'

const EMPTY_DIGEST = 'sha-256=:RBNvo1WzZ4oRRq0W9+hknpT7T8If536DEMBg9hyq/4o=:'
const OFFICE = { 'x-caifeng-protocol': '1', 'x-request-id': 'r1' }
const RETRY = { answer: { kind: 'retry', afterMs: null }, response: null, body: undefined }

function contextWith(fetcher: typeof fetch, signal = new AbortController().signal): SyncContext {
  return { fetch: fetcher, signal, newRequestId: () => 'r1' } as unknown as SyncContext
}

const request = {
  method: 'POST',
  path: '/api/sync',
  headers: { 'content-type': 'application/json' },
  body: '{}',
} as const

/** A network that never says anything, until the request is given up. */
const silence: typeof fetch = (_path, init) =>
  new Promise((_resolve, reject) =>
    init?.signal?.addEventListener('abort', () => reject(new Error('aborted'))),
  )

beforeEach(() => vi.useFakeTimers())
afterEach(() => vi.useRealTimers())

describe('a request', () => {
  it('says who asks, follows no redirect and takes nothing out of a cache', async () => {
    const fetcher = vi.fn(async () => Response.json({}, { headers: OFFICE }))
    await sendRequest(contextWith(fetcher), request)
    expect(fetcher).toHaveBeenCalledWith('/api/sync', {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...OFFICE },
      body: '{}',
      credentials: 'same-origin',
      redirect: 'error',
      cache: 'no-store',
      signal: expect.any(AbortSignal) as AbortSignal,
    })
  })

  it('tells a session of somebody else from one that ended', async () => {
    const answerOf = async (code: string) => {
      const fetcher = async () => Response.json({ code }, { status: 401, headers: OFFICE })
      return (await sendRequest(contextWith(fetcher), request)).answer.kind
    }
    expect([await answerOf('session.required'), await answerOf('session.other_account')]).toEqual([
      'signed_out',
      'other_account',
    ])
  })

  it('is given up when the body does not come to its end', async () => {
    const fetcher: typeof fetch = async (_path, init) => {
      const body = new ReadableStream({
        start(controller) {
          controller.enqueue(new TextEncoder().encode('{"results":'))
          init?.signal?.addEventListener('abort', () => controller.error(new Error('aborted')))
        },
      })
      return new Response(body, { headers: { ...OFFICE, 'content-type': 'application/json' } })
    }
    const sent = sendRequest(contextWith(fetcher), request)
    await vi.advanceTimersByTimeAsync(30_000)
    expect(await sent).toEqual(RETRY)
  })

  it('hands on the body of the office', async () => {
    const fetcher = async () => Response.json({ code: 'session.required' }, { status: 401, headers: OFFICE })
    const sent = await sendRequest(contextWith(fetcher), request)
    expect(sent).toMatchObject({ answer: { kind: 'signed_out' }, body: { code: 'session.required' } })
  })

  describe('whose answer has a digest', () => {
    const ask = (headers: Record<string, string>, { status = 200, needsDigest = true } = {}) =>
      sendRequest(
        contextWith(async () => Response.json({}, { status, headers: { ...OFFICE, ...headers } })),
        { ...request, ...(needsDigest ? { needsDigest: true } : {}) },
      )

    it('takes the answer that fits it', async () => {
      expect(await ask({ 'unencoded-digest': EMPTY_DIGEST })).toMatchObject({
        answer: { kind: 'answered' },
        body: {},
      })
    })

    it.each([
      ['another', { 'unencoded-digest': EMPTY_DIGEST.replace('RB', 'RC') }],
      ['none', {}],
    ])('takes an answer with %s for none', async (_what, headers) => {
      expect(await ask(headers)).toEqual(RETRY)
    })

    it('takes no refusal that was garbled, and believes one of an office that says no digest', async () => {
      const garbled = { 'unencoded-digest': EMPTY_DIGEST.replace('RB', 'RC') }
      expect(await ask(garbled, { status: 422, needsDigest: false })).toEqual(RETRY)
      expect(await ask({}, { status: 422 })).toMatchObject({ answer: { kind: 'refused' } })
    })
  })

  it('has no body where the office sent none', async () => {
    const sent = await sendRequest(
      contextWith(async () => new Response(null, { status: 204, headers: OFFICE })),
      request,
    )
    expect(sent).toMatchObject({ answer: { kind: 'answered' }, body: undefined })
  })

  it.each<[string, typeof fetch]>([
    ['there is no network', async () => Promise.reject(new TypeError('Failed to fetch'))],
    ['a proxy redirects', async () => Promise.reject(new TypeError('unexpected redirect'))],
    [
      'the body breaks off',
      async () =>
        new Response('{"results":[', { headers: { ...OFFICE, 'content-type': 'application/json' } }),
    ],
  ])('is no answered one when %s', async (_, fetcher) => {
    expect(await sendRequest(contextWith(fetcher), request)).toEqual(RETRY)
  })

  it('is given up after 30 seconds of silence', async () => {
    const sent = sendRequest(contextWith(silence), request)
    await vi.advanceTimersByTimeAsync(29_999)
    expect(vi.getTimerCount()).toBe(1)
    await vi.advanceTimersByTimeAsync(1)
    expect(await sent).toEqual(RETRY)
  })

  it('is given up after 30 seconds when only its body is missing', async () => {
    const neverEnding: typeof fetch = async (_path, init) =>
      new Response(
        new ReadableStream({
          start: (controller) =>
            init?.signal?.addEventListener('abort', () => controller.error(new Error('aborted'))),
        }),
        { headers: { ...OFFICE, 'content-type': 'application/json' } },
      )
    const sent = sendRequest(contextWith(neverEnding), request)
    await vi.advanceTimersByTimeAsync(30_000)
    expect(await sent).toEqual(RETRY)
  })

  it('is given up at once when the engine stops', async () => {
    const abort = new AbortController()
    const sent = sendRequest(contextWith(silence, abort.signal), request)
    abort.abort()
    expect(await sent).toEqual(RETRY)
  })

  it('leaves no timer behind', async () => {
    await sendRequest(
      contextWith(async () => Response.json({}, { headers: OFFICE })),
      request,
    )
    await sendRequest(
      contextWith(async () => Promise.reject(new TypeError('no network'))),
      request,
    )
    expect(vi.getTimerCount()).toBe(0)
  })
})
