import { timingSafeEqual } from 'node:crypto'
import { readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import * as v from 'valibot'
import { parse } from '../../protocol/parse.ts'

/**
 * A second process cannot read the database of a running server, so `npm run backup` asks the server. The door is open
 * on this machine only, and only to whoever may read the data folder: the key lies in it.
 */
const doorKey = v.object({ port: v.number(), token: v.string() })
type DoorKey = v.InferOutput<typeof doorKey>

const FILE = 'office.door'

export const doorLine = v.object({ kind: v.picklist(['step', 'done', 'failed']), text: v.string() })
export type DoorLine = v.InferOutput<typeof doorLine>

export interface DoorOptions {
  dataDir: string
  randomBytes: (length: number) => Uint8Array
  /** Makes a backup and hands on what there is to tell. */
  backUp: (tell: (sentence: string) => void) => Promise<string>
}

export async function openBackupDoor({ dataDir, randomBytes, backUp }: DoorOptions) {
  const token = Buffer.from(randomBytes(32)).toString('hex')
  const door = createServer((request, reply) => void answer(request, reply))
  async function answer(request: IncomingMessage, reply: ServerResponse) {
    if (request.method !== 'POST' || !isSame(request.headers['authorization'] ?? '', `Bearer ${token}`)) {
      reply.writeHead(403).end()
      return
    }
    const say = (line: DoorLine) => void reply.write(`${JSON.stringify(line)}\n`)
    try {
      say({ kind: 'done', text: await backUp((text) => say({ kind: 'step', text })) })
    } catch (error) {
      say({ kind: 'failed', text: error instanceof Error ? error.message : String(error) })
    }
    reply.end()
  }
  await new Promise<void>((resolve, reject) => {
    door.once('error', reject)
    door.listen(0, '127.0.0.1', resolve)
  })
  const key: DoorKey = { port: (door.address() as AddressInfo).port, token }
  const path = join(dataDir, FILE)
  rmSync(path, { force: true })
  writeFileSync(path, JSON.stringify(key), { mode: 0o600 })
  return {
    close() {
      rmSync(path, { force: true })
      door.close()
      door.closeIdleConnections()
    },
  }
}

/** The key of the server that runs on this folder; undefined when none left one. */
export function findDoorKey(dataDir: string): DoorKey | undefined {
  try {
    const parsed = parse(doorKey, JSON.parse(readFileSync(join(dataDir, FILE), 'utf8')))
    return parsed.ok ? parsed.value : undefined
  } catch {
    return undefined
  }
}

function isSame(given: string, expected: string): boolean {
  const [one, other] = [Buffer.from(given), Buffer.from(expected)]
  return one.length === other.length && timingSafeEqual(one, other)
}
