import { gzipSync } from 'node:zlib'
import type { Clock } from './field-clock.ts'

interface LinkParts {
  clock: Clock
  rttMs: number
  bytesPerSecond: number
  /** The link breaks so long after it came up, and comes up again with the next request; never when left out. */
  livesMs?: number
}

/** What request and answer weigh beside their bodies. */
const HEADER_BYTES = 400

/** A link in a time of its own: requests take as long as their bytes and the way need, and break where it breaks. */
export function makeVirtualLink(office: { fetch: typeof fetch }, parts: LinkParts) {
  const { clock, rttMs, bytesPerSecond, livesMs = Infinity } = parts
  const travel = (bytes: number) => (bytes / bytesPerSecond) * 1000
  const seen = { requests: 0, bytes: 0, wastedBytes: 0, cuts: 0 }
  let breaksAt: number | undefined

  const link: typeof fetch = async (path, init) => {
    seen.requests++
    breaksAt ??= clock.now() + livesMs
    const up = HEADER_BYTES + new Uint8Array(await new Response(init?.body ?? null).arrayBuffer()).length
    const left = breaksAt - clock.now()
    if (left < rttMs / 2 + travel(up)) {
      const sent = Math.min(up, (Math.max(0, left) / 1000) * bytesPerSecond)
      seen.wastedBytes += sent
      return breakOff(sent)
    }
    const response = await office.fetch(path, init)
    const body = new Uint8Array(await response.clone().arrayBuffer())
    const down = HEADER_BYTES + gzipSync(body).length
    if (left < rttMs + travel(up + down)) return breakOff(up)
    seen.bytes += up + down
    clock.advance(Math.ceil(rttMs + travel(up + down)))
    return response
  }

  function breakOff(bytes: number): never {
    seen.cuts++
    seen.bytes += bytes
    clock.advance(Math.ceil(Math.max(0, (breaksAt ?? 0) - clock.now())))
    breaksAt = undefined
    throw new TypeError('Failed to fetch')
  }

  return { fetch: link, seen }
}
