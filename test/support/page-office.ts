import { fork, type ChildProcess } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { request, type ClientRequest, type IncomingMessage } from 'node:http'
import { join } from 'node:path'
import { vi } from 'vitest'
import type { OfficeKind, Wish } from './office-process.ts'

export const PASSWORD = 'wanglan-2026'

export interface Reply {
  status: number
  headers: IncomingMessage['headers']
  body: string
}

export type Fault = 'no network' | 'no stream' | 'answer lost'

/** A page's line to a real office: its requests, its cookie, its stream of events, and what goes wrong with them. */
export class PageOffice {
  readonly faults = new Set<Fault>()
  readonly requests: string[] = []
  /** How many of them have no answer yet. */
  unanswered = 0
  cookie = ''
  private readonly process: ChildProcess
  private readonly streams = new Set<ClientRequest>()
  private url = ''

  constructor() {
    const script = join(process.cwd(), 'test/support/office-process.ts')
    this.process = fork(script, { execArgv: ['--disable-warning=ExperimentalWarning'] })
  }

  async open(kind: OfficeKind) {
    this.faults.clear()
    this.requests.length = 0
    this.cookie = ''
    this.url = await this.wish({ open: kind })
    vi.stubGlobal('fetch', (path: string, init: RequestInit = {}) => this.fetch(path, init))
    vi.stubGlobal('EventSource', createEventSource(this))
  }

  async close() {
    this.breakStreams()
    vi.unstubAllGlobals()
    await this.wish({ open: 'none' })
  }

  stop() {
    this.process.kill()
  }

  /** Signs the page in, as its sign-in screen would. */
  async signIn(account: string): Promise<void> {
    const reply = await this.ask('POST', '/api/session', signInOf(account), this.cookie)
    this.keepCookie(reply)
  }

  /** Somebody else, elsewhere, with a session of their own. */
  async as(account: string) {
    const wish = signInOf(account)
    const signedIn = await this.ask('POST', '/api/session', wish, '')
    const cookie = cookieOf(signedIn)
    return {
      info: JSON.parse(signedIn.body),
      deviceId: wish.device.id,
      get: async (path: string) => JSON.parse((await this.ask('GET', path, undefined, cookie)).body),
      post: async (path: string, body: unknown) =>
        JSON.parse((await this.ask('POST', path, body, cookie)).body),
      patch: async (path: string, body: unknown) =>
        JSON.parse((await this.ask('PATCH', path, body, cookie)).body),
      put: async (path: string, body: unknown) =>
        JSON.parse((await this.ask('PUT', path, body, cookie)).body),
    }
  }

  openStream(onLines: (lines: string[]) => void, onEnd: () => void): () => void {
    if (this.faults.has('no stream') || this.faults.has('no network')) {
      queueMicrotask(onEnd)
      return () => undefined
    }
    const stream = request(`${this.url}/api/events`, { headers: { cookie: this.cookie } }, (reply) => {
      if (reply.statusCode !== 200) return onEnd()
      onLines([])
      reply.setEncoding('utf8').on('data', (text: string) => onLines(text.split('\n')))
    })
    stream.on('error', () => undefined).on('close', onEnd)
    stream.end()
    this.streams.add(stream)
    return () => {
      stream.off('close', onEnd)
      stream.destroy()
    }
  }

  breakStreams() {
    for (const stream of this.streams) stream.destroy()
    this.streams.clear()
  }

  private async fetch(path: string, init: RequestInit) {
    this.requests.push(`${init.method ?? 'GET'} ${path}`)
    this.unanswered++
    try {
      return await this.exchange(path, init)
    } finally {
      this.unanswered--
    }
  }

  private async exchange(path: string, { method = 'GET', headers, body }: RequestInit) {
    if (this.faults.has('no network')) throw new TypeError('Failed to fetch')
    const text = await readBody(body)
    const reply = await this.ask(method, path, text, this.cookie, headers as Record<string, string>)
    this.keepCookie(reply)
    if (this.faults.has('answer lost')) throw new TypeError('Failed to fetch')
    return {
      ok: reply.status < 300,
      status: reply.status,
      headers: { get: (name: string) => reply.headers[name] ?? null },
      text: () => Promise.resolve(reply.body),
    }
  }

  private ask(
    method: string,
    path: string,
    body: unknown,
    cookie: string,
    headers = ownHeaders(),
  ): Promise<Reply> {
    return new Promise((resolve, reject) => {
      const sent = request(
        `${this.url}${path}`,
        { method, headers: { ...headers, cookie, origin: this.url } },
        (reply) => {
          let text = ''
          reply.setEncoding('utf8').on('data', (part: string) => (text += part))
          reply.on('end', () =>
            resolve({ status: reply.statusCode ?? 0, headers: reply.headers, body: text }),
          )
        },
      )
      sent.on('error', reject)
      if (Buffer.isBuffer(body)) return sent.end(body)
      if (body !== undefined) sent.setHeader('content-type', 'application/json')
      sent.end(body === undefined ? undefined : JSON.stringify(body))
    })
  }

  private keepCookie(reply: Reply) {
    if (reply.headers['set-cookie'] !== undefined) this.cookie = cookieOf(reply)
  }

  private wish(wish: Wish): Promise<string> {
    return new Promise((resolve) => {
      this.process.once('message', (message) => resolve((message as { url: string }).url))
      this.process.send(wish)
    })
  }
}

/** What a page sends: JSON, or a file as its bytes. */
async function readBody(body: RequestInit['body']): Promise<unknown> {
  if (typeof body === 'string') return JSON.parse(body)
  return body instanceof Blob ? Buffer.from(await body.arrayBuffer()) : undefined
}

/** The stream of events as browsers offer it, as far as the desk uses it. */
function createEventSource(office: PageOffice) {
  return class extends EventTarget {
    static readonly OPEN = 1
    static readonly CLOSED = 2
    readyState = 0
    private name = 'message'
    readonly close: () => void

    constructor() {
      super()
      this.close = office.openStream(
        (lines) => this.read(lines),
        () => {
          this.readyState = 2
          this.dispatchEvent(new Event('error'))
        },
      )
    }

    read(lines: string[]) {
      if (this.readyState === 0) {
        this.readyState = 1
        this.dispatchEvent(new Event('open'))
      }
      for (const line of lines) {
        if (line.startsWith('event: ')) this.name = line.slice(7)
        if (line.startsWith('data: '))
          this.dispatchEvent(new MessageEvent(this.name, { data: line.slice(6) }))
      }
    }
  }
}

function signInOf(account: string) {
  return { account, password: PASSWORD, device: { id: randomUUID(), name: 'test' }, sentAt: Date.now() }
}

function ownHeaders(): Record<string, string> {
  return { 'x-caifeng-protocol': '1', 'x-request-id': randomUUID() }
}

function cookieOf(reply: Reply): string {
  return (reply.headers['set-cookie']?.[0] ?? '').split(';')[0] ?? ''
}
