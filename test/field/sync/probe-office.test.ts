import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { hasLine, probeOffice } from '../../../src/field/sync/probe-office.ts'
import type { SyncContext } from '../../../src/field/sync/sync-context.ts'

const OFFICE = { 'x-caifeng-protocol': '1', 'x-request-id': 'r1' }

const contextWith = (fetcher: typeof fetch) =>
  ({
    fetch: fetcher,
    signal: new AbortController().signal,
    newRequestId: () => 'r1',
  }) as unknown as SyncContext

/** A network that never says anything, until the request is given up. */
const silence: typeof fetch = (_path, init) =>
  new Promise((_resolve, reject) =>
    init?.signal?.addEventListener('abort', () => reject(new Error('aborted'))),
  )

beforeEach(() => vi.useFakeTimers())
afterEach(() => vi.useRealTimers())

describe('the line', () => {
  it.each([
    ['the office', new Response(null, { status: 200, headers: OFFICE })],
    ['an office that is not ready', new Response(null, { status: 503, headers: OFFICE })],
    ['the page of a hotel', new Response('<html>', { status: 200 })],
  ])('is there when %s answers', async (_, answer) => {
    expect(await hasLine(contextWith(async () => answer))).toBe(true)
  })

  it('is given up after eight seconds of silence', async () => {
    let said: boolean | undefined
    void hasLine(contextWith(silence)).then((answer) => (said = answer))
    await vi.advanceTimersByTimeAsync(7999)
    expect(said).toBeUndefined()
    await vi.advanceTimersByTimeAsync(1)
    expect(said).toBe(false)
  })
})

describe('the office', () => {
  it('is fit to answer only when it says so itself', async () => {
    const answers = [
      new Response(null, { status: 200, headers: OFFICE }),
      new Response(null, { status: 503, headers: OFFICE }),
      new Response('<html>', { status: 200 }),
    ]
    const said = answers.map((answer) => probeOffice(contextWith(async () => answer)))
    expect(await Promise.all(said)).toEqual([true, false, false])
  })
})
