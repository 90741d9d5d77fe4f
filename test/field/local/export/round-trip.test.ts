import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate'
import { describe, expect, it } from 'vitest'
import type { Deed } from '../../../../src/protocol/deeds.ts'
import { keepFinding, readFindings } from '../../../../src/field/local/clues.ts'
import { keepTypedOpinion, readTypedOpinions } from '../../../../src/field/local/consultations.ts'
import { queueDeed } from '../../../../src/field/local/deeds.ts'
import type { KeptRow } from '../../../../src/field/local/command-rows.ts'
import { readLeadDraft, saveLeadDraft } from '../../../../src/field/local/lead-draft.ts'
import { keepUnsaid, NEW_SUGGESTION, readUnsaid } from '../../../../src/field/local/suggestions.ts'
import { keepRemarks, keepSheet, readReviews } from '../../../../src/field/local/reviews.ts'
import { startCorrection } from '../../../../src/field/local/start-correction.ts'
import {
  keepTypedAct,
  keepTypedProposal,
  readTypedActs,
  readTypedProposal,
  typedActKey,
} from '../../../../src/field/local/typed-acts.ts'
import { bringArchiveIn } from '../../../../src/field/local/export/bring-archive-in.ts'
import { gatherUnsent } from '../../../../src/field/local/export/gather-unsent.ts'
import { readArchive } from '../../../../src/field/local/export/read-archive.ts'
import { writeArchive } from '../../../../src/field/local/export/write-archive.ts'
import type { FieldDatabase } from '../../../../src/field/local/field-database.ts'
import { makeAppeal } from '../../../../src/field/local/make-appeal.ts'
import { hashBytes, hashText, readBytes, storeBytes } from '../../../../src/field/local/photo-bytes.ts'
import {
  makeItemRow,
  makePhotoRow,
  openMemory,
  readEverything,
  submit,
  write,
} from '../../../support/field-memory.ts'
import { makeAccount } from '../../../support/make-account.ts'
import {
  accountIdOf,
  commandIdOf,
  deviceIdOf,
  HOUR,
  itemIdOf,
  NOW,
  photoIdOf,
} from '../../../support/make-ids.ts'
import { makeItemPhoto, makeNote, makeText } from '../../../support/make-item.ts'

const account = makeAccount()

async function exportAll(database: FieldDatabase, inHand?: Parameters<typeof gatherUnsent>[1]) {
  const archive = await writeArchive(database, {
    work: await gatherUnsent(database, inHand),
    account,
    device: deviceIdOf(1),
    appVersion: '0.1.0',
    now: NOW,
    describe: (work) => `可读：${work.kind}`,
  })
  return new Uint8Array(await archive.arrayBuffer())
}

async function importInto(database: FieldDatabase, bytes: Uint8Array) {
  const read = await readArchive(bytes, account.accountId)
  if (!read.ok) throw new Error(JSON.stringify(read))
  return bringArchiveIn(database, { entries: read.entries, appVersion: '0.2.0' })
}

async function addPhoto(database: FieldDatabase, n: number, item: number) {
  const bytes = Uint8Array.from({ length: 265_000 }, (_, index) => (index * 7 + n) % 251)
  const small = bytes.slice(0, 9000)
  const picture = { sha256: await hashBytes(bytes.buffer), size: bytes.length }
  const preview = { sha256: await hashBytes(small.buffer), size: small.length }
  await storeBytes(database, picture.sha256, bytes.buffer)
  await storeBytes(database, preview.sha256, small.buffer)
  await database.photos.add(makePhotoRow(n, { itemId: itemIdOf(item), picture, preview, original: null }))
  return { picture, preview }
}

/** A phone with a draft and a waiting submission, each with a photo; the place of the first is attached. */
async function openFullPhone() {
  const database = await openMemory()
  await write(database, { id: itemIdOf(1), text: { title: '草稿：一/二' }, notes: [makeNote()] })
  await addPhoto(database, 1, 1)
  await database.photos.update(photoIdOf(1), { isPlaceAttached: true })
  await write(database, { id: itemIdOf(2), text: { title: '待发' } })
  const { picture } = await addPhoto(database, 2, 2)
  await submit(database, { id: itemIdOf(2), command: 7 })
  return { database, picture }
}

const openOtherPhone = () => openMemory({ deviceId: deviceIdOf(2) })

/** An objection that waits, as its command. */
const object = (database: FieldDatabase) =>
  makeAppeal(database, {
    making: { lineKey: 'unit|item|adopted|0', words: '此篇同时被市里采用，漏计。 ' },
    appealId: itemIdOf(71),
    commandId: commandIdOf(9),
    now: NOW,
    appVersion: '0.1.0',
    hash: hashText,
  })

describe('remarks and words to a text of the unit that were not sent', () => {
  const remark = { field: 'body', from: 0, until: 4, quote: '全县晚稻', words: '写明口径' } as const
  const part = { words: '同意', figures: [{ quote: '82千亩', source: '月报', checkedBy: '李审' }] }

  it('arrive on another phone as they were, once, and never over what was written there', async () => {
    const database = await openMemory()
    await keepRemarks(database, itemIdOf(1), [remark])
    await keepSheet(database, itemIdOf(1), { part, title: '秋收过半', now: NOW })
    await keepRemarks(database, itemIdOf(2), [remark])
    const bytes = await exportAll(database)
    const other = await openMemory()
    await keepSheet(other, itemIdOf(2), { part: { words: '另写的' }, title: '', now: NOW })
    expect(await importInto(other, bytes)).toMatchObject({ reviews: 1, known: 1 })
    expect(await importInto(other, bytes)).toMatchObject({ reviews: 0, typed: 0, known: 2 })
    const { remarks, sheets } = await readReviews(other)
    expect(remarks).toEqual({ [itemIdOf(1)]: [remark] })
    expect(sheets[itemIdOf(1)]).toMatchObject({ ...part, title: '秋收过半' })
    expect(sheets[itemIdOf(2)]?.words).toBe('另写的')
  })
})

describe('words half typed to the office', () => {
  const finding = { finding: 'partly', words: '已派人核实，隐患一处' } as const

  it('arrive on another phone, once, and never over what was written there', async () => {
    const database = await openMemory()
    await keepTypedOpinion(database, itemIdOf(1), '建议先核对面积')
    await keepTypedOpinion(database, itemIdOf(2), '第一种说法')
    await keepFinding(database, itemIdOf(3), finding)
    const bytes = await exportAll(database)
    const other = await openOtherPhone()
    await keepTypedOpinion(other, itemIdOf(2), '另写的')
    expect(await importInto(other, bytes)).toMatchObject({ typed: 2, known: 1 })
    expect(await importInto(other, bytes)).toMatchObject({ typed: 0, known: 3 })
    expect(await readTypedOpinions(other)).toEqual({
      [itemIdOf(1)]: '建议先核对面积',
      [itemIdOf(2)]: '另写的',
    })
    expect(await readFindings(other)).toEqual({ [itemIdOf(3)]: finding })
  })
})

describe('a suggestion and a lead half typed', () => {
  const unsaid = { kind: 'complaint', words: '回执迟了三天', itemId: itemIdOf(4) } as const
  const followUp = { kind: 'opinion', words: '再问一次', itemId: null } as const
  const lead = {
    words: '村口桥面有裂缝',
    place: '柳湾村',
    channel: 'phone',
    contactId: null,
    savedAt: NOW,
  } as const

  it('arrive on another phone with the photo, once, and never over what was written there', async () => {
    const database = await openMemory()
    await keepUnsaid(database, NEW_SUGGESTION, unsaid)
    await keepUnsaid(database, itemIdOf(5), followUp)
    await saveLeadDraft(database, { id: itemIdOf(6), ...lead })
    const { picture } = await addPhoto(database, 1, 6)
    const bytes = await exportAll(database)
    const other = await openOtherPhone()
    expect(await importInto(other, bytes)).toMatchObject({ typed: 3, known: 0 })
    expect(await importInto(other, bytes)).toMatchObject({ typed: 0, known: 3 })
    expect(await readUnsaid(other)).toEqual({ [NEW_SUGGESTION]: unsaid, [itemIdOf(5)]: followUp })
    expect(await readLeadDraft(other)).toEqual({ id: itemIdOf(6), ...lead })
    expect(await other.photos.where('itemId').equals(itemIdOf(6)).count()).toBe(1)
    expect(await readBytes(other, picture.sha256)).not.toBeNull()
    const third = await openMemory({ deviceId: deviceIdOf(3) })
    await keepUnsaid(third, NEW_SUGGESTION, followUp)
    await saveLeadDraft(third, { id: itemIdOf(7), ...lead, words: '另一条' })
    expect(await importInto(third, bytes)).toMatchObject({ typed: 1, known: 2 })
    expect((await readUnsaid(third))[NEW_SUGGESTION]).toEqual(followUp)
    expect((await readLeadDraft(third))?.words).toBe('另一条')
  })
})

describe('words half typed on the sheets of a commission', () => {
  const words = { words: '本季没有新开工企业', day: '2026-05-22' }
  const key = typedActKey(itemIdOf(8), 'commission.decline')

  it('arrive on another phone, once, each under its sheet, and never over what was written there', async () => {
    const database = await openMemory()
    const asked = typedActKey(itemIdOf(8), 'commission.progress')
    await keepTypedAct(database, key, words)
    await keepTypedAct(database, asked, { words: '已问过三家', day: '' })
    const bytes = await exportAll(database)
    const other = await openOtherPhone()
    const before = { words: '另写的', day: '' }
    await keepTypedAct(other, asked, before)
    expect(await importInto(other, bytes)).toMatchObject({ typed: 1, known: 1 })
    expect(await importInto(other, bytes)).toMatchObject({ typed: 0, known: 2 })
    expect(await readTypedActs(other)).toEqual({ [key]: words, [asked]: before })
  })
})

describe('a topic half typed for the research plan', () => {
  const typed = { topic: '山区养老服务缺口', reason: '走访三村都反映', mode: 'joint' } as const

  it('arrives on another phone, once, and never over one that is typed there', async () => {
    const database = await openMemory()
    await keepTypedProposal(database, typed)
    const bytes = await exportAll(database)
    const other = await openOtherPhone()
    expect(await importInto(other, bytes)).toMatchObject({ typed: 1, known: 0 })
    expect(await readTypedProposal(other)).toEqual(typed)
    await keepTypedProposal(other, { ...typed, reason: '四村' })
    expect(await importInto(other, bytes)).toMatchObject({ typed: 0, known: 1 })
    expect(await readTypedProposal(other)).toMatchObject({ reason: '四村' })
  })
})

describe('an objection that has not reached the office', () => {
  it('arrives on another phone under its first id, word for word, and once', async () => {
    const database = await openMemory()
    await object(database)
    const bytes = await exportAll(database)
    const other = await openOtherPhone()
    expect(await importInto(other, bytes)).toEqual({
      drafts: 0,
      submissions: 0,
      appeals: 1,
      deeds: 0,
      reviews: 0,
      typed: 0,
      known: 0,
    })
    const [sent] = await database.outbox.toArray()
    expect(await other.outbox.toArray()).toEqual([{ ...sent, seq: 1, appVersion: '0.2.0' }])
    expect(await importInto(other, bytes)).toEqual({
      drafts: 0,
      submissions: 0,
      appeals: 0,
      deeds: 0,
      reviews: 0,
      typed: 0,
      known: 1,
    })
    expect(await other.outbox.count()).toBe(1)
  })

  it('is not exported any more once the office has it', async () => {
    const database = await openMemory()
    await object(database)
    await database.outbox.clear()
    expect(await gatherUnsent(database)).toEqual([])
  })
})

const queue = (database: FieldDatabase, command: number, deed: Deed, subject = 2) =>
  queueDeed(database, {
    deed,
    subjectId: itemIdOf(subject),
    baseRev: 1,
    commandId: commandIdOf(command),
    now: NOW,
    appVersion: '0.1.0',
    hash: hashText,
  })

const WITHDRAWAL: Deed = { type: 'item.withdraw', payload: {} }
const RECEIPT: Deed = { type: 'commission.receive', payload: {} }

describe('what was done on the phone besides writing', () => {
  it('arrives under its first ids, behind the text that it is about, and once', async () => {
    const database = await openMemory()
    await write(database, { id: itemIdOf(2), text: { title: '待发' } })
    await submit(database, { id: itemIdOf(2), command: 7 })
    await queue(database, 8, WITHDRAWAL)
    await object(database)
    await queue(database, 10, RECEIPT, 55)
    const bytes = await exportAll(database)
    const other = await openOtherPhone()
    const carried = { drafts: 0, submissions: 1, appeals: 1, deeds: 2, reviews: 0, typed: 0, known: 0 }
    expect(await importInto(other, bytes)).toEqual(carried)
    const sent = await database.outbox.toArray()
    expect(await other.outbox.toArray()).toEqual(
      sent.map((row) => ({ ...row, appVersion: '0.2.0', draft: undefined })),
    )
    expect(await importInto(other, bytes)).toEqual({
      drafts: 0,
      submissions: 0,
      appeals: 0,
      deeds: 0,
      reviews: 0,
      typed: 0,
      known: 4,
    })
    expect(await other.outbox.count()).toBe(4)
  })

  it('is known where the office has answered it, and another deed of the same subject is not', async () => {
    const database = await openMemory()
    await queue(database, 8, RECEIPT)
    await queue(database, 9, { type: 'commission.decline', payload: { words: '本单位不掌握' } })
    const bytes = await exportAll(database)
    const [first] = await database.outbox.toArray()
    if (first === undefined) throw new Error('no deed')
    const other = await openOtherPhone()
    await other.kept.add({ ...first, outcome: { status: 'saved', rev: 1 }, settledAt: NOW } as KeptRow)
    expect(await importInto(other, bytes)).toMatchObject({ deeds: 1, reviews: 0, typed: 0, known: 1 })
    expect((await other.outbox.toArray()).map(({ id }) => id)).toEqual([commandIdOf(9)])
  })

  it('does not keep back the photos of a text that the office still lacks', async () => {
    const { database } = await openFullPhone()
    const [submission] = await database.outbox.toArray()
    if (submission === undefined) throw new Error('no submission')
    const settled = { outcome: { status: 'saved', rev: 1 }, settledAt: NOW }
    await queue(database, 8, WITHDRAWAL)
    const rows = await database.outbox.toArray()
    await database.kept.bulkAdd(rows.map((row) => ({ ...row, ...settled }) as KeptRow))
    await database.outbox.clear()
    await database.items.add({ ...makeItemRow({ id: itemIdOf(2) }), photosToCome: 1 })
    const work = await gatherUnsent(database)
    expect(work.map(({ kind, photos }) => [kind, photos.length])).toEqual([
      ['draft', 1],
      ['submission', 1],
    ])
  })

  it('brings along the photos that it lists', async () => {
    const database = await openMemory()
    const { picture } = await addPhoto(database, 3, 55)
    await addPhoto(database, 4, 55)
    const listed = { photoId: photoIdOf(3), role: 'picture' as const, ...picture }
    const payload = { words: '桥面塌陷', place: '上坪乡', manifest: [listed] }
    await queue(database, 8, { type: 'lead.report', payload }, 55)
    const other = await openOtherPhone()
    expect(await importInto(other, await exportAll(database))).toMatchObject({ deeds: 1 })
    expect((await other.photos.toArray()).map(({ id, itemId }) => [id, itemId])).toEqual([
      [photoIdOf(3), itemIdOf(55)],
    ])
    const bytes = await readBytes(other, picture.sha256)
    expect(bytes === null ? null : await hashBytes(bytes)).toBe(picture.sha256)
  })

  it('of a kind that a newer app knows is carried on as it is', async () => {
    const database = await openMemory()
    const newer = { type: 'lantern.light', payload: { words: '亮灯' } } as unknown as Deed
    await queue(database, 8, newer)
    const other = await openOtherPhone()
    expect(await importInto(other, await exportAll(database))).toMatchObject({ deeds: 1 })
    expect(await other.outbox.toArray()).toMatchObject([newer])
  })
})

describe('unsent work carried to another phone', () => {
  it('arrives whole: texts, notes, photos, and the submission under its first id', async () => {
    const { database, picture } = await openFullPhone()
    const other = await openOtherPhone()
    expect(await importInto(other, await exportAll(database))).toEqual({
      drafts: 1,
      submissions: 1,
      appeals: 0,
      deeds: 0,
      reviews: 0,
      typed: 0,
      known: 0,
    })
    expect(await other.drafts.toArray()).toMatchObject([
      { id: itemIdOf(1), text: { title: '草稿：一/二' }, notes: [makeNote()], baseRev: 0 },
    ])
    const [sent] = await database.outbox.toArray()
    const [waiting] = await other.outbox.toArray()
    expect(waiting).toEqual({ ...sent, seq: 1, appVersion: '0.2.0', attemptedAt: null, draft: undefined })
    expect(waiting?.id).toBe(commandIdOf(7))
    const bytes = await readBytes(other, picture.sha256)
    expect(bytes === null ? null : await hashBytes(bytes)).toBe(picture.sha256)
    expect(await other.photos.get(photoIdOf(1))).toMatchObject({ isPlaceAttached: true, failure: null })
    // What was not attached does not leave the phone.
    expect(await other.photos.get(photoIdOf(2))).toMatchObject({ isPlaceAttached: false, place: null })
  })

  it('changes nothing when it arrives a second time, nor on the phone it came from', async () => {
    const { database } = await openFullPhone()
    const bytes = await exportAll(database)
    const other = await openOtherPhone()
    await importInto(other, bytes)
    for (const phone of [database, other]) {
      const before = await readEverything(phone)
      expect(await importInto(phone, bytes)).toEqual({
        drafts: 0,
        submissions: 0,
        appeals: 0,
        deeds: 0,
        reviews: 0,
        typed: 0,
        known: 2,
      })
      expect(await readEverything(phone)).toEqual(before)
    }
  })

  it('overwrites nothing newer: the carried text joins the history', async () => {
    const { database } = await openFullPhone()
    const other = await openOtherPhone()
    await write(other, { id: itemIdOf(1), text: { title: '这里更新' }, now: NOW + HOUR })
    await importInto(other, await exportAll(database))
    expect((await other.drafts.get(itemIdOf(1)))?.text.title).toBe('这里更新')
    expect((await other.revisions.toArray()).map(({ text }) => text.title)).toContain('草稿：一/二')
  })

  it('brings the photos of a draft whose text this phone has from the office already', async () => {
    const { database } = await openFullPhone()
    const bytes = await exportAll(database)
    const carried = await database.drafts.get(itemIdOf(1))
    if (carried === undefined) throw new Error('no draft')
    for (const here of [
      carried,
      { ...carried, text: { ...carried.text, title: '这里更新' }, savedAt: NOW + HOUR },
    ]) {
      const other = await openOtherPhone()
      await other.drafts.add(here)
      expect(await importInto(other, bytes)).toEqual({
        drafts: 1,
        submissions: 1,
        appeals: 0,
        deeds: 0,
        reviews: 0,
        typed: 0,
        known: 0,
      })
      expect(await other.drafts.get(itemIdOf(1))).toEqual(here)
      expect(await other.photos.get(photoIdOf(1))).toMatchObject({ itemId: itemIdOf(1), failure: null })
      const before = await readEverything(other)
      expect(await importInto(other, bytes)).toEqual({
        drafts: 0,
        submissions: 0,
        appeals: 0,
        deeds: 0,
        reviews: 0,
        typed: 0,
        known: 2,
      })
      expect(await readEverything(other)).toEqual(before)
    }
  })

  it('brings no photos back to a draft that has gone out here since', async () => {
    const { database } = await openFullPhone()
    const other = await openOtherPhone()
    await write(other, { id: itemIdOf(1), text: { title: '已报送' } })
    await submit(other, { id: itemIdOf(1), command: 8 })
    await importInto(other, await exportAll(database))
    expect(await other.photos.where('itemId').equals(itemIdOf(1)).count()).toBe(0)
  })

  it('stays a correction of what the office has', async () => {
    const database = await openMemory()
    await database.items.add(makeItemRow({ rev: 4 }))
    await startCorrection(database, itemIdOf(1), NOW)
    await write(database, { text: { title: '改正' } })
    const other = await openOtherPhone()
    await other.items.add(makeItemRow({ rev: 4 }))
    await importInto(other, await exportAll(database))
    expect(await other.drafts.get(itemIdOf(1))).toMatchObject({ text: { title: '改正' }, baseRev: 4 })
  })

  it('is not submitted again where the office is known to have it', async () => {
    const { database } = await openFullPhone()
    const other = await openOtherPhone()
    await other.items.add(makeItemRow({ id: itemIdOf(2) }))
    await importInto(other, await exportAll(database))
    expect(await other.outbox.count()).toBe(0)
  })

  it('takes the photos along of what was received without them', async () => {
    const { database, picture } = await openFullPhone()
    const [row] = await database.outbox.toArray()
    await database.outbox.clear()
    await database.kept.add({
      ...(row as object),
      outcome: { status: 'rejected', code: 'x' },
      settledAt: NOW,
    } as never)
    const photos = [makeItemPhoto(2)]
    await database.items.add(makeItemRow({ id: itemIdOf(2), photos }))
    const other = await openOtherPhone()
    await other.items.add(makeItemRow({ id: itemIdOf(2), photos }))
    await importInto(other, await exportAll(database))
    expect(await readBytes(other, picture.sha256)).not.toBeNull()
  })
})

describe('the file', () => {
  it('can be read by a person: a folder by title, a text, the pictures', async () => {
    const { database } = await openFullPhone()
    const files = unzipSync(await exportAll(database))
    expect(Object.keys(files)).toEqual([
      'caifeng-export.json',
      '001-草稿：一二/text.txt',
      '001-草稿：一二/data.json',
      '001-草稿：一二/1-picture.jpg',
      '001-草稿：一二/1-preview.jpg',
      '002-待发/text.txt',
      '002-待发/data.json',
      '002-待发/1-picture.jpg',
      '002-待发/1-preview.jpg',
    ])
    const text = files['001-草稿：一二/text.txt'] ?? new Uint8Array()
    expect(Array.from(text.slice(0, 3))).toEqual([0xef, 0xbb, 0xbf])
    expect(strFromU8(text)).toContain('可读：draft')
  })

  it('has the text of the open editor rather than what the memory says of it', async () => {
    const { database } = await openFullPhone()
    const inHand = { itemId: itemIdOf(1), text: makeText({ title: '还没存下' }), notes: [], savedAt: NOW + 1 }
    const other = await openOtherPhone()
    await importInto(other, await exportAll(database, inHand))
    expect((await other.drafts.get(itemIdOf(1)))?.text.title).toBe('还没存下')
  })

  it('leaves out a photo whose bytes the phone lost, and keeps the rest', async () => {
    const { database, picture } = await openFullPhone()
    await database.chunks.delete([picture.sha256, 1])
    const other = await openOtherPhone()
    expect(await importInto(other, await exportAll(database))).toMatchObject({ drafts: 1, submissions: 1 })
  })
})

describe('a file that is not whole', () => {
  async function readChanged(change: (files: Record<string, Uint8Array>) => void) {
    const { database } = await openFullPhone()
    const files = unzipSync(await exportAll(database))
    change(files)
    return readArchive(zipSync(files, { level: 0 }), account.accountId)
  }
  const flip = (bytes: Uint8Array | undefined, at: number) => {
    if (bytes !== undefined) bytes[at] = (bytes[at] ?? 0) ^ 1
  }

  it('is refused and names the first bad entry: a flipped byte', async () => {
    const path = '002-待发/1-picture.jpg'
    expect(await readChanged((files) => flip(files[path], 1234))).toEqual({
      ok: false,
      code: 'import.damaged',
      entry: path,
    })
  })

  it('is refused for every byte that is flipped anywhere in it, or it reads the same', async () => {
    const { database } = await openFullPhone()
    await database.photos.clear()
    const bytes = await exportAll(database)
    const whole = await readArchive(bytes, account.accountId)
    for (let at = 0; at < bytes.length; at += 97) {
      const changed = bytes.slice()
      flip(changed, at)
      const read = await readArchive(changed, account.accountId)
      if (read.ok) expect(read).toEqual(whole)
    }
  })

  it('is refused when an entry is missing, or one came along that is not listed', async () => {
    const missing = await readChanged((files) => delete files['001-草稿：一二/data.json'])
    expect(missing).toMatchObject({ code: 'import.damaged', entry: '001-草稿：一二/data.json' })
    const foreign = await readChanged((files) => (files['extra.txt'] = new Uint8Array([1])))
    expect(foreign).toMatchObject({ code: 'import.damaged', entry: 'extra.txt' })
  })

  it('is refused when it was cut off', async () => {
    const { database } = await openFullPhone()
    const bytes = await exportAll(database)
    expect(await readArchive(bytes.slice(0, 5000), account.accountId)).toMatchObject({
      code: 'import.damaged',
    })
  })

  it('is refused when it is somebody else’s, or no export at all', async () => {
    const { database } = await openFullPhone()
    const bytes = await exportAll(database)
    expect(await readArchive(bytes, accountIdOf(2))).toEqual({ ok: false, code: 'import.foreign_account' })
    const other = zipSync({ 'readme.txt': new Uint8Array([65]) })
    expect(await readArchive(other, account.accountId)).toEqual({ ok: false, code: 'import.not_an_export' })
    const foreign = strToU8(JSON.stringify({ name: '别的程序', files: [] }))
    const sameName = zipSync({ 'caifeng-export.json': foreign, 'manifest.json': foreign })
    expect(await readArchive(sameName, account.accountId)).toEqual({
      ok: false,
      code: 'import.not_an_export',
    })
    const jpeg = new Uint8Array([0xff, 0xd8, 0xff])
    expect(await readArchive(jpeg, account.accountId)).toEqual({ ok: false, code: 'import.not_an_export' })
  })
})
