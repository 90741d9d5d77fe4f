import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { downloadPhoto } from '../../../src/field/sync/download-photo.ts'
import { endSession } from '../../../src/field/sync/end-session.ts'
import { itemIdOf, sha256Of } from '../../support/make-ids.ts'

describe('ending the session', () => {
  beforeEach(() => vi.useFakeTimers())
  afterEach(() => vi.useRealTimers())

  it('tells the office', async () => {
    const fetcher = vi.fn(async () => new Response(null, { status: 204 }))
    await endSession(fetcher)
    expect(fetcher).toHaveBeenCalledWith('/api/session', expect.objectContaining({ method: 'DELETE' }))
  })

  it('does not depend on the network', async () => {
    await expect(endSession(async () => Promise.reject(new TypeError('no network')))).resolves.toBeUndefined()
  })

  it('does not wait for a network that says nothing', async () => {
    const silence: typeof fetch = (_path, init) =>
      new Promise((_resolve, reject) =>
        init?.signal?.addEventListener('abort', () => reject(new Error('aborted'))),
      )
    const ended = endSession(silence)
    await vi.advanceTimersByTimeAsync(5000)
    await expect(ended).resolves.toBeUndefined()
  })
})

describe('a photo that another phone took', () => {
  const load = (fetcher: typeof fetch) => downloadPhoto(itemIdOf(1), sha256Of(1), fetcher)
  const headers = { 'x-caifeng-protocol': '1', 'content-type': 'image/jpeg' }

  it('is loaded from the office by its item and its hash', async () => {
    const fetcher = vi.fn(async () => new Response('JPEG', { headers }))
    const blob = await load(fetcher)
    expect(await blob?.text()).toBe('JPEG')
    expect(fetcher).toHaveBeenCalledWith(`/api/blobs/${sha256Of(1)}?item=${itemIdOf(1)}`, expect.anything())
  })

  it.each<[string, typeof fetch]>([
    ['there is no network', async () => Promise.reject(new TypeError('no network'))],
    ['the office has none', async () => new Response('{}', { status: 404, headers })],
    ['somebody else answers', async () => new Response('<h1>请先认证</h1>')],
  ])('is none when %s', async (_, fetcher) => {
    expect(await load(fetcher)).toBeNull()
  })
})
