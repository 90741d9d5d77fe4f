import { connect, type Socket } from 'node:net'
import { setTimeout as wait } from 'node:timers/promises'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { makeOfficeOnDisk, type ChaosPhone } from '../chaos/office-on-disk.ts'
import { SAME_ORIGIN } from '../support/server-office.ts'
import {
  digestOf,
  listPicture,
  makeCommand,
  makePicture,
  makeRequest,
  makeSubmission,
} from '../support/server-phone.ts'
import { startServer, type ServerProcess } from '../support/server-process.ts'

const SLOW = 60_000
const picture = makePicture('under way', 600_000)

let disk: Awaited<ReturnType<typeof makeOfficeOnDisk>>
let phone: ChaosPhone
let server: ServerProcess

const start = () => startServer({ dataDir: disk.dataDir, env: { BACKUP_AT: 'off' } })

beforeEach(async () => {
  disk = await makeOfficeOnDisk()
  const [first] = disk.phones
  if (first === undefined) throw new Error('no phone')
  phone = first
  server = await start()
  const command = makeCommand(1, { payload: makeSubmission({ manifest: [listPicture(picture)] }) })
  const reply = await fetch(`${server.url}/api/sync`, {
    method: 'POST',
    headers: { ...ours(), 'content-type': 'application/json' },
    body: JSON.stringify(makeRequest(phone.client, [command], { sentAt: Date.now() })),
  })
  expect(reply.status).toBe(200)
}, SLOW)
afterEach(async () => {
  if (server.child.exitCode === null && server.child.signalCode === null) await server.kill('SIGKILL')
  disk.remove()
})

describe('a server that is asked to stop in the middle of an upload', () => {
  it('takes a piece whose bytes still come, and has it after the next start', { timeout: SLOW }, async () => {
    const { socket, answer } = beginPiece()
    await wait(200)
    const stopped = server.kill('SIGTERM')
    await wait(200)
    socket.write(picture.bytes.subarray(100_000))
    expect(await answer).toMatch(/^HTTP\/1\.1 204/)
    expect(await stopped).toBe(0)
    server = await start()
    expect(await readOffset()).toBe(picture.bytes.length)
  })

  it(
    'cuts off a piece that does not come to its end, and keeps nothing of it',
    { timeout: SLOW },
    async () => {
      const { answer } = beginPiece()
      await wait(200)
      const startedAt = performance.now()
      expect(await server.kill('SIGTERM')).toBe(0)
      expect(performance.now() - startedAt).toBeLessThan(12_000)
      expect(await answer).not.toMatch(/^HTTP\/1\.1 2/)
      server = await start()
      expect(await readOffset()).toBe(0)
    },
  )
})

function ours() {
  return { ...SAME_ORIGIN, cookie: phone.client.cookie }
}

/** The head of a piece and its first bytes. */
function beginPiece(): { socket: Socket; answer: Promise<string> } {
  const head = [
    `PATCH /api/blobs/${picture.sha256} HTTP/1.1`,
    'host: office',
    ...Object.entries(ours()).map(([name, value]) => `${name}: ${value}`),
    'content-type: application/partial-upload',
    'upload-offset: 0',
    `content-digest: ${digestOf(picture.bytes)}`,
    `content-length: ${picture.bytes.length}`,
  ]
  const socket = connect(Number(new URL(server.url).port), '127.0.0.1')
  socket.write(`${head.join('\r\n')}\r\n\r\n`)
  socket.write(picture.bytes.subarray(0, 100_000))
  let text = ''
  socket.setEncoding('utf8').on('data', (data: string) => (text += data))
  const answer = new Promise<string>((resolve) => {
    socket.on('error', () => resolve(text))
    socket.on('close', () => resolve(text))
  })
  return { socket, answer }
}

async function readOffset(): Promise<number> {
  const reply = await fetch(`${server.url}/api/blobs/${picture.sha256}`, { method: 'HEAD', headers: ours() })
  return Number(reply.headers.get('upload-offset'))
}
