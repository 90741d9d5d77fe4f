import type { InjectOptions, Response as Reply } from 'light-my-request'
import { chooseFault, spoilAnswer, type Fault, type Weather } from './faults.ts'
import type { Office } from './office.ts'
import type { Owner, World } from './world.ts'

/** A browser as the network sees it. */
export interface Sender {
  owner: Owner
  readCookie(): string | undefined
  keepCookie(setCookie: string): void
}

interface Sent {
  request: InjectOptions
  owner: Owner
}

/** A thin line that all requests of a phone share. */
export interface Link {
  bitsPerSecond: number
  latencyMs: number
  /** How many of the packets must be sent once more. */
  loss: number
}

const PACKET_BYTES = 1400
/** What the loss of the last packet of a message costs before it is noticed. */
const RETRANSMISSION_MS = 3000

/** How long a request that nobody answers keeps its browser waiting; the app itself gives up after 30 s. */
const SILENCE_MS = 40_000
const MOST_REMEMBERED = 60

/** Everything between the browsers and the server, in the weather that chance makes. */
export class Network {
  weather: Weather = { faults: 0, slowness: 0 }
  /** The office's disk has no room for photos; text it still takes. */
  isPhotoDiskFull = false
  #world: World
  #office: Office
  /** Undefined: as wide as nobody needs to think of it. */
  link: Link | undefined
  #linkFreeAt = 0
  /** Bytes of bodies that left the phones, also those that were cut off. */
  bytesSent = 0
  /** Requests that some box on the way may bring once more. */
  #remembered: Sent[] = []
  /** Answers that some cache has kept. */
  #answers: Reply[] = []
  #orders = 0
  counts: Record<'requests' | 'faults' | 'repeated', number> & Partial<Record<Fault, number>> = {
    requests: 0,
    faults: 0,
    repeated: 0,
  }
  /** What befalls the server when a request comes in, or when its answer is ready and has not left. */
  onArrival: (request: InjectOptions) => void = () => {}
  onAnswer: (request: InjectOptions, reply: Reply) => void = () => {}

  constructor(world: World, office: Office) {
    this.#world = world
    this.#office = office
  }

  fetchOf(sender: Sender): typeof fetch {
    return ((path: string, init: RequestInit = {}) => this.#send(sender, path, init)) as typeof fetch
  }

  /** Brings an old request to the server once more; nobody waits for the answer. */
  repeatSomething(): void {
    const sent = this.#world.dice.pick(this.#remembered)
    if (sent === undefined || this.#office.life === undefined) return
    this.counts.repeated++
    this.#world.note(`again ${describe(sent.request)}`)
    const bring = () => void this.#office.handle(sent.request).catch(() => undefined)
    this.#world.post(bring, this.#office.life.owner)
  }

  #send(sender: Sender, path: string, init: RequestInit): Promise<Response> {
    const world = this.#world
    const request = makeRequest(path, init, sender.readCookie())
    const fault = chooseFault(world.dice, this.weather)
    const name = `${sender.owner.name}#${++this.#orders}`
    this.counts.requests++
    if (fault !== undefined) {
      this.counts.faults++
      this.counts[fault] = (this.counts[fault] ?? 0) + 1
    }
    world.note(`${name} ${describe(request)} ${fault ?? ''}`)
    this.#remember({ request, owner: sender.owner })
    return new Promise<Response>((resolve, reject) => {
      let answerBytes = 300
      const answer = (act: () => void) => this.#travel(act, sender.owner, { bytes: answerBytes })
      const fail = () => reject(new TypeError('Failed to fetch'))
      init.signal?.addEventListener('abort', fail)
      if (isLostOnTheWay(fault)) return this.#loseRequest(fault, { request, answer, resolve, fail })
      const arrive = () => {
        this.onArrival(request)
        this.#answer(request).then(
          (reply) => {
            this.onAnswer(request, reply)
            // A server that ended over it has told nobody.
            if (this.#office.life !== life) return answer(fail)
            world.note(`${name} -> ${reply.statusCode}`)
            answerBytes += reply.rawPayload.length
            answer(() => this.#receive(sender, reply, fault, { resolve, fail }))
          },
          () => answer(fail),
        )
        if (fault === 'repeat') void this.#office.handle(request).catch(() => undefined)
      }
      const { life } = this.#office
      if (life === undefined) return answer(fail)
      const bytes = sizeOf(request)
      this.bytesSent += bytes
      this.#travel(arrive, life.owner, { bytes: bytes + 600, orElse: () => answer(fail) })
    })
  }

  async #answer(request: InjectOptions): Promise<Reply> {
    const isFull = this.isPhotoDiskFull && String(request.method) === 'PATCH'
    // Asked for nothing but the office's own headers, so that the refusal is one of the office.
    const reply = await this.#office.handle(
      isFull ? { ...request, method: 'HEAD', payload: undefined } : request,
    )
    return isFull ? Object.assign(reply, { statusCode: 507 }) : reply
  }

  #loseRequest(fault: Fault, { request, answer, resolve, fail }: Losing): void {
    // The server never sees a body that did not come to its end.
    if (fault === 'cut') this.bytesSent += this.#world.dice.int(0, sizeOf(request))
    if (fault === 'lose_request' || fault === 'cut') return void answer(fail)
    if (fault === 'silence') return void this.#world.after(SILENCE_MS, fail)
    answer(() => (fault === 'redirect' ? fail() : resolve(spoilAnswer(fault, {}, this.#world.dice))))
  }

  #receive(sender: Sender, reply: Reply, fault: Fault | undefined, { resolve, fail }: Settling): void {
    if (fault === 'lose_answer') return fail()
    const setCookie = reply.headers['set-cookie']
    if (setCookie !== undefined) sender.keepCookie(String(setCookie))
    const { dice } = this.#world
    const kept = dice.pick(this.#answers)
    if (this.#answers.length < MOST_REMEMBERED) this.#answers.push(reply)
    else this.#answers[dice.int(0, MOST_REMEMBERED - 1)] = reply
    resolve(fault === undefined ? toResponse(reply) : spoilAnswer(fault, { reply, kept }, dice))
  }

  /** One way through the network; chance decides how long it takes, and so which of two comes first. */
  #travel(act: () => void, owner: Owner, { bytes, orElse }: { bytes: number; orElse?: () => void }): void {
    const { dice } = this.#world
    const slowMs = dice.chance(this.weather.slowness) ? dice.int(500, 38_000) : 0
    const delayMs = this.link === undefined ? dice.int(5, 200) + slowMs : this.#cross(this.link, bytes)
    this.#world.after(delayMs, act, owner)
    // A server that ends meanwhile takes the task with it; the browser then meets a closed door.
    if (orElse === undefined) return
    const { current } = this.#world
    this.#world.after(delayMs + 1, () => (owner.isAlive ? undefined : orElse()), current)
  }

  /** One message after the other, each packet that was lost once more. */
  #cross({ bitsPerSecond, latencyMs, loss }: Link, bytes: number): number {
    const { now, dice } = this.#world
    const packets = Math.ceil(bytes / PACKET_BYTES)
    const repeated = Array.from({ length: packets }, () => dice.chance(loss)).filter(Boolean).length
    const sendingMs = ((bytes + repeated * PACKET_BYTES) * 8000) / bitsPerSecond
    this.#linkFreeAt = Math.max(now, this.#linkFreeAt) + sendingMs
    return this.#linkFreeAt - now + latencyMs / 2 + (dice.chance(loss) ? RETRANSMISSION_MS : 0)
  }

  #remember(sent: Sent): void {
    if (this.#remembered.length < MOST_REMEMBERED) this.#remembered.push(sent)
    else this.#remembered[this.#world.dice.int(0, MOST_REMEMBERED - 1)] = sent
  }
}

interface Settling {
  resolve: (response: Response) => void
  fail: () => void
}

interface Losing extends Settling {
  request: InjectOptions
  answer: (act: () => void) => void
}

function isLostOnTheWay(fault: Fault | undefined): fault is Fault {
  return (
    fault !== undefined &&
    ['lose_request', 'cut', 'silence', 'portal', 'stranger', 'redirect', 'proxy_error'].includes(fault)
  )
}

function makeRequest(path: string, init: RequestInit, cookie: string | undefined): InjectOptions {
  const headers = { ...(init.headers as Record<string, string>), ...(cookie === undefined ? {} : { cookie }) }
  const { body } = init
  const payload =
    typeof body === 'string' ? body : body instanceof ArrayBuffer ? Buffer.from(body) : undefined
  return {
    method: init.method ?? 'GET',
    url: path,
    headers,
    ...(payload === undefined ? {} : { payload }),
  }
}

function describe(request: InjectOptions): string {
  return `${String(request.method)} ${typeof request.url === 'string' ? request.url : ''} ${sizeOf(request)}`
}

function sizeOf({ payload }: InjectOptions): number {
  return typeof payload === 'string' || Buffer.isBuffer(payload) ? Buffer.byteLength(payload) : 0
}

export function toResponse(reply: Reply): Response {
  const headers = new Headers()
  for (const [name, value] of Object.entries(reply.headers)) headers.set(name, String(value))
  const hasBody = reply.statusCode !== 204 && reply.rawPayload.length > 0
  return new Response(hasBody ? new Uint8Array(reply.rawPayload) : null, {
    status: reply.statusCode,
    headers,
  })
}
