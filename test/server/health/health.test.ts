import { afterEach, describe, expect, it } from 'vitest'
import { makeBackup } from '../../../src/server/backup/backup.usecases.ts'
import { openTestOffice, type TestOffice } from '../../support/server-office.ts'
import {
  listPicture,
  makeCommand,
  makePicture,
  makeRequest,
  makeSubmission,
  send,
} from '../../support/server-phone.ts'
import { uploadPicture } from '../../support/server-upload.ts'

const HOUR_MS = 60 * 60_000
const MORE_THAN_ANY_DISK_MB = '999999999'

let office: TestOffice
afterEach(() => office.close())

const readiness = async () => {
  const reply = await office.inject({ method: 'GET', url: '/readyz' })
  return [reply.statusCode, reply.json().status]
}

describe('below the reserve for photos', () => {
  it('photos wait, texts go on, and the watchman hears of it', async () => {
    office = await openTestOffice({ env: { PHOTO_RESERVE_MB: MORE_THAN_ANY_DISK_MB } })
    const phone = await office.signIn('nongye01')
    const picture = makePicture('waits')
    const command = makeCommand(1, { payload: makeSubmission({ manifest: [listPicture(picture)] }) })
    expect(await send(phone, command)).toMatchObject({ status: 'applied' })
    const reply = await uploadPicture(phone, picture)
    expect([reply.statusCode, reply.json().code]).toEqual([507, 'server.storage_full'])
    expect(await readiness()).toEqual([503, 'storage_full'])
  })
})

describe('below the reserve for texts', () => {
  it('a text is refused before anything is written, and reading goes on', async () => {
    office = await openTestOffice({ env: { TEXT_RESERVE_MB: MORE_THAN_ANY_DISK_MB } })
    const phone = await office.signIn('nongye01')
    const reply = await phone.post('/api/sync', makeRequest(phone, [makeCommand(1)]))
    expect([reply.statusCode, reply.json().code]).toEqual([507, 'server.storage_full'])
    const reading = await phone.post('/api/sync', makeRequest(phone, []))
    expect([reading.statusCode, reading.json().lastSeq]).toEqual([200, 0])
  })

  it('no decision is taken and no backup is made', async () => {
    office = await openTestOffice()
    const command = makeCommand(1)
    await send(await office.signIn('nongye01'), command)
    office.server.parts.config.textReserveBytes = Number.MAX_SAFE_INTEGER
    const editor = await office.signIn('bianji')
    const decision = { type: 'reserved', reason: 'moment', id: makeCommand(1).id, baseRev: 1, words: '' }
    const reply = await editor.post(`/api/desk/items/${command.itemId}/decisions`, decision)
    expect([reply.statusCode, reply.json().code]).toEqual([507, 'server.storage_full'])
    const backup = makeBackup(office.server.parts, { tell: () => undefined })
    await expect(backup).rejects.toThrow('has no room for a backup')
  })
})

describe('the watchman', () => {
  it('hears when the last backup is more than 26 hours old', async () => {
    office = await openTestOffice()
    expect(await readiness()).toEqual([200, 'ready'])
    office.clock.now += 26 * HOUR_MS
    expect(await readiness()).toEqual([200, 'ready'])
    office.clock.now += 1
    expect(await readiness()).toEqual([503, 'backup_late'])
    await makeBackup(office.server.parts, { tell: () => undefined })
    expect(await readiness()).toEqual([200, 'ready'])
  })

  it('is not bothered where something else makes the backups', async () => {
    office = await openTestOffice({ env: { BACKUP_AT: 'off' } })
    await readiness()
    office.clock.now += 100 * HOUR_MS
    expect(await readiness()).toEqual([200, 'ready'])
  })
})
