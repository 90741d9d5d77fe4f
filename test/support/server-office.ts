import { createHash } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { InjectOptions, Response } from 'light-my-request'
import { newDeviceId, type AccountId, type DeviceId, type UnitId } from '../../src/domain/ids.ts'
import type { Role } from '../../src/domain/people/role.ts'
import { parseConfig } from '../../src/server/config.ts'
import type { Log } from '../../src/server/log.ts'
import { createServer, type Server } from '../../src/server/server.ts'

/** Saturday, 21 November 2026, 10:00 in Shanghai. */
export const START = Date.parse('2026-11-21T10:00:00+08:00')
export const PASSWORD = 'wanglan-2026'
export const SAME_ORIGIN = { 'sec-fetch-site': 'same-origin', 'x-caifeng-protocol': '1' }
const CHEAP = { memoryKiB: 64, passes: 1 }

export type Reply = Response

/** The real server with a real database in a folder that is thrown away, and a clock that stands still. */
export interface TestOffice {
  server: Server
  dataDir: string
  clock: { now: number }
  log: { event: string; fields: Record<string, unknown> }[]
  inject(options: InjectOptions): Promise<Reply>
  signIn(account: string, options?: { deviceId?: DeviceId; address?: string }): Promise<Client>
  /** Stops the server, or lets it fall without a word, and opens it again on the same data. */
  restart(options?: { isKilled?: boolean }): Promise<void>
  /** Opens a server that was stopped. */
  start(): Promise<void>
  close(): Promise<void>
}

/** Somebody signed in on a device. */
export interface Client {
  accountId: AccountId
  unitId: UnitId | null
  deviceId: DeviceId
  cookie: string
  get(url: string, headers?: Record<string, string>): Promise<Reply>
  post(url: string, payload: object, headers?: Record<string, string>): Promise<Reply>
  inject(options: InjectOptions): Promise<Reply>
}

export interface OfficeOptions {
  env?: Record<string, string>
  args?: string[]
}

export async function openEmptyOffice({ env = {}, args = [] }: OfficeOptions = {}): Promise<TestOffice> {
  const dataDir = mkdtempSync(join(tmpdir(), 'caifeng-test-'))
  const clock = { now: START }
  const log: TestOffice['log'] = []
  const recorder: Log = {
    info: (event, fields = {}) => void log.push({ event, fields }),
    error: (event, error, fields = {}) => void log.push({ event, fields: { ...fields, error } }),
  }
  const randomBytes = createTestRandomness('office')
  const config = parseConfig({ DATA_DIR: dataDir, STATIC_DIR: join(dataDir, 'no-app'), ...env }, args)
  const open = () =>
    createServer({ config, now: () => clock.now, randomBytes, log: recorder, passwordCost: CHEAP })
  const office = { server: await open(), dataDir, clock, log }
  const inject = (options: InjectOptions) => office.server.app.inject(withOwnOrigin(options))
  return Object.assign(office, {
    inject,
    signIn: (account: string, options = {}) => signIn(office as TestOffice, account, options),
    async restart({ isKilled = false } = {}) {
      if (isKilled) office.server.parts.db.close()
      else await office.server.stop()
      office.server = await open()
    },
    async start() {
      office.server = await open()
    },
    async close() {
      await office.server.stop()
      rmSync(dataDir, { recursive: true, force: true })
    },
  })
}

export const PEOPLE: { account: string; role: Role; unit: string | null }[] = [
  { account: 'nongye01', role: 'officer', unit: '农业农村局' },
  { account: 'nongye02', role: 'officer', unit: '农业农村局' },
  { account: 'nongye-shenhe', role: 'reviewer', unit: '农业农村局' },
  { account: 'nongye-qianfa', role: 'signer', unit: '农业农村局' },
  { account: 'shangping01', role: 'officer', unit: '上屏镇' },
  { account: 'bianji', role: 'editor', unit: null },
  { account: 'bianji02', role: 'editor', unit: null },
  { account: 'lingdao', role: 'leader', unit: null },
]

/** An office with two units and everybody who works with it; `guanli` is its admin. */
export async function openTestOffice(options: OfficeOptions = {}): Promise<TestOffice> {
  const office = await openEmptyOffice(options)
  const admin = await firstRun(office)
  const units = new Map<string | null, UnitId>()
  for (const name of ['农业农村局', '上屏镇']) {
    const classId = name.endsWith('镇') ? 'town' : 'department'
    const reply = await admin.post('/api/admin/units', { name, classId })
    units.set(name, reply.json().units.find((unit: { name: string }) => unit.name === name).id)
  }
  for (const { account, role, unit } of PEOPLE) {
    const person = {
      account,
      displayName: account,
      role,
      unitId: units.get(unit) ?? null,
      password: PASSWORD,
    }
    await admin.post('/api/admin/people', person)
  }
  return office
}

export async function firstRun(office: TestOffice): Promise<Client> {
  const device = { id: newDeviceId(testIds), name: 'test' }
  const reply = await office.inject({
    method: 'POST',
    url: '/api/office',
    payload: {
      officeName: '望澜县人民政府办公室',
      periodicalName: '望澜政务信息',
      account: 'guanli',
      displayName: '管理员',
      password: PASSWORD,
      device,
    },
  })
  return createClient(office, reply, device.id)
}

let addresses = 0

async function signIn(
  office: TestOffice,
  account: string,
  { deviceId = newDeviceId(testIds), address = `10.0.0.${++addresses % 250}` },
): Promise<Client> {
  const reply = await office.inject({
    method: 'POST',
    url: '/api/session',
    remoteAddress: address,
    payload: {
      account,
      password: PASSWORD,
      device: { id: deviceId, name: 'test' },
      sentAt: office.clock.now,
    },
  })
  if (reply.statusCode !== 200) throw new Error(`${account} could not sign in: ${reply.body}`)
  return createClient(office, reply, deviceId)
}

function createClient(office: TestOffice, signedIn: Reply, deviceId: DeviceId): Client {
  const info = signedIn.json()
  const client: Client = {
    accountId: info.account.id,
    unitId: info.unit?.id ?? null,
    deviceId,
    cookie: cookieOf(signedIn),
    async inject(options) {
      const reply = await office.inject({
        ...options,
        headers: { cookie: client.cookie, ...options.headers },
      })
      // A phone keeps the newest cookie.
      if (reply.headers['set-cookie'] !== undefined) client.cookie = cookieOf(reply)
      return reply
    },
    get: (url, headers = {}) => client.inject({ method: 'GET', url, headers }),
    post: (url, payload, headers = {}) => client.inject({ method: 'POST', url, payload, headers }),
  }
  return client
}

export function cookieOf(reply: Reply): string {
  return String(reply.headers['set-cookie']).split(';')[0] ?? ''
}

function withOwnOrigin(options: InjectOptions): InjectOptions {
  return { ...options, headers: { ...SAME_ORIGIN, ...options.headers } }
}

/** Repeatable "randomness", different for each call; two of one name would make the same ids. */
function createTestRandomness(name: string) {
  let calls = 0
  return (length: number) => {
    const bytes = createHash('sha512').update(`${name} ${calls++}`).digest()
    return new Uint8Array(bytes.subarray(0, length))
  }
}

export const testIds = { now: () => START, randomBytes: createTestRandomness('test') }
