import { execFileSync } from 'node:child_process'
import { closeSync, mkdirSync, openSync, rmSync, writeSync } from 'node:fs'
import { join } from 'node:path'
import { openTestOffice, type TestOffice } from '../support/server-office.ts'
import { listPicture, makeCommand, makePicture, makeSubmission, readAnswer } from '../support/server-phone.ts'
import { uploadPicture } from '../support/server-upload.ts'
import type { FaultReport } from './fault-report.ts'
import {
  auditDatabase,
  hear,
  newPhone,
  newScratchFolder,
  note,
  requestFrom,
  type ChaosPhone,
} from './office-on-disk.ts'

const DISK_MB = 24
const ENV = { PHOTO_RESERVE_MB: '14', TEXT_RESERVE_MB: '8', BACKUP_AT: 'off' }
/** A file that is none of the office's. */
const OTHERS = 'somebody-else'
const LONG_TEXT = '粮'.repeat(19_000)

/**
 * A disk of its own that runs full: first photos wait while texts go on, then texts get a clear 507; then somebody else
 * takes the last byte. Nothing that was acknowledged is gone, nothing is half there, and with room again all goes on.
 */
export async function run(cycles: number, random: () => number): Promise<FaultReport> {
  const disk = newScratchFolder('full')
  const found = { lost: 0, duplicated: 0, slowestHealMs: 0, refused: 0 }
  try {
    for (let cycle = 0; cycle < cycles; cycle++) {
      execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${DISK_MB}m`, 'caifeng-test', disk])
      try {
        await fill(join(disk, 'data'), { random, found })
      } finally {
        execFileSync('umount', [disk])
      }
    }
    const { refused, ...figures } = found
    return { name: 'disk-full', cycles, ...figures, note: `${refused} times the database itself met its end` }
  } finally {
    rmSync(disk, { recursive: true, force: true })
  }
}

interface Filling {
  random: () => number
  found: { lost: number; duplicated: number; slowestHealMs: number; refused: number }
}

async function fill(dataDir: string, { random, found }: Filling) {
  mkdirSync(dataDir)
  const office = await openTestOffice({ env: { ...ENV, DATA_DIR: dataDir } })
  try {
    const phone = newPhone(await office.signIn('nongye01'))
    await sendPhotosUntilFull(phone, random)
    await sendTextsUntilFull(phone)
    found.refused += await sendWithoutRoom(office, phone)
    const healedAt = performance.now()
    rmSync(join(dataDir, OTHERS))
    expectStatus(await send(phone), 200, 'what waited, with room again')
    found.slowestHealMs = Math.max(found.slowestHealMs, performance.now() - healedAt)
    const audit = auditDatabase(office.server.parts.db, [phone])
    found.lost += audit.lost
    found.duplicated += audit.duplicated
  } finally {
    await office.close()
  }
}

async function sendPhotosUntilFull(phone: ChaosPhone, random: () => number) {
  for (let number = 0; ; number++) {
    const picture = makePicture(`${random()}`, 300_000 + Math.floor(random() * 700_000))
    writeText(phone, makeSubmission({ manifest: [listPicture(picture)] }))
    expectStatus(await send(phone), 200, 'a text while photos have room')
    const reply = await uploadPicture(phone.client, picture)
    if (reply.statusCode === 507) break
    expectStatus(reply.statusCode, 204, 'a photo')
    if (number > 100) throw new Error('The disk takes photos without end.')
  }
  writeText(phone, makeSubmission())
  expectStatus(await send(phone), 200, 'a text while photos wait')
}

async function sendTextsUntilFull(phone: ChaosPhone) {
  for (let number = 0; number < 1000; number++) {
    writeText(phone, makeSubmission({ body: LONG_TEXT }))
    const status = await send(phone)
    if (status === 507) return
    expectStatus(status, 200, 'a text above its reserve')
  }
  throw new Error('The disk takes texts without end.')
}

/** Somebody else fills the disk to its last byte, and without a reserve the database itself meets its end. */
async function sendWithoutRoom({ server }: TestOffice, phone: ChaosPhone): Promise<number> {
  const { config } = server.parts
  takeEverything(join(config.dataDir, OTHERS))
  config.textReserveBytes = 0
  let refused = 0
  for (let number = 0; number < 3; number++) {
    writeText(phone, makeSubmission({ body: LONG_TEXT }))
    const status = await send(phone)
    // The log of the database may have room of its own for a while.
    if (status === 507) refused++
    else expectStatus(status, 200, 'a text without a byte of room')
  }
  return refused
}

function takeEverything(path: string) {
  const file = openSync(path, 'w')
  try {
    for (const bytes of [Buffer.alloc(1024 * 1024), Buffer.alloc(4096)]) writeUntilFull(file, bytes)
  } finally {
    closeSync(file)
  }
}

function writeUntilFull(file: number, bytes: Buffer) {
  try {
    while (writeSync(file, bytes) === bytes.length);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOSPC') throw error
  }
}

function writeText({ commands }: ChaosPhone, payload: ReturnType<typeof makeSubmission>) {
  commands.push(makeCommand(commands.length + 1, { payload }))
}

/** Sends everything that waits, in small batches as on a slow link; the status of the last answer. */
async function send(phone: ChaosPhone): Promise<number> {
  for (;;) {
    const request = requestFrom(phone, phone.nextSeq)
    const reply = await phone.client.post('/api/sync', { ...request, commands: request.commands.slice(0, 2) })
    if (reply.statusCode !== 200) return reply.statusCode
    const { results, lastSeq } = hear(phone, readAnswer(reply))
    note(phone, results)
    phone.nextSeq = lastSeq + 1
    if (lastSeq === phone.commands.length) return 200
  }
}

function expectStatus(status: number, expected: number, what: string) {
  if (status !== expected) throw new Error(`${what} was answered ${status}, not ${expected}`)
}
