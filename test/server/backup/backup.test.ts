import { existsSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { removeOld } from '../../../src/server/backup/backup-folders.ts'
import { makeBackup } from '../../../src/server/backup/backup.usecases.ts'
import { readManifest } from '../../../src/server/backup/manifest.ts'
import { verifyBackup } from '../../../src/server/backup/verify.ts'
import { backUp, listBackupDir } from '../../support/server-backup.ts'
import { openTestOffice, type Client, type TestOffice } from '../../support/server-office.ts'
import {
  listPicture,
  makeCommand,
  makePicture,
  makeSubmission,
  send,
  sync,
} from '../../support/server-phone.ts'
import { photoPath, uploadPicture } from '../../support/server-upload.ts'

const DAY_MS = 24 * 60 * 60_000
const picture = makePicture('kept twice')

let office: TestOffice
let phone: Client

beforeEach(async () => {
  office = await openTestOffice()
  phone = await office.signIn('nongye01')
})
afterEach(() => office.close())

const submitPhoto = (seq: number, one = picture) =>
  send(phone, makeCommand(seq, { payload: makeSubmission({ manifest: [listPicture(one)] }) }))
const durableSeq = async () => (await sync(phone, [], { firstSeq: 100 })).durableSeq

describe('a backup', () => {
  it('says what it holds, and holds it', async () => {
    await submitPhoto(1)
    await uploadPicture(phone, picture)
    const folder = await backUp(office)
    expect(basename(folder)).toBe('2026-11-21-100100')
    const manifest = verifyBackup(folder)
    expect(manifest).toMatchObject({
      madeAt: office.clock.now,
      verifiedAt: office.clock.now,
      appVersion: '0.1.0',
      blobs: [{ accountId: phone.accountId, sha256: picture.sha256, size: picture.bytes.length }],
    })
    expect(manifest.rows).toMatchObject({ commands: 1, items: 1, accounts: 9 })
    expect(manifest.devices.find(({ deviceId }) => deviceId === phone.deviceId)).toMatchObject({ lastSeq: 1 })
    expect(readFileSync(inBackup(folder)).equals(picture.bytes)).toBe(true)
  })

  it('is what a phone may call safe, and only then', async () => {
    await send(phone, makeCommand(1))
    expect(await durableSeq()).toBe(0)
    await backUp(office)
    expect(await durableSeq()).toBe(1)
    await send(phone, makeCommand(2))
    expect(await durableSeq()).toBe(1)
    await backUp(office)
    expect(await durableSeq()).toBe(2)
  })

  it('does not call a text safe whose photos are still to come, nor what was sent after it', async () => {
    await send(phone, makeCommand(1))
    await submitPhoto(2)
    await send(phone, makeCommand(3))
    await backUp(office)
    expect(await durableSeq()).toBe(1)
    await uploadPicture(phone, picture)
    await backUp(office)
    expect(await durableSeq()).toBe(3)
  })

  it('taken while phones send is one state of the office', async () => {
    const sending = (async () => {
      for (let seq = 1; seq <= 60; seq++) await send(phone, makeCommand(seq))
    })()
    const folder = await backUp(office)
    await sending
    const { rows, devices } = verifyBackup(folder)
    const device = devices.find(({ deviceId }) => deviceId === phone.deviceId)
    expect(device?.lastSeq).toBe(rows['commands'])
    expect(await durableSeq()).toBe(rows['commands'])
  })

  it('takes a photo over from the backup before without storing it again', async () => {
    await submitPhoto(1)
    await uploadPicture(phone, picture)
    const [first, second] = [await backUp(office), await backUp(office)]
    expect(statSync(inBackup(second)).ino).toBe(statSync(inBackup(first)).ino)
    expect(statSync(inBackup(first)).ino).not.toBe(statSync(photoPath(office, phone, picture.sha256)).ino)
  })

  it('takes a photo anew when the backup before spoiled it', async () => {
    await submitPhoto(1)
    await uploadPicture(phone, picture)
    writeFileSync(inBackup(await backUp(office)), Buffer.alloc(picture.bytes.length))
    expect(readFileSync(inBackup(await backUp(office))).equals(picture.bytes)).toBe(true)
  })

  it('of an office that lost a photo says that it is to come', async () => {
    await submitPhoto(1)
    await uploadPicture(phone, picture)
    rmSync(photoPath(office, phone, picture.sha256))
    const folder = await backUp(office)
    expect(verifyBackup(folder).blobs).toEqual([])
    expect(await durableSeq()).toBe(0)
  })

  it('that is broken off leaves nothing behind and makes nothing safe', async () => {
    await send(phone, makeCommand(1))
    const stopping = new AbortController()
    const told: string[] = []
    const made = makeBackup(office.server.parts, {
      tell: (sentence) => {
        told.push(sentence)
        if (told.length === 2) stopping.abort()
      },
      signal: stopping.signal,
    })
    await expect(made).rejects.toThrow()
    expect(listBackupDir(office)).toEqual([])
    expect(await durableSeq()).toBe(0)
    expect(existsSync(await backUp(office))).toBe(true)
  })
})

describe('a backup that somebody damaged', () => {
  it.each<[string, (folder: string) => void, string]>([
    ['database', (folder) => flip(join(folder, 'office.sqlite')), 'is damaged'],
    ['photo', (folder) => flip(inBackup(folder)), 'is missing or damaged'],
    ['photo, lost,', (folder) => rmSync(inBackup(folder)), 'is missing or damaged'],
    ['manifest', (folder) => writeFileSync(join(folder, 'manifest.json'), '{"rows":'), 'is no backup'],
    ['count of rows', (folder) => changeManifest(folder, { rows: { items: 7 } }), 'rows instead of'],
    ['epoch', (folder) => changeManifest(folder, { epoch: 'other' }), 'not the one'],
  ])('is found by its %s', async (_what, harm, sentence) => {
    await submitPhoto(1)
    await uploadPicture(phone, picture)
    const folder = await backUp(office)
    harm(folder)
    expect(() => verifyBackup(folder)).toThrow(sentence)
  })

  function flip(path: string) {
    const bytes = readFileSync(path)
    bytes[bytes.length - 100] = (bytes[bytes.length - 100] ?? 0) ^ 1
    writeFileSync(path, bytes)
  }

  function changeManifest(folder: string, change: object) {
    const changed = { ...readManifest(folder), ...change }
    writeFileSync(join(folder, 'manifest.json'), JSON.stringify(changed))
  }
})

it('all of the newest day and the newest of each of the 13 days before stay', async () => {
  const names: string[] = []
  for (let day = 0; day < 15; day++) {
    office.clock.now += DAY_MS
    names.push(basename(await backUp(office)))
    if (day === 5 || day === 14) names.push(basename(await backUp(office)))
  }
  const [first, earlierOfTheSixth] = [names[0], names[5]]
  expect(listBackupDir(office).sort()).toEqual(
    names.filter((name) => name !== first && name !== earlierOfTheSixth),
  )
  expect(removeOld(join(office.dataDir, 'backups'))).toBe(0)
})

function inBackup(folder: string) {
  return join(folder, 'blobs', phone.accountId, picture.sha256.slice(0, 2), picture.sha256)
}
