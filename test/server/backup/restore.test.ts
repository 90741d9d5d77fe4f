import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { writeManifest, readManifest } from '../../../src/server/backup/manifest.ts'
import { backUp, restoreOffice } from '../../support/server-backup.ts'
import { openTestOffice, type Client, type TestOffice } from '../../support/server-office.ts'
import {
  listPicture,
  makeCommand,
  makePicture,
  makeSubmission,
  send,
  sync,
} from '../../support/server-phone.ts'
import { uploadPicture } from '../../support/server-upload.ts'

const picture = makePicture('restored')
const withPhoto = makeCommand(1, { payload: makeSubmission({ manifest: [listPicture(picture)] }) })

let office: TestOffice
let phone: Client
let folder: string

beforeEach(async () => {
  office = await openTestOffice()
  phone = await office.signIn('nongye01')
  await send(phone, withPhoto)
  await uploadPicture(phone, picture)
  folder = await backUp(office)
})
afterEach(() => office.close())

describe('a restored office', () => {
  it('is as it was, with its photos, and has a new epoch', async () => {
    const before = await sync(phone, [makeCommand(2)])
    await restoreAndStart()
    const { lastSeq, epoch, durableSeq } = await sync(phone, [], { firstSeq: 2 })
    expect([lastSeq, durableSeq]).toEqual([1, 0])
    expect(epoch).not.toBe(before.epoch)
    const photo = await phone.get(`/api/blobs/${picture.sha256}`)
    expect(photo.rawPayload.equals(picture.bytes)).toBe(true)
  })

  it('tells the desk when that was, and of when the backup is', async () => {
    const askDesk = async () => (await (await office.signIn('bianji')).get('/api/desk/restore')).json()
    expect(await askDesk()).toMatchObject({ restore: null })
    const { madeAt } = readManifest(folder)
    await restoreAndStart()
    const { restore, serverTime } = await askDesk()
    expect(restore.to).toBe(madeAt)
    expect(restore.at).toBeGreaterThan(madeAt)
    expect(restore.at).toBeLessThanOrEqual(serverTime)
    expect((await phone.get('/api/desk/restore')).statusCode).toBe(403)
  })

  it('takes again what the backup lacks, from the phone that still has it', async () => {
    const second = makeCommand(2)
    await send(phone, second)
    await restoreAndStart()
    const { results } = await sync(phone, [second])
    expect(results).toMatchObject([{ replayed: false, outcome: { status: 'applied' } }])
    expect((await sync(phone, [withPhoto])).results[0]?.replayed).toBe(true)
  })

  it('keeps aside what was there before', async () => {
    await send(phone, makeCommand(2))
    await restoreAndStart()
    const aside = readdirSync(office.dataDir).filter((name) => name.startsWith('aside-'))
    expect(aside).toHaveLength(1)
    expect(readdirSync(join(office.dataDir, aside[0] ?? '')).sort()).toEqual(['blobs', 'office.sqlite'])
  })

  it('can be had on a new machine, from the backup alone', async () => {
    await office.server.stop()
    for (const name of ['office.sqlite', 'blobs']) rmSync(join(office.dataDir, name), { recursive: true })
    restoreOffice(office, folder)
    await office.start()
    expect((await sync(phone, [], { firstSeq: 2 })).lastSeq).toBe(1)
  })
})

describe('a restore', () => {
  it('is refused while the server runs', () => {
    expect(() => restoreOffice(office, folder)).toThrow('The server is running')
  })

  it.each<[string, () => void, string]>([
    ['is damaged', () => rmSync(join(folder, 'office.sqlite')), 'is missing'],
    [
      'was never verified',
      () => writeManifest(folder, { ...readManifest(folder), verifiedAt: null }),
      'never',
    ],
    ['does not exist', () => renameSync(folder, `${folder}-elsewhere`), 'There is no backup'],
  ])('from a backup that %s changes nothing', async (_what, harm, sentence) => {
    harm()
    await office.server.stop()
    const before = readFileSync(join(office.dataDir, 'office.sqlite'))
    expect(() => restoreOffice(office, folder)).toThrow(sentence)
    expect(readFileSync(join(office.dataDir, 'office.sqlite')).equals(before)).toBe(true)
    await office.start()
    expect((await sync(phone, [], { firstSeq: 2 })).lastSeq).toBe(1)
  })

  it('cut off after the old data was put aside stops the server from starting empty, and can be run again', async () => {
    await office.server.stop()
    mkdirSync(join(office.dataDir, 'restoring'))
    renameSync(join(office.dataDir, 'office.sqlite'), join(office.dataDir, 'taken-away'))
    await expect(office.start()).rejects.toThrow('A restore was cut off')
    expect(existsSync(join(office.dataDir, 'office.sqlite'))).toBe(false)
    restoreOffice(office, folder)
    await office.start()
    expect((await sync(phone, [], { firstSeq: 2 })).lastSeq).toBe(1)
  })

  it('tells each step in a sentence', async () => {
    await office.server.stop()
    const told: string[] = []
    restoreOffice(office, folder, (sentence) => void told.push(sentence))
    await office.start()
    expect(told).toHaveLength(5)
    expect(told.join(' ')).toMatch(
      /Checking .* Copying .* kept in .*aside-.* Restored.* since the backup is gone/,
    )
  })
})

async function restoreAndStart() {
  await office.server.stop()
  restoreOffice(office, folder)
  await office.start()
}
