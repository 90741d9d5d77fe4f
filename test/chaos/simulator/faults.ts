import type { Response as Reply } from 'light-my-request'
import type { Dice } from './random.ts'

/** What may go wrong with one request. The server never hears of the first group, and did its work in the second. */
export type Fault =
  | 'lose_request'
  | 'cut'
  | 'silence'
  | 'portal'
  | 'stranger'
  | 'redirect'
  | 'proxy_error'
  | 'lose_answer'
  | 'truncated'
  | 'flipped'
  | 'old_answer'
  | 'repeat'

export interface Weather {
  /** How likely a request meets a fault. */
  faults: number
  /** How likely a way takes many seconds. */
  slowness: number
  /** Only these, instead of all of them as they come. */
  only?: Fault[]
}

const FAULTS: { fault: Fault; weight: number }[] = [
  { fault: 'lose_request', weight: 4 },
  { fault: 'cut', weight: 1 },
  { fault: 'silence', weight: 1 },
  { fault: 'portal', weight: 2 },
  { fault: 'stranger', weight: 1 },
  { fault: 'redirect', weight: 1 },
  { fault: 'proxy_error', weight: 2 },
  { fault: 'lose_answer', weight: 5 },
  { fault: 'truncated', weight: 2 },
  { fault: 'flipped', weight: 1 },
  { fault: 'old_answer', weight: 1 },
  { fault: 'repeat', weight: 3 },
]

export function chooseFault(dice: Dice, { faults, only }: Weather): Fault | undefined {
  if (!dice.chance(faults)) return undefined
  return only === undefined ? dice.weighted(FAULTS).fault : dice.pick(only)
}

/** What the browser gets to see in the place of the server's answer; `kept` is one that some cache still had. */
export function spoilAnswer(
  fault: Fault,
  { reply, kept }: { reply?: Reply; kept?: Reply },
  dice: Dice,
): Response {
  switch (fault) {
    case 'portal':
      return new Response('<html><body>请登录无线网络</body></html>', {
        headers: { 'content-type': 'text/html' },
      })
    case 'stranger':
      return Response.json(STRANGE)
    case 'proxy_error':
      return new Response('bad gateway', {
        status: dice.pick([500, 502, 503, 504, 408, 429, 413, 401]) ?? 502,
      })
    case 'truncated':
      return ownAnswer(reply, (bytes) => bytes.slice(0, dice.int(0, Math.max(0, bytes.length - 1))))
    case 'flipped':
      return ownAnswer(reply, (bytes) => flipByte(bytes, dice))
    case 'old_answer':
      return ownAnswer(kept ?? reply)
    default:
      return ownAnswer(reply)
  }
}

/** JSON of somebody who also speaks of results and cursors. */
const STRANGE = {
  code: 0,
  results: [],
  lastSeq: 999,
  gap: false,
  durableSeq: 0,
  epoch: null,
  changes: [],
  cursor: 999_999,
  more: false,
}

function ownAnswer(
  reply: Reply | undefined,
  change: (bytes: Uint8Array) => Uint8Array = (bytes) => bytes,
): Response {
  if (reply === undefined) throw new Error('there is no answer to spoil')
  const headers = new Headers()
  for (const [name, value] of Object.entries(reply.headers)) headers.set(name, String(value))
  const bytes = change(new Uint8Array(reply.rawPayload))
  const hasBody = reply.statusCode !== 204 && bytes.length > 0
  return new Response(hasBody ? (bytes as Uint8Array<ArrayBuffer>) : null, {
    status: reply.statusCode,
    headers,
  })
}

/** Turns over one bit of a byte anywhere, as a bad box might. */
function flipByte(bytes: Uint8Array, dice: Dice): Uint8Array {
  const place = dice.int(0, Math.max(0, bytes.length - 1))
  const bit = 1 << dice.int(0, 7)
  return bytes.map((byte, index) => (index === place ? byte ^ bit : byte))
}
