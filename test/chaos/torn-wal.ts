import { copyFileSync, mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { openTestOffice } from '../support/server-office.ts'
import { readAnswer } from '../support/server-phone.ts'
import type { FaultReport } from './fault-report.ts'
import {
  audit,
  hear,
  newPhone,
  newScratchFolder,
  note,
  requestFrom,
  write,
  type ChaosPhone,
} from './office-on-disk.ts'

const COMMANDS = 40

/** How long the log was, on the disk, when the phone had the answer to so many commands. */
interface Acknowledged {
  logBytes: number
  commands: number
}

/**
 * Cuts or garbles the log of the database behind the last acknowledged flush, as a power cut may leave it. What was
 * acknowledged must be there, and what was not is there whole or not at all.
 */
export async function run(cycles: number, random: () => number): Promise<FaultReport> {
  const scratch = newScratchFolder('torn')
  const { phone, marks } = await recordLog(scratch)
  const log = readFileSync(join(scratch, 'whole', 'office.sqlite-wal'))
  let lost = 0
  let duplicated = 0
  let slowestHealMs = 0
  try {
    for (let cycle = 0; cycle < cycles; cycle++) {
      const mark = marks[Math.floor(random() * marks.length)] ?? { logBytes: 0, commands: 0 }
      const dataDir = join(scratch, 'torn')
      layTorn(join(scratch, 'whole'), dataDir, tear(log, mark.logBytes, random))
      const told = { ...phone, commands: phone.commands.slice(0, mark.commands) }
      const startedAt = performance.now()
      const found = audit(dataDir, [told])
      slowestHealMs = Math.max(slowestHealMs, performance.now() - startedAt)
      lost += found.lost
      duplicated += found.duplicated
      rmSync(dataDir, { recursive: true })
    }
    return { name: 'torn-wal', cycles, lost, duplicated, slowestHealMs, note: `${log.length} bytes of log` }
  } finally {
    rmSync(scratch, { recursive: true, force: true })
  }
}

/** A working office whose log is copied while it is open, with its length at each answer. */
async function recordLog(scratch: string): Promise<{ phone: ChaosPhone; marks: Acknowledged[] }> {
  const office = await openTestOffice()
  try {
    const phone = newPhone(await office.signIn('nongye01'))
    const logPath = join(office.dataDir, 'office.sqlite-wal')
    const marks: Acknowledged[] = []
    for (let number = 1; number <= COMMANDS; number++) {
      write(phone, 1)
      const answer = hear(phone, readAnswer(await phone.client.post('/api/sync', requestFrom(phone, number))))
      note(phone, answer.results)
      marks.push({ logBytes: statSync(logPath).size, commands: number })
    }
    mkdirSync(join(scratch, 'whole'))
    for (const name of ['office.sqlite', 'office.sqlite-wal'])
      copyFileSync(join(office.dataDir, name), join(scratch, 'whole', name))
    return { phone, marks }
  } finally {
    await office.close()
  }
}

/** Cut short, cut and filled with noise, or with a bit turned, anywhere behind the acknowledged bytes. */
function tear(log: Buffer, acknowledgedBytes: number, random: () => number): Buffer {
  const behind = log.length - acknowledgedBytes
  const at = acknowledgedBytes + Math.floor(random() * behind)
  const kind = Math.floor(random() * 3)
  if (kind === 0) return log.subarray(0, at)
  const torn = Buffer.from(log)
  if (kind === 1) for (let place = at; place < torn.length; place++) torn[place] = Math.floor(random() * 256)
  else if (at < torn.length) torn[at] = (torn[at] ?? 0) ^ (1 << Math.floor(random() * 8))
  return torn
}

function layTorn(whole: string, dataDir: string, log: Buffer) {
  mkdirSync(dataDir)
  copyFileSync(join(whole, 'office.sqlite'), join(dataDir, 'office.sqlite'))
  writeFileSync(join(dataDir, 'office.sqlite-wal'), log)
}
