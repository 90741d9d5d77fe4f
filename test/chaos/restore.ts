import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { makeBackup } from '../../src/server/backup/backup.usecases.ts'
import { restoreOffice } from '../support/server-backup.ts'
import { openTestOffice, type TestOffice } from '../support/server-office.ts'
import { readAnswer } from '../support/server-phone.ts'
import type { FaultReport } from './fault-report.ts'
import { auditDatabase, hear, newPhone, note, requestFrom, write, type ChaosPhone } from './office-on-disk.ts'

const ACCOUNTS = ['nongye01', 'nongye02', 'shangping01']

/**
 * The office goes back to an older backup. Phones still hold what they sent since and send it again from the number
 * that the office names: it must come back, once, and what they were promised as safe must never have been gone.
 */
export async function run(cycles: number, random: () => number): Promise<FaultReport> {
  const office = await openTestOffice()
  let lost = 0
  let slowestHealMs = 0
  try {
    const phones = await Promise.all(ACCOUNTS.map(async (account) => newPhone(await office.signIn(account))))
    for (let cycle = 0; cycle < cycles; cycle++) {
      await sendSome(phones, random)
      const backup = await backUp(office)
      const safe = await Promise.all(phones.map(async (phone) => (await ask(phone)).durableSeq))
      await sendSome(phones, random)
      const startedAt = performance.now()
      await office.server.stop()
      restoreOffice(office, backup)
      await office.start()
      for (const [place, phone] of phones.entries()) lost += await healPhone(phone, safe[place] ?? 0)
      slowestHealMs = Math.max(slowestHealMs, performance.now() - startedAt)
      tidy(office)
    }
    const audit = auditDatabase(office.server.parts.db, phones)
    const { duplicated } = audit
    return { name: 'restore', cycles, lost: lost + audit.lost, duplicated, slowestHealMs }
  } finally {
    await office.close()
  }
}

async function sendSome(phones: readonly ChaosPhone[], random: () => number) {
  for (const phone of phones) {
    write(phone, Math.floor(random() * 4))
    const { results, lastSeq } = await ask(phone)
    note(phone, results)
    phone.nextSeq = lastSeq + 1
  }
}

/** Sends from where the office stands; receipts of what was gone may be others, the texts are the same. */
async function healPhone(phone: ChaosPhone, safeSeq: number): Promise<number> {
  const { lastSeq } = await ask({ ...phone, nextSeq: phone.commands.length + 1 })
  for (const { id } of phone.commands.slice(lastSeq)) phone.answered.delete(id)
  phone.nextSeq = lastSeq + 1
  const { results } = await ask(phone)
  note(phone, results)
  phone.nextSeq = phone.commands.length + 1
  const unsafe = Math.max(0, safeSeq - lastSeq)
  const isComplete = (await ask(phone)).lastSeq === phone.commands.length
  return unsafe + (isComplete ? 0 : 1)
}

async function ask(phone: ChaosPhone) {
  return hear(phone, readAnswer(await phone.client.post('/api/sync', requestFrom(phone, phone.nextSeq))))
}

async function backUp(office: TestOffice): Promise<string> {
  office.clock.now += 1000
  return makeBackup(office.server.parts, { tell: () => undefined })
}

/** An office keeps what was put aside; a run of hundreds need not. */
function tidy({ dataDir, clock }: TestOffice) {
  clock.now += 1000
  rmSync(join(dataDir, 'backups'), { recursive: true, force: true })
}
