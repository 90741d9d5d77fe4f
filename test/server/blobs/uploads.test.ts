import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, symlinkSync, writeFileSync } from 'node:fs'
import { connect, type AddressInfo } from 'node:net'
import { dirname, join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { ItemId, Sha256 } from '../../../src/domain/ids.ts'
import { openTestOffice, SAME_ORIGIN, type Client, type TestOffice } from '../../support/server-office.ts'
import {
  digestOf,
  listPicture,
  makeCommand,
  makePicture,
  makeSubmission,
  send,
  sync,
  type TestPicture,
} from '../../support/server-phone.ts'

const picture = makePicture('one')
const preview = makePicture('small', 800)

let office: TestOffice
let phone: Client
let itemId: ItemId

beforeEach(async () => {
  office = await openTestOffice()
  phone = await office.signIn('nongye01')
  const entry = listPicture(picture)
  itemId = await submit(1, [entry, { ...listPicture(preview, 'preview'), photoId: entry.photoId }])
})
afterEach(() => office.close())

describe('an upload', () => {
  it('begins at nothing, and beginning again is harmless', async () => {
    for (let times = 0; times < 2; times++) {
      const reply = await create(picture)
      expect([reply.statusCode, reply.headers['upload-offset']]).toEqual([204, '0'])
    }
    expect((await head(picture)).headers['upload-offset']).toBe('0')
  })

  it('in pieces is finished with the last byte, and the item says so', async () => {
    await create(picture)
    expect((await append(picture, 0, 1000)).headers['upload-offset']).toBe('1000')
    expect((await head(picture)).headers['upload-offset']).toBe('1000')
    expect((await append(picture, 1000)).headers['upload-offset']).toBe('3000')
    const item = await readItem()
    expect(item.photos[0]).toMatchObject({ picture: { isPresent: true }, preview: { isPresent: false } })
    expect(item.rev).toBe(2)
    expect(item.events.at(-1)).toEqual({ type: 'photos_complete', at: office.clock.now, count: 1 })
  })

  it('of a preview changes the item but does not complete its photos', async () => {
    await upload(preview)
    const item = await readItem()
    expect(item.photos[0].preview.isPresent).toBe(true)
    expect(item.events.map((event: { type: string }) => event.type)).toEqual(['submitted'])
  })

  it('at a wrong offset is told the true one', async () => {
    await create(picture)
    await append(picture, 0, 1000)
    const reply = await append(picture, 500)
    expect([reply.statusCode, reply.json().code, reply.headers['upload-offset']]).toEqual([
      409,
      'blob.offset_conflict',
      '1000',
    ])
  })

  it('whose piece does not match its digest leaves nothing behind', async () => {
    await create(picture)
    const reply = await patch(picture, 0, picture.bytes.subarray(0, 1000), digestOf(Buffer.from('other')))
    expect([reply.statusCode, reply.json().code]).toEqual([400, 'blob.digest_mismatch'])
    expect((await head(picture)).headers['upload-offset']).toBe('0')
  })

  it('whose bytes are not those of its name is thrown away and may begin anew', async () => {
    const wrong = Buffer.concat([picture.bytes.subarray(0, 2999), Buffer.from('x')])
    const reply = await patch(picture, 0, wrong)
    expect([reply.statusCode, reply.json().code]).toEqual([422, 'blob.hash_mismatch'])
    expect((await head(picture)).headers['upload-offset']).toBe('0')
    expect((await upload(picture)).statusCode).toBe(204)
  })

  it('of something that is no picture is refused, whatever it is called', async () => {
    const bytes = Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>')
    const page: TestPicture = { bytes, sha256: createHash('sha256').update(bytes).digest('hex') as Sha256 }
    await submit(2, [listPicture(page)])
    const reply = await upload(page)
    expect([reply.statusCode, reply.json().code]).toEqual([422, 'blob.wrong_kind'])
  })

  it('longer than listed is refused', async () => {
    const reply = await patch(picture, 0, Buffer.concat([picture.bytes, Buffer.from('more')]))
    expect([reply.statusCode, reply.json().code]).toEqual([413, 'blob.too_large'])
    expect((await create(picture, 17)).json().code).toBe('blob.size_mismatch')
  })

  it('in a piece of more than 1 MB is too large', async () => {
    const reply = await patch(picture, 0, Buffer.alloc(1024 * 1024 + 1))
    expect([reply.statusCode, reply.json().code]).toEqual([413, 'request.too_large'])
  })

  it('of a file that no item of one’s own lists is refused', async () => {
    const colleague = await office.signIn('nongye02')
    expect((await create(picture, picture.bytes.length, colleague)).json().code).toBe('blob.not_listed')
    expect((await create(makePicture('unlisted'))).statusCode).toBe(403)
    expect((await head(makePicture('unlisted'))).statusCode).toBe(403)
    expect((await patch(makePicture('unlisted'), 0, Buffer.from('x'))).statusCode).toBe(403)
  })

  it('sent again after it is whole is harmless', async () => {
    await upload(picture)
    const reply = await create(picture)
    expect([reply.statusCode, reply.headers['upload-offset']]).toEqual([204, '3000'])
    expect((await readItem()).rev).toBe(2)
  })

  it('of the same bytes for a second item is not asked for again', async () => {
    await upload(picture)
    const command = makeCommand(2, { payload: makeSubmission({ manifest: [listPicture(picture)] }) })
    expect(await send(phone, command)).toMatchObject({ status: 'applied', missing: [] })
    const item = await readItem(command.itemId)
    expect(item.events.map((event: { type: string }) => event.type)).toEqual(['submitted', 'photos_complete'])
  })

  it('tells the author’s phone through the feed', async () => {
    const { cursor, epoch } = await sync(phone, [], { firstSeq: 2 })
    await upload(picture)
    const { changes } = await sync(phone, [], { firstSeq: 2, cursor, epoch })
    expect(changes[0]).toMatchObject({ kind: 'item', facts: { photos: [{ picture: { isPresent: true } }] } })
  })
})

describe('an upload that was cut', () => {
  it('between its last byte and the finish is finished at the next start', async () => {
    await create(picture)
    writePart(picture, picture.bytes)
    await office.restart()
    const item = await readItem()
    expect(item.photos[0].picture.isPresent).toBe(true)
  })

  it('between its last byte and the finish is finished at the next touch', async () => {
    await create(picture)
    writePart(picture, picture.bytes)
    expect((await head(picture)).headers['upload-offset']).toBe('3000')
    expect((await readItem()).photos[0].picture.isPresent).toBe(true)
  })

  it('between the finish and the database is noted at the next touch', async () => {
    mkdirSync(dirname(pathOf(picture)), { recursive: true })
    writeFileSync(pathOf(picture), picture.bytes)
    expect((await create(picture)).headers['upload-offset']).toBe('3000')
    expect((await readItem()).photos[0].picture.isPresent).toBe(true)
  })

  it('in the middle of a piece goes on from the last whole piece', async () => {
    await create(picture)
    await append(picture, 0, 1000)
    await office.server.app.listen({ port: 0, host: '127.0.0.1' })
    await sendHalfAPiece(office.server.app.server.address() as AddressInfo)
    expect((await head(picture)).headers['upload-offset']).toBe('1000')
    expect((await append(picture, 1000)).headers['upload-offset']).toBe('3000')
    expect((await readItem()).photos[0].picture.isPresent).toBe(true)
  })

  function sendHalfAPiece({ port }: AddressInfo): Promise<void> {
    const piece = picture.bytes.subarray(1000)
    const head = [
      `PATCH /api/blobs/${picture.sha256} HTTP/1.1`,
      'host: office',
      `cookie: ${phone.cookie}`,
      'sec-fetch-site: same-origin',
      'x-caifeng-protocol: 1',
      'content-type: application/partial-upload',
      'upload-offset: 1000',
      `content-digest: ${digestOf(piece)}`,
      `content-length: ${piece.length}`,
    ]
    return new Promise((resolve) => {
      const socket = connect(port, '127.0.0.1', () => {
        socket.write(`${head.join('\r\n')}\r\n\r\n`)
        socket.write(piece.subarray(0, 700), () => setTimeout(() => socket.destroy(), 50))
      })
      socket.on('close', () => resolve())
    })
  }
})

it('a full disk is said plainly and spoils nothing', async () => {
  if (!existsSync('/dev/full')) return
  mkdirSync(dirname(pathOf(picture)), { recursive: true })
  symlinkSync('/dev/full', `${pathOf(picture)}.part`)
  const reply = await append(picture, 0)
  expect([reply.statusCode, reply.json().code]).toEqual([507, 'server.storage_full'])
  expect(await send(phone, makeCommand(2))).toMatchObject({ status: 'applied' })
})

describe('reading a photo', () => {
  beforeEach(() => upload(picture))

  it('gives the author the bytes as they came, and lets them run nothing', async () => {
    const reply = await phone.get(`/api/blobs/${picture.sha256}`)
    expect(reply.rawPayload.equals(picture.bytes)).toBe(true)
    expect(reply.headers).toMatchObject({
      'content-type': 'image/jpeg',
      'content-security-policy': "sandbox; default-src 'none'",
      'x-content-type-options': 'nosniff',
      'cache-control': 'no-store',
      'content-disposition': expect.stringContaining('inline; filename='),
    })
  })

  it('at the desk goes by the item', async () => {
    for (const account of ['bianji', 'lingdao']) {
      const reader = await office.signIn(account)
      expect((await reader.get(`/api/blobs/${picture.sha256}?item=${itemId}`)).statusCode).toBe(200)
      expect((await reader.get(`/api/blobs/${picture.sha256}`)).statusCode).toBe(404)
    }
  })

  it('is open to nobody else: the colleague, the stranger, the admin', async () => {
    for (const account of ['nongye02', 'nongye-shenhe', 'shangping01', 'guanli']) {
      const reader = await office.signIn(account)
      const reply = await reader.get(`/api/blobs/${picture.sha256}?item=${itemId}`)
      const isOfUnit = account.startsWith('nongye')
      expect(reply.statusCode, account).toBe(isOfUnit ? 404 : 403)
    }
  })

  it('of a preview that is still to come finds nothing', async () => {
    expect((await phone.get(`/api/blobs/${preview.sha256}`)).statusCode).toBe(404)
  })
})

it('no files but the listed ones lie in the folder of photos', async () => {
  await upload(picture)
  const files = readdirSync(join(office.dataDir, 'blobs'), { recursive: true, withFileTypes: true })
  expect(files.filter((file) => file.isFile()).map((file) => file.name)).toEqual([picture.sha256])
})

async function submit(seq: number, manifest: ReturnType<typeof listPicture>[]): Promise<ItemId> {
  const command = makeCommand(seq, { payload: makeSubmission({ manifest }) })
  expect(await send(phone, command)).toMatchObject({ status: 'applied' })
  return command.itemId
}

function create({ bytes, sha256 }: TestPicture, length = bytes.length, client = phone) {
  return client.inject({
    method: 'PUT',
    url: `/api/blobs/${sha256}`,
    headers: { 'upload-length': String(length) },
  })
}

function head({ sha256 }: TestPicture) {
  return phone.inject({ method: 'HEAD', url: `/api/blobs/${sha256}` })
}

function append(one: TestPicture, offset: number, length?: number) {
  return patch(one, offset, one.bytes.subarray(offset, length === undefined ? undefined : offset + length))
}

function patch({ sha256 }: TestPicture, offset: number, piece: Buffer, digest = digestOf(piece)) {
  return phone.inject({
    method: 'PATCH',
    url: `/api/blobs/${sha256}`,
    payload: piece,
    headers: {
      ...SAME_ORIGIN,
      'content-type': 'application/partial-upload',
      'upload-offset': String(offset),
      'content-digest': digest,
    },
  })
}

async function upload(one: TestPicture) {
  await create(one)
  return append(one, 0)
}

async function readItem(id = itemId) {
  const editor = await office.signIn('bianji')
  return (await editor.get(`/api/desk/items/${id}`)).json().item
}

function pathOf({ sha256 }: TestPicture) {
  return join(office.dataDir, 'blobs', phone.accountId, sha256.slice(0, 2), sha256)
}

function writePart(one: TestPicture, bytes: Buffer) {
  mkdirSync(dirname(pathOf(one)), { recursive: true })
  writeFileSync(`${pathOf(one)}.part`, bytes)
}
