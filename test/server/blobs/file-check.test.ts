import { existsSync, readFileSync, rmSync, statSync, truncateSync, utimesSync, writeFileSync } from 'node:fs'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { ItemId } from '../../../src/domain/ids.ts'
import { scrub } from '../../../src/server/blobs/file-check.usecases.ts'
import { openTestOffice, type Client, type TestOffice } from '../../support/server-office.ts'
import {
  listPicture,
  makeCommand,
  makePicture,
  makeSubmission,
  send,
  sync,
} from '../../support/server-phone.ts'
import { photoPath, readOffset, uploadPicture } from '../../support/server-upload.ts'

const picture = makePicture('checked')

let office: TestOffice
let phone: Client
let itemId: ItemId
let path: string

beforeEach(async () => {
  office = await openTestOffice()
  phone = await office.signIn('nongye01')
  const command = makeCommand(1, { payload: makeSubmission({ manifest: [listPicture(picture)] }) })
  itemId = command.itemId
  await send(phone, command)
  await uploadPicture(phone, picture)
  path = photoPath(office, phone, picture.sha256)
})
afterEach(() => office.close())

describe('a photo that the office had', () => {
  it.each([
    ['is gone', () => rmSync(path)],
    ['was cut short', () => truncateSync(path, 1000)],
    ['was changed', () => garble()],
  ])('and that %s is to come again at the next touch, and the phone hears of it', async (_what, harm) => {
    const { cursor, epoch } = await sync(phone, [], { firstSeq: 2 })
    harm()
    expect(await readOffset(phone, picture.sha256)).toBe(0)
    const { changes } = await sync(phone, [], { firstSeq: 2, cursor, epoch })
    expect(changes).toMatchObject([{ kind: 'item', facts: { photos: [{ picture: { isPresent: false } }] } }])
    expect((await uploadPicture(phone, picture)).statusCode).toBe(204)
    expect(readFileSync(path).equals(picture.bytes)).toBe(true)
    expect(await isPresent()).toBe(true)
  })

  it('and that was changed is not shown to anybody, and its bytes are set aside, not deleted', async () => {
    garble()
    expect((await phone.get(`/api/blobs/${picture.sha256}`)).statusCode).toBe(404)
    expect(readFileSync(`${path}.damaged`)).toHaveLength(picture.bytes.length)
    expect(await isPresent()).toBe(false)
  })

  it('and that only looks newer, as after a copy, stays and is not read again', async () => {
    utimesSync(path, 1_000_000, 1_000_000)
    const { rev } = await readItem()
    expect(await readOffset(phone, picture.sha256)).toBe(picture.bytes.length)
    expect((await readItem()).rev).toBe(rev)
    expect(existsSync(`${path}.damaged`)).toBe(false)
  })
})

describe('a start', () => {
  it('finds a missing file', async () => {
    rmSync(path)
    await office.restart()
    expect(await isPresent()).toBe(false)
  })

  it('after a clean stop looks at sizes only', async () => {
    office.clock.now += 1000
    await office.restart()
    garbleUnseen()
    await office.restart()
    expect(await isPresent()).toBe(true)
  })

  it('after a kill reads every byte of what came since the last clean stop', async () => {
    garbleUnseen()
    await office.restart({ isKilled: true })
    expect(await isPresent()).toBe(false)
  })
})

describe('the weekly scrub', () => {
  it('reads every byte, and finds what neither size nor time gives away', async () => {
    garbleUnseen()
    expect(await readOffset(phone, picture.sha256)).toBe(picture.bytes.length)
    expect(await scrub(office.server.parts)).toBe(1)
    expect(await isPresent()).toBe(false)
  })

  it('leaves what is whole as it is', async () => {
    expect(await scrub(office.server.parts)).toBe(0)
    expect(await isPresent()).toBe(true)
  })
})

function garble() {
  const bytes = readFileSync(path)
  bytes[1500] = (bytes[1500] ?? 0) ^ 1
  writeFileSync(path, bytes)
  utimesSync(path, 2_000_000, 2_000_000)
}

/** As a failing disk does it: the bytes are others, the file looks the same. */
function garbleUnseen() {
  // In the middle of its millisecond, where no rounding on the way to the disk leads out of it.
  const modifiedAt = (Math.trunc(statSync(path).mtimeMs) + 0.5) / 1000
  garble()
  utimesSync(path, modifiedAt, modifiedAt)
}

async function readItem() {
  const editor = await office.signIn('bianji')
  return (await editor.get(`/api/desk/items/${itemId}`)).json().item
}

async function isPresent(): Promise<boolean> {
  return (await readItem()).photos[0].picture.isPresent
}
