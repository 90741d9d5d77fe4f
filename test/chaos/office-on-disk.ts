import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Command } from '../../src/protocol/commands.ts'
import type { CommandResult, Outcome, SyncResponse } from '../../src/protocol/sync.ts'
import { openDatabase, type Database } from '../../src/server/db/database.ts'
import { openTestOffice, type Client } from '../support/server-office.ts'
import { makeCommand, makeRequest } from '../support/server-phone.ts'

/** A phone that knows what it has sent, what it was answered, and whether it believes the answer has come. */
export interface ChaosPhone {
  client: Client
  commands: Command[]
  answered: Map<string, Outcome>
  /** The first number whose answer the phone has not got. */
  nextSeq: number
  /** How far it has read the feed, and of which office. */
  read: { cursor: number; epoch: string | null }
}

const ACCOUNTS = ['nongye01', 'nongye02', 'nongye-shenhe', 'shangping01']

/** A data folder with an office, its people and phones that are signed in; no process works on it. */
export async function makeOfficeOnDisk(): Promise<{ dataDir: string; phones: ChaosPhone[]; remove(): void }> {
  const office = await openTestOffice()
  // Real processes read the real clock.
  office.clock.now = Date.now()
  const phones = await Promise.all(ACCOUNTS.map(async (account) => newPhone(await office.signIn(account))))
  await office.server.stop()
  const { dataDir } = office
  return { dataDir, phones, remove: () => rmSync(dataDir, { recursive: true, force: true }) }
}

export function newPhone(client: Client): ChaosPhone {
  return { client, commands: [], answered: new Map(), nextSeq: 1, read: { cursor: 0, epoch: null } }
}

/** Writes texts on the phone; they take its next numbers. */
export function write(phone: ChaosPhone, count: number) {
  for (let times = 0; times < count; times++) phone.commands.push(makeCommand(phone.commands.length + 1))
}

/** Commands from a number on, as one request. */
export function requestFrom({ client, commands, read }: ChaosPhone, seq: number) {
  return makeRequest(client, commands.slice(seq - 1), { firstSeq: seq, sentAt: Date.now(), ...read })
}

/** One real round trip; throws when there is no answer. */
export async function exchange(url: string, phone: ChaosPhone, fromSeq: number): Promise<SyncResponse> {
  const reply = await fetch(`${url}/api/sync`, {
    method: 'POST',
    headers: {
      cookie: phone.client.cookie,
      'content-type': 'application/json',
      'x-caifeng-protocol': '1',
      'sec-fetch-site': 'same-origin',
    },
    body: JSON.stringify(requestFrom(phone, fromSeq)),
  })
  if (reply.status !== 200) throw new Error(`${reply.status} ${await reply.text()}`)
  return hear(phone, (await reply.json()) as SyncResponse)
}

/** The phone has read the answer: what it was told of the feed it does not ask for again. */
export function hear(phone: ChaosPhone, answer: SyncResponse): SyncResponse {
  phone.read = { cursor: answer.cursor, epoch: answer.epoch }
  return answer
}

/** Notes what was answered; returns how many commands got another outcome than before, or none. */
export function note(phone: ChaosPhone, results: readonly CommandResult[]): number {
  let changed = 0
  for (const { id, outcome } of results) {
    const before = phone.answered.get(id)
    if (outcome.status !== 'applied' || (before !== undefined && !isSame(before, outcome))) changed++
    phone.answered.set(id, before ?? outcome)
  }
  return changed
}

export interface Audit {
  lost: number
  duplicated: number
}

/** Opens the folder as a server does and compares it with what phones were told. */
export function audit(dataDir: string, phones: readonly ChaosPhone[]): Audit {
  const db = openDatabase({ dataDir })
  try {
    return auditDatabase(db, phones)
  } finally {
    db.close()
  }
}

export function auditDatabase(db: Database, phones: readonly ChaosPhone[]): Audit {
  let lost = 0
  for (const { commands, answered } of phones)
    for (const { id, itemId } of commands) {
      const told = answered.get(id)
      if (told !== undefined && !isKept(db, { id, itemId, told })) lost++
    }
  const [integrity] = Object.values(db.get<Record<string, string>>('pragma integrity_check') ?? {})
  const applied = count(db, `select count(*) as n from commands where outcome like '{"status":"applied"%'`)
  const items = count(db, 'select count(*) as n from items')
  const receipts = count(db, 'select count(distinct receipt_month || receipt_number) as n from items')
  const uneven = count(db, UNEVEN)
  return {
    lost: lost + (integrity === 'ok' ? 0 : 1) + Math.max(0, applied - items),
    duplicated: Math.max(0, items - applied) + (items - receipts) + uneven,
  }
}

function isKept(db: Database, { id, itemId, told }: { id: string; itemId: string; told: Outcome }): boolean {
  const recorded = db.get<{ outcome: string }>('select outcome from commands where id = ?', id)
  const item = db.get('select id from items where id = ?', itemId)
  return recorded !== undefined && item !== undefined && isSame(JSON.parse(recorded.outcome) as Outcome, told)
}

function isSame(one: Outcome, other: Outcome): boolean {
  return JSON.stringify(one) === JSON.stringify(other)
}

function count(db: Database, sql: string): number {
  return db.get<{ n: number }>(sql)?.n ?? 0
}

const UNEVEN =
  'select count(*) as n from devices d where last_seq <> (select count(*) from commands where device = d.id)'

export function newScratchFolder(name: string): string {
  return mkdtempSync(join(tmpdir(), `caifeng-${name}-`))
}
