import { hash, randomBytes } from 'node:crypto'
import { connect, type Socket } from 'node:net'
import { newCommandId, newItemId } from '../../src/domain/ids.ts'
import { UNDERSTOOD_KINDS } from '../../src/field/sync/parse-answer.ts'
import { canonicalJson } from '../../src/protocol/canonical-json.ts'
import type { BenchPerson } from './bench-office.ts'

const source = { now: Date.now, randomBytes: (length: number) => new Uint8Array(randomBytes(length)) }
const SENTENCE =
  '截至当日，全县投入收割机四百余台，开设烘干点三十处，部分山区田块坡度大、机耕道窄，仍靠人工收割。'

/**
 * A phone with one kept-open connection that sends a submission (or `perExchange` of them, as a phone does that comes out
 * of a valley), waits for the answer, and sends the next. It speaks
 * HTTP by hand, because an ordinary client would take more of the second core than the server takes of the first.
 */
export class BenchPhone {
  readonly latencies: number[] = []
  readonly errors: string[] = []
  isStopped = false
  #person: BenchPerson
  #port: number
  #perExchange: number
  #socket: Socket | undefined
  #seq = 0
  #cursor = 0
  #epoch: string | null = null
  #received: Buffer = Buffer.alloc(0)
  #resolve: ((body: string) => void) | undefined

  constructor(port: number, person: BenchPerson, perExchange = 1) {
    this.#port = port
    this.#person = person
    this.#perExchange = perExchange
  }

  open(): Promise<void> {
    return new Promise((resolve, reject) => {
      this.#socket = connect(this.#port, '127.0.0.1', resolve)
      this.#socket.setNoDelay(true)
      this.#socket.on('error', reject)
      this.#socket.on('data', (data) => this.#read(data))
    })
  }

  async run(): Promise<void> {
    while (!this.isStopped && (await this.submit()));
    this.close()
  }

  /** Sends the next texts and waits for their receipts; false when the office did not take them all. */
  async submit(): Promise<boolean> {
    const body = this.#nextRequest()
    const startedAt = performance.now()
    const answer = JSON.parse(await this.#send(body)) as {
      epoch: string
      cursor: number
      lastSeq: number
      results: { outcome: { status: string } }[]
    }
    this.latencies.push(performance.now() - startedAt)
    this.#cursor = answer.cursor
    this.#epoch = answer.epoch
    const applied = answer.results?.filter(({ outcome }) => outcome.status === 'applied') ?? []
    const isTaken = applied.length === this.#perExchange && answer.lastSeq === this.#seq
    if (!isTaken) this.errors.push(JSON.stringify(answer).slice(0, 300))
    return isTaken
  }

  close() {
    this.#socket?.destroy()
  }

  #nextRequest(): string {
    const firstSeq = this.#seq + 1
    const commands = Array.from({ length: this.#perExchange }, () => this.#nextCommand())
    return JSON.stringify({
      protocol: 1,
      account: this.#person.accountId,
      device: this.#person.deviceId,
      epoch: this.#epoch,
      cursor: this.#cursor,
      firstSeq,
      commands,
      sentAt: Date.now(),
      waiting: commands.length,
      appVersion: 'bench',
      understands: UNDERSTOOD_KINDS,
    })
  }

  #nextCommand() {
    const now = Date.now()
    const seq = ++this.#seq
    const payload = {
      text: {
        title: `晚稻机收进度通报第${seq}期`,
        body: `${this.#person.deviceId} ${SENTENCE.repeat(6)}`,
        category: 'news',
        eventAt: now,
        place: '上屏镇',
      },
      notes: [],
      manifest: [],
      isDeclaredUnclassified: true,
    }
    return {
      id: newCommandId(source),
      seq,
      type: 'item.submit',
      itemId: newItemId(source),
      baseRev: 0,
      payload,
      payloadSha256: hash('sha256', canonicalJson(payload), 'hex'),
      schema: 1,
      appVersion: 'bench',
      clientTime: now,
    }
  }

  #send(body: string): Promise<string> {
    const head = [
      'POST /api/sync HTTP/1.1',
      `host: 127.0.0.1:${this.#port}`,
      `origin: http://127.0.0.1:${this.#port}`,
      `cookie: ${this.#person.cookie}`,
      'content-type: application/json',
      'x-caifeng-protocol: 1',
      `x-request-id: bench-${this.#seq}`,
      `content-length: ${Buffer.byteLength(body)}`,
    ]
    return new Promise((resolve) => {
      this.#resolve = resolve
      this.#socket?.write(`${head.join('\r\n')}\r\n\r\n${body}`)
    })
  }

  #read(data: Buffer) {
    this.#received = this.#received.length === 0 ? data : Buffer.concat([this.#received, data])
    const end = this.#received.indexOf('\r\n\r\n')
    if (end < 0) return
    const head = this.#received.toString('latin1', 0, end)
    const length = Number(/content-length: (\d+)/i.exec(head)?.[1] ?? 0)
    if (this.#received.length < end + 4 + length) return
    const body = this.#received.toString('utf8', end + 4, end + 4 + length)
    this.#received = Buffer.alloc(0)
    this.#resolve?.(body)
  }
}
