import { cpSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { onTestFinished } from 'vitest'
import type { LocalAccount } from '../../src/field/local/rows.ts'
import type { Clock } from './field-clock.ts'
import { makePhone, type Phone } from './field-phone.ts'
import { makeAccount } from './make-account.ts'
import { openTestOffice, type Client, type TestOffice } from './server-office.ts'

export interface RealPhone extends Phone {
  client: Client
  /** Loses the answers to the next requests, after the office did what they asked. */
  loseAnswers(count: number): void
}

/** The server as it is, on a database of its own; closed when the test ends. */
export async function openRealOffice(): Promise<TestOffice> {
  const office = await openTestOffice()
  onTestFinished(() => office.close())
  return office
}

/** A phone whose engine speaks to the real server. */
export async function signInPhone(office: TestOffice, account = 'nongye01', device = 1): Promise<RealPhone> {
  const client = await office.signIn(account)
  const person: LocalAccount = makeAccount({
    accountId: client.accountId,
    account,
    ...(client.unitId === null ? {} : { unitId: client.unitId }),
  })
  let toLose = 0
  const phone = await makePhone({
    account: person,
    device,
    clock: clockOf(office),
    office: {
      async fetch(input, init) {
        const response = await inject(client, input as string, init)
        if (toLose-- > 0) throw new TypeError('Failed to fetch')
        return response
      },
    },
  })
  return Object.assign(phone, { client, loseAnswers: (count: number) => void (toLose = count) })
}

const databaseOf = ({ dataDir }: TestOffice) => join(dataDir, 'office.sqlite')
const backupOf = (office: TestOffice) => `${databaseOf(office)}.backup`

/** Copies the office's database as it is now. */
export async function backUp(office: TestOffice): Promise<void> {
  await office.server.stop()
  cpSync(databaseOf(office), backupOf(office))
  await office.restart()
}

/** Puts the copy back: the office knows what it knew then, and nothing later. */
export async function restore(office: TestOffice): Promise<void> {
  await office.server.stop()
  for (const end of ['-wal', '-shm']) rmSync(`${databaseOf(office)}${end}`, { force: true })
  cpSync(backupOf(office), databaseOf(office))
  await office.restart()
}

function clockOf({ clock }: TestOffice): Clock {
  return {
    now: () => clock.now,
    advance(milliseconds) {
      clock.now += milliseconds
    },
  }
}

async function inject(client: Client, path: string, init: RequestInit = {}): Promise<Response> {
  const body = Buffer.from(await new Response(init.body ?? null).arrayBuffer())
  const reply = await client.inject({
    method: init.method ?? 'GET',
    url: path,
    headers: Object.fromEntries(new Headers(init.headers)),
    ...(init.body === undefined ? {} : { payload: body }),
  })
  const headers = new Headers()
  for (const [name, value] of Object.entries(reply.headers)) headers.set(name, String(value))
  return new Response(reply.statusCode === 204 ? null : new Uint8Array(reply.rawPayload), {
    status: reply.statusCode,
    headers,
  })
}
