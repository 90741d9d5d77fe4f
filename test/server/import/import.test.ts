import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { strToU8, zipSync } from 'fflate'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { newItemId } from '../../../src/domain/ids.ts'
import { ARCHIVE_PARTS, importResult } from '../../../src/protocol/import.ts'
import { parse } from '../../../src/protocol/parse.ts'
import { makeExport, packExport, sendExport } from '../../support/export-file.ts'
import {
  openTestOffice,
  testIds,
  type Client,
  type Reply,
  type TestOffice,
} from '../../support/server-office.ts'
import {
  listPicture,
  makeCommand,
  makePicture,
  makeSubmission,
  send,
  sync,
} from '../../support/server-phone.ts'

const picture = makePicture('carried', 1_300_000)

let office: TestOffice
let phone: Client
let editor: Client

beforeEach(async () => {
  office = await openTestOffice()
  phone = await office.signIn('nongye01')
  editor = await office.signIn('bianji')
})
afterEach(() => office.close())

const withPicture = (seq: number) =>
  makeCommand(seq, { payload: makeSubmission({ title: '有照片的稿件', manifest: [listPicture(picture)] }) })
const readItem = async (id: string) => (await editor.get(`/api/desk/items/${id}`)).json().item

function readResult(reply: Reply) {
  expect(reply.statusCode, reply.body).toBe(200)
  const parsed = parse(importResult, reply.json())
  if (!parsed.ok) throw new Error(`malformed at ${parsed.place}`)
  return parsed.value
}

describe('a file that an officer carried to the office', () => {
  it('is taken in as its author’s: texts, photos, receipts; drafts stay the author’s', async () => {
    const command = withPicture(1)
    const drafts = [{ itemId: newItemId(testIds), title: '还没写完' }]
    const file = packExport(makeExport(phone, { submissions: [{ command, pictures: [picture] }], drafts }))
    expect(readResult(await sendExport(editor, file))).toEqual({
      author: { displayName: 'nongye01', unitName: '农业农村局' },
      lines: [
        { itemId: command.itemId, title: '有照片的稿件', fate: 'new', receipt: '2026-11-0001', code: null },
        { itemId: drafts[0]?.itemId, title: '还没写完', fate: 'skipped', receipt: null, code: null },
      ],
      photos: { new: 1, known: 0, refused: 0 },
    })
    const item = await readItem(command.itemId)
    expect(item).toMatchObject({ authorName: 'nongye01', photos: [{ picture: { isPresent: true } }] })
    const own = await phone.get(`/api/blobs/${picture.sha256}`)
    expect(own.rawPayload.equals(picture.bytes)).toBe(true)
    expect((await editor.get(`/api/desk/items/${drafts[0]?.itemId}`)).statusCode).toBe(404)
  })

  it('has as many photos as a person sees: a picture and its preview are one', async () => {
    const preview = makePicture('small', 9_000)
    const other = makePicture('other', 40_000)
    const listed = listPicture(picture)
    const manifest = [listed, { ...listPicture(preview), photoId: listed.photoId, role: 'preview' as const }]
    const payload = makeSubmission({ manifest: [...manifest, listPicture(other)] })
    const command = makeCommand(1, { payload })
    const file = packExport(
      makeExport(phone, { submissions: [{ command, pictures: [picture, preview, other] }] }),
    )
    expect(readResult(await sendExport(editor, file)).photos).toEqual({ new: 2, known: 0, refused: 0 })
    expect(readResult(await sendExport(editor, file)).photos).toEqual({ new: 0, known: 2, refused: 0 })
  })

  it('and comes twice changes nothing the second time', async () => {
    const command = withPicture(1)
    const file = packExport(makeExport(phone, { submissions: [{ command, pictures: [picture] }] }))
    await sendExport(editor, file)
    const before = await readItem(command.itemId)
    const { lines, photos } = readResult(await sendExport(await office.signIn('guanli'), file))
    expect(lines).toMatchObject([{ fate: 'known', receipt: '2026-11-0001' }])
    expect(photos).toEqual({ new: 0, known: 1, refused: 0 })
    expect(await readItem(command.itemId)).toEqual(before)
  })

  it('before the phone comes itself: the phone gets the same outcome, under its own number', async () => {
    const [carried, later] = [withPicture(1), makeCommand(2)]
    const file = packExport(makeExport(phone, { submissions: [{ command: carried, pictures: [picture] }] }))
    await sendExport(editor, file)
    const { results, lastSeq } = await sync(phone, [carried, later])
    expect(results).toMatchObject([
      { id: carried.id, seq: 1, replayed: true, outcome: { status: 'applied', receipt: '2026-11-0001' } },
      { id: later.id, seq: 2, replayed: false, outcome: { status: 'applied', receipt: '2026-11-0002' } },
    ])
    expect(lastSeq).toBe(2)
    expect((await sync(phone, [carried])).results[0]?.replayed).toBe(true)
    const { lines } = (await editor.get('/api/desk/items?status=all')).json()
    expect(lines).toHaveLength(2)
  })

  it('after the phone came itself is known already', async () => {
    const command = makeCommand(1)
    await send(phone, command)
    const file = packExport(makeExport(phone, { submissions: [{ command }] }))
    expect(readResult(await sendExport(editor, file)).lines).toMatchObject([{ fate: 'known' }])
  })

  it('with a text that the rules refuse says why, and leaves the answer to the phone', async () => {
    const good = makeCommand(1)
    const bad = makeCommand(2, { payload: makeSubmission({ title: '' }) })
    const file = packExport(makeExport(phone, { submissions: [{ command: bad }, { command: good }] }))
    expect(readResult(await sendExport(editor, file)).lines).toMatchObject([
      { fate: 'refused', code: 'item.incomplete' },
      { fate: 'new' },
    ])
    const { results } = await sync(phone, [good, bad])
    expect(results).toMatchObject([
      { replayed: true },
      { replayed: false, outcome: { status: 'rejected', code: 'item.incomplete' } },
    ])
  })

  it('under an id that another text has is refused there, and the other text stays', async () => {
    const command = makeCommand(1)
    await send(phone, command)
    const other = makeCommand(1, { id: command.id, payload: makeSubmission({ title: '另一篇' }) })
    const file = packExport(makeExport(phone, { submissions: [{ command: other }] }))
    const { lines } = readResult(await sendExport(editor, file))
    expect(lines).toMatchObject([{ fate: 'refused', code: 'command.conflict_key' }])
  })

  it('gives nobody another person’s outcome', async () => {
    const command = makeCommand(1)
    await sendExport(editor, packExport(makeExport(phone, { submissions: [{ command }] })))
    const colleague = await office.signIn('nongye02')
    expect(await send(colleague, command)).toEqual({ status: 'rejected', code: 'item.exists' })
  })

  it('leaves nothing behind in the folder where it arrived', async () => {
    await sendExport(editor, packExport(makeExport(phone, { submissions: [{ command: makeCommand(1) }] })))
    await sendExport(editor, Buffer.from('PK and no more'))
    const folder = join(office.dataDir, 'incoming')
    expect(existsSync(folder) ? readdirSync(folder) : []).toEqual([])
  })
})

describe('a file that is not what the phone wrote is refused whole', () => {
  const command = withPicture(1)
  const whole = () => makeExport(phone, { submissions: [{ command, pictures: [picture] }] })
  const jpg = () => Object.keys(whole().files).find((path) => path.endsWith('.jpg')) ?? ''

  it.each<[string, () => Buffer, string | undefined]>([
    ['a byte of a photo is another', () => flip(packExport(whole()), picture.bytes), '.jpg'],
    ['the end is missing', () => packExport(whole()).subarray(0, -200), ARCHIVE_PARTS[0]],
    ['the second half is missing', () => packExport(whole()).subarray(0, 600_000), ARCHIVE_PARTS[0]],
    ['the directory is garbled', () => garbleDirectory(packExport(whole())), ARCHIVE_PARTS[1]],
    ['a listed photo is not there', () => packExport(without(jpg())), '.jpg'],
    ['a file is not listed', () => packExport(withFile('extra.txt')), 'extra.txt'],
    [
      'a name leads out of the archive',
      () => packExport(listedAs('../../office.sqlite')),
      '../../office.sqlite',
    ],
    ['a name is absolute', () => packExport(listedAs('/etc/passwd')), '/etc/passwd'],
    ['a photo unpacks to more than was listed', () => packExport(bomb()), '.jpg'],
    ['the text is not the one that was hashed', () => packExport(otherText()), '.json'],
  ])('when %s', async (_when, make, place) => {
    const reply = await sendExport(editor, make())
    expect([reply.statusCode, reply.json().code]).toEqual([422, 'import.damaged'])
    expect(reply.json().place).toContain(place)
    expect((await editor.get('/api/desk/items?status=all')).json().lines).toEqual([])
    expect((await phone.get(`/api/blobs/${picture.sha256}`)).statusCode).toBe(404)
    const again = await sendExport(editor, packExport(whole()))
    expect(readResult(again).lines).toMatchObject([{ fate: 'new' }])
  })

  it(
    'wherever a single byte is turned, it is taken in as it was or not at all',
    { timeout: 60_000 },
    async () => {
      const small = packExport(makeExport(phone, { submissions: [{ command: makeCommand(1) }] }))
      for (let at = 0; at < small.length; at += 5) {
        const turned = Buffer.from(small)
        turned[at] = (turned[at] ?? 0) ^ 0x10
        const reply = await sendExport(editor, turned)
        if (reply.statusCode === 200) {
          const [line] = readResult(reply).lines
          expect(line).toMatchObject({ title: '全县晚稻机收进度过八成', code: null })
        } else expect([reply.statusCode, at]).toEqual([422, at])
      }
      expect((await editor.get('/api/desk/items?status=all')).json().lines.length).toBeLessThanOrEqual(1)
    },
  )

  function without(path: string) {
    const { manifest, files } = whole()
    const { [path]: _gone, ...rest } = files
    return { manifest, files: rest }
  }

  function withFile(path: string) {
    const { manifest, files } = whole()
    return { manifest, files: { ...files, [path]: strToU8('hello') } }
  }

  function listedAs(path: string) {
    const { manifest, files } = whole()
    const text = JSON.stringify(manifest).replaceAll(jpg(), path)
    const { [jpg()]: bytes = new Uint8Array(), ...rest } = files
    return { manifest: JSON.parse(text) as unknown, files: { ...rest, [path]: bytes } }
  }

  function bomb() {
    const { manifest, files } = whole()
    return { manifest, files: { ...files, [jpg()]: new Uint8Array(20_000_000) } }
  }

  function otherText() {
    const changed = makeCommand(1, { ...command, payload: makeSubmission({ title: '换过的' }) })
    return makeExport(phone, { submissions: [{ command: changed }] })
  }

  function flip(file: Buffer, near: Buffer): Buffer {
    const at = file.indexOf(near.subarray(0, 64)) + 1000
    file[at] = (file[at] ?? 0) ^ 1
    return file
  }

  function garbleDirectory(file: Buffer): Buffer {
    const at = file.lastIndexOf(Buffer.from([0x50, 0x4b, 0x01, 0x02]))
    file[at] = 0
    return file
  }
})

describe('a file of something else', () => {
  it.each<[string, () => Buffer]>([
    ['a text', () => Buffer.from('稿件')],
    ['nothing', () => Buffer.alloc(0)],
    ['an archive of something else', () => Buffer.from(zipSync({ 'holiday.txt': strToU8('sun') }))],
    ['a manifest of a later version', () => packExport({ ...withVersion(2), files: {} })],
  ])('%s is told to be no export', async (_what, make) => {
    const reply = await sendExport(editor, make())
    expect([reply.statusCode, reply.json().code]).toEqual([422, 'import.not_an_export'])
  })

  it('of a person whom this office does not know is refused, and so is one of the office’s own', async () => {
    for (const accountId of [newItemId(testIds) as never, editor.accountId]) {
      const stranger = { accountId, deviceId: phone.deviceId }
      const file = packExport(makeExport(stranger, { submissions: [{ command: makeCommand(1) }] }))
      const reply = await sendExport(editor, file)
      expect([reply.statusCode, reply.json().code]).toEqual([422, 'import.foreign_account'])
    }
    expect((await editor.get('/api/desk/items?status=all')).json().lines).toEqual([])
  })

  function withVersion(version: number) {
    return { manifest: { ...makeExport(phone, {}).manifest, version } }
  }
})
