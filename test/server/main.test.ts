import { mkdtempSync, rmSync } from 'node:fs'
import { request } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { newDeviceId, type AccountId, type DeviceId } from '../../src/domain/ids.ts'
import type { SyncResponse } from '../../src/protocol/sync.ts'
import { testIds } from '../support/server-office.ts'
import { makeCommand, makeRequest } from '../support/server-phone.ts'
import { spawnServer, startServer, type ServerProcess } from '../support/server-process.ts'

const SLOW = 60_000

let dataDir: string
let server: ServerProcess | undefined

beforeEach(() => {
  dataDir = mkdtempSync(join(tmpdir(), 'caifeng-main-'))
})
afterEach(async () => {
  if (server?.child.exitCode === null) await server.kill('SIGKILL')
  rmSync(dataDir, { recursive: true, force: true })
})

const start = async (args: string[] = ['--demo']) => (server = await startServer({ dataDir, args }))

describe('the program', () => {
  it('starts the demonstration and names its address and its accounts', { timeout: SLOW }, async () => {
    const { output, url } = await start()
    expect(output()).toMatch(/采风 Caifeng: http:\/\/localhost:\d+\//)
    for (const account of ['nongye01', 'bianji', 'guanli', 'lingdao']) expect(output()).toContain(account)
    expect(await (await fetch(`${url}/readyz`)).json()).toEqual({ status: 'ready' })
  })

  it('refuses a second start on the same data, and takes it after a kill -9', { timeout: SLOW }, async () => {
    const first = await start([])
    const second = spawnServer({ dataDir })
    expect(await second.exited).toBe(1)
    expect(second.output()).toContain('Another server already works on this data directory')
    await first.kill('SIGKILL')
    const third = await start([])
    expect((await fetch(`${third.url}/healthz`)).status).toBe(200)
  })

  it('says plainly what is wrong with its settings', { timeout: SLOW }, async () => {
    const failed = spawnServer({ dataDir: '/dev/null/nowhere' })
    expect(await failed.exited).toBe(1)
  })

  it(
    'asked to stop, finishes what runs, refuses what is new, and leaves a whole file',
    { timeout: SLOW },
    async () => {
      const { url, kill } = await start()
      const phone = await signIn(url)
      const body = JSON.stringify(makeRequest(phone, [makeCommand(1)], { sentAt: Date.now() }))
      const slow = request(`${url}/api/sync`, {
        method: 'POST',
        headers: { ...headersOf(phone.cookie), 'content-length': Buffer.byteLength(body) },
      })
      const answered = new Promise<{ status: number | undefined; text: string }>((resolve) => {
        slow.on('response', (response) => {
          let text = ''
          response.setEncoding('utf8').on('data', (data: string) => (text += data))
          response.on('end', () => resolve({ status: response.statusCode, text }))
        })
      })
      slow.write(body.slice(0, 100))
      await wait(300)
      const stopped = kill('SIGTERM')
      await wait(300)
      slow.end(body.slice(100))
      const { status, text } = await answered
      expect([status, JSON.parse(text).results[0].outcome.status]).toEqual([200, 'applied'])
      expect(await stopped).toBe(0)
      const again = await start()
      const replay = await send(again.url, phone, body)
      expect(replay.results[0]).toMatchObject({ replayed: true, outcome: { status: 'applied' } })
    },
  )

  it('killed between commit and answer replays the very same outcome', { timeout: SLOW * 2 }, async () => {
    const cycles = 4
    let { url } = await start()
    const phone = await signIn(url)
    for (let cycle = 1; cycle <= cycles; cycle++) {
      const body = JSON.stringify(makeRequest(phone, [makeCommand(cycle)], { sentAt: Date.now() }))
      const before = await send(url, phone, body)
      // A second request of the same kind is on its way when the process is killed.
      void send(url, phone, body).catch(() => undefined)
      await server?.kill('SIGKILL')
      url = (await start()).url
      const after = await send(url, phone, body)
      expect(after.results[0]?.outcome).toEqual(before.results[0]?.outcome)
      expect(after).toMatchObject({ lastSeq: cycle, epoch: before.epoch, results: [{ replayed: true }] })
    }
  })

  it(
    'killed under load keeps every acknowledged command and takes none twice',
    { timeout: SLOW * 2 },
    async () => {
      let { url } = await start()
      const phone = await signIn(url)
      const acknowledged: string[] = []
      let seq = 0
      for (let cycle = 0; cycle < 3; cycle++) {
        const killed = wait(150 + cycle * 70).then(() => server?.kill('SIGKILL'))
        for (;;) {
          const command = makeCommand(++seq)
          const body = JSON.stringify(makeRequest(phone, [command], { sentAt: Date.now() }))
          try {
            const answer = await send(url, phone, body)
            acknowledged.push(command.id)
            expect(answer.lastSeq).toBe(seq)
          } catch {
            break
          }
        }
        await killed
        url = (await start()).url
        // The number without an answer may or may not have been taken; the office says which.
        const empty = JSON.stringify(makeRequest(phone, [], { firstSeq: seq, sentAt: Date.now() }))
        const { lastSeq } = await send(url, phone, empty)
        expect([seq - 1, seq]).toContain(lastSeq)
        seq = lastSeq
      }
      expect(acknowledged.length).toBeGreaterThan(0)
      expect(seq).toBeGreaterThanOrEqual(acknowledged.length)
    },
  )
})

interface Phone {
  accountId: AccountId
  deviceId: DeviceId
  cookie: string
}

function headersOf(cookie: string) {
  return {
    cookie,
    'content-type': 'application/json',
    'x-caifeng-protocol': '1',
    'sec-fetch-site': 'same-origin',
  }
}

async function signIn(url: string): Promise<Phone & Parameters<typeof makeRequest>[0]> {
  const device = { id: newDeviceId({ ...testIds, now: Date.now }), name: 'test' }
  const body = JSON.stringify({ account: 'nongye01', password: 'wanglan-2026', device, sentAt: Date.now() })
  const reply = await fetch(`${url}/api/session`, { method: 'POST', headers: headersOf(''), body })
  const info = (await reply.json()) as { account: { id: AccountId } }
  const cookie = String(reply.headers.get('set-cookie')).split(';')[0] ?? ''
  const phone = { accountId: info.account.id, deviceId: device.id, cookie }
  return phone as Phone & Parameters<typeof makeRequest>[0]
}

async function send(url: string, { cookie }: Phone, body: string): Promise<SyncResponse> {
  const reply = await fetch(`${url}/api/sync`, { method: 'POST', headers: headersOf(cookie), body })
  const answer = (await reply.json()) as SyncResponse
  if (reply.status !== 200) throw new Error(JSON.stringify(answer))
  return answer
}
