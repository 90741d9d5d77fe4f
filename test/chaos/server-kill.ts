import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { startServer, type ServerProcess } from '../support/server-process.ts'
import { bundleServer } from './bundle-server.ts'
import type { FaultReport } from './fault-report.ts'
import {
  audit,
  exchange,
  makeOfficeOnDisk,
  newScratchFolder,
  note,
  write,
  type ChaosPhone,
} from './office-on-disk.ts'

/**
 * Kills the real server with SIGKILL while phones send, also between commit and answer: some answers are thrown away
 * as if they had been cut off, and the commands are sent again. Each replay must be what was answered before.
 */
export async function run(cycles: number, random: () => number): Promise<FaultReport> {
  const { dataDir, phones, remove } = await makeOfficeOnDisk()
  const scratch = newScratchFolder('server')
  const program = await bundleServer(scratch)
  const start = () =>
    startServer({ dataDir, program, env: { ...ENV, NODE_COMPILE_CACHE: join(scratch, 'compiled') } })
  let server: ServerProcess | undefined
  let changed = 0
  let slowestHealMs = 0
  try {
    // A killed process keeps none of its compiled code for the next one; one that is stopped does.
    await (await start()).kill('SIGTERM')
    server = await start()
    for (let cycle = 0; cycle < cycles; cycle++) {
      const stop = new AbortController()
      const url = server.url
      const sending = phones.map((phone) => sendUntilKilled(url, phone, { random, signal: stop.signal }))
      await wait(5 + random() * 60)
      const killedAt = performance.now()
      await server.kill('SIGKILL')
      stop.abort()
      changed += sum(await Promise.all(sending))
      server = await start()
      changed += sum(await Promise.all(phones.map((phone) => heal(server?.url ?? '', phone))))
      slowestHealMs = Math.max(slowestHealMs, performance.now() - killedAt)
    }
    await server.kill('SIGKILL')
    const { lost, duplicated } = audit(dataDir, phones)
    const sent = sum(phones.map(({ commands }) => commands.length))
    const note = `${sent} commands, ${changed} answers that changed`
    return { name: 'server-kill', cycles, lost: lost + changed, duplicated, slowestHealMs, note }
  } finally {
    if (server?.child.exitCode === null && server.child.signalCode === null) await server.kill('SIGKILL')
    remove()
    rmSync(scratch, { recursive: true, force: true })
  }
}

const ENV = { BACKUP_AT: 'off' }

interface Sending {
  random: () => number
  signal: AbortSignal
}

async function sendUntilKilled(url: string, phone: ChaosPhone, { random, signal }: Sending): Promise<number> {
  let changed = 0
  while (!signal.aborted) {
    write(phone, 1 + Math.floor(random() * 3))
    try {
      const { results, lastSeq } = await exchange(url, phone, phone.nextSeq)
      changed += note(phone, results)
      // An answer that was cut off on its way: the office has the command, the phone does not know.
      if (random() < 0.7) phone.nextSeq = lastSeq + 1
    } catch {
      return changed
    }
  }
  return changed
}

/** The restarted server must have all that was answered and take the rest, once. */
async function heal(url: string, phone: ChaosPhone): Promise<number> {
  const { results, lastSeq } = await exchange(url, phone, phone.nextSeq)
  const isComplete = lastSeq === phone.commands.length
  const believed = results.filter(({ id, replayed }) => phone.answered.has(id) && !replayed).length
  phone.nextSeq = lastSeq + 1
  return note(phone, results) + believed + (isComplete ? 0 : 1)
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0)
}
