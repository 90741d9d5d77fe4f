import { gunzipSync } from 'node:zlib'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { contentDigest } from '../../../src/field/sync/content-digest.ts'
import { encodeJson } from '../../../src/field/sync/gzip.ts'

const large = { body: '望澜县春耕农资储备到位率超九成。'.repeat(100) }

describe('a request body', () => {
  afterEach(() => vi.unstubAllGlobals())

  it('is compressed, says so, and is the same when it is unpacked', async () => {
    const { body, headers } = await encodeJson(large)
    expect(headers).toEqual({ 'content-type': 'application/json', 'content-encoding': 'gzip' })
    const bytes = new Uint8Array(body as ArrayBuffer)
    expect(bytes.length).toBeLessThan(500)
    expect(JSON.parse(gunzipSync(bytes).toString())).toEqual(large)
  })

  it('goes as it is when it is small, for compressed it would be no smaller', async () => {
    expect(await encodeJson({ a: 1 })).toEqual({
      body: '{"a":1}',
      headers: { 'content-type': 'application/json' },
    })
  })

  it('goes as it is from a browser that cannot compress', async () => {
    vi.stubGlobal('CompressionStream', undefined)
    const { body, headers } = await encodeJson(large)
    expect(body).toBe(JSON.stringify(large))
    expect(headers).toEqual({ 'content-type': 'application/json' })
  })
})

describe('the digest of a piece', () => {
  it('is written as RFC 9530 wants it', async () => {
    const bytes = new TextEncoder().encode('{"hello": "world"}\n')
    expect(await contentDigest(bytes.buffer)).toBe('sha-256=:RK/0qy18MlBSVnWgjwz6lZEWjP/lF5HF9bvEF8FabDg=:')
  })
})
