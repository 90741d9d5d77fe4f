import { describe, expect, it } from 'vitest'
import { checkInvariants } from '../../../src/server/sync/check-invariants.ts'
import {
  backUp,
  openRealOffice,
  restore,
  signInPhone,
  type RealPhone,
} from '../../support/field-real-office.ts'
import { itemIdOf, MINUTE } from '../../support/make-ids.ts'

const DONE = { status: 'done' }

async function openAll() {
  const office = await openRealOffice()
  return { office, phone: await signInPhone(office), second: await signInPhone(office, 'nongye01', 2) }
}

const draftOn = ({ database }: RealPhone, n = 1) => database.drafts.get(itemIdOf(n))
const bodyOn = async (phone: RealPhone, n = 1) => (await draftOn(phone, n))?.text.body
const besideOn = async ({ database }: RealPhone) =>
  (await database.besideTexts.toArray()).map(({ text }) => text.body).sort()

describe('drafts between two phones and the real server', () => {
  it('go to and fro, each phone going on where the other one stopped', async () => {
    const { phone, second } = await openAll()
    await phone.write(1, { body: '一' })
    expect(await phone.sync()).toEqual(DONE)
    await second.sync()
    expect(await bodyOn(second)).toBe('一')
    await second.write(1, { body: '一二' })
    await second.sync()
    await phone.sync()
    expect(await bodyOn(phone)).toBe('一二')
    expect((await draftOn(phone))?.rev).toBe((await draftOn(second))?.rev)
  })

  it('cost one number each though answers are lost', async () => {
    const { office, phone } = await openAll()
    await phone.write(1, { body: '一' })
    await phone.sync()
    await phone.write(1, { body: '二' })
    phone.loseAnswers(1)
    for (let tries = 0; tries < 4; tries++) await phone.sync()
    expect(await phone.database.outbox.count()).toBe(0)
    expect(await draftOn(phone)).toMatchObject({ version: 2, backedUpVersion: 2 })
    expect(checkInvariants(office.server.parts.db)).toEqual([])
  })

  it('that both wrote in the same place stand side by side on both', async () => {
    const { phone, second } = await openAll()
    await phone.write(1, { body: '共同的开头' })
    await phone.sync()
    await second.sync()
    await phone.write(1, { body: '甲的写法' })
    await second.write(1, { body: '乙的另写' })
    await phone.sync()
    await second.sync()
    await phone.sync()
    expect([await bodyOn(phone), await besideOn(phone)]).toEqual(['甲的写法', ['乙的另写']])
    expect(await bodyOn(second)).toBe('乙的另写')
    expect(await besideOn(second)).toContain('甲的写法')
  })

  it('that both wrote in different places are one text on both', async () => {
    const { phone, second } = await openAll()
    await phone.write(1, { title: '题', body: '文' })
    await phone.sync()
    await second.sync()
    await phone.write(1, { title: '新题', body: '文' })
    await second.write(1, { title: '题', body: '新文' })
    await phone.sync()
    await second.sync()
    await phone.sync()
    for (const one of [phone, second])
      expect((await draftOn(one))?.text).toMatchObject({ title: '新题', body: '新文' })
  })

  it('that are thrown away leave the other phone, and come back when that one goes on with them', async () => {
    const { phone, second } = await openAll()
    await phone.write(1, { body: '一' })
    await phone.sync()
    await second.sync()
    await second.write(1, { body: '二' })
    await phone.discard(1)
    await phone.sync()
    await second.sync()
    await second.sync()
    await phone.sync()
    expect([await bodyOn(phone), await bodyOn(second)]).toEqual(['二', '二'])
  })

  it('come out of the trash again as they were, also at the office', async () => {
    const { phone, second } = await openAll()
    await phone.write(1, { body: '一' })
    await phone.sync()
    await phone.discard(1)
    await phone.sync()
    await phone.bringBack(1)
    await phone.sync()
    await second.sync()
    expect(await bodyOn(second)).toBe('一')
  })

  it('leave the other phone when they are submitted', async () => {
    const { phone, second } = await openAll()
    await phone.write(1)
    await phone.sync()
    await second.sync()
    await phone.send(1)
    await phone.sync()
    await second.sync()
    expect(await draftOn(second)).toBeUndefined()
    expect(await second.database.items.count()).toBe(1)
  })
})

describe('a real server that was restored', () => {
  it('gets back from the phone what it lacks, texts, photos and drafts, each once', async () => {
    const { office, phone } = await openAll()
    await phone.send(1)
    await phone.sync()
    await backUp(office)
    await phone.takePhoto(2, { photo: 1, size: 60_000, previewSize: 9000 })
    await phone.send(2)
    await phone.write(3, { body: '没写完的' })
    await phone.sync()
    await phone.sync()
    office.clock.now += MINUTE
    await restore(office)
    for (let tries = 0; tries < 3; tries++) expect(await phone.sync()).toEqual(DONE)
    const editor = await office.signIn('bianji')
    const { item } = (await editor.get(`/api/desk/items/${itemIdOf(2)}`)).json<{
      item: { photos: unknown[]; events: unknown[] }
    }>()
    expect(item.photos).toMatchObject([{ picture: { isPresent: true }, preview: { isPresent: true } }])
    const fresh = await signInPhone(office, 'nongye01', 3)
    await fresh.sync()
    expect(await fresh.database.items.count()).toBe(2)
    expect(await bodyOn(fresh, 3)).toBe('没写完的')
    expect(checkInvariants(office.server.parts.db)).toEqual([])
  })

  it('gives up numbers that neither side has, and the phone goes on', async () => {
    const { office, phone } = await openAll()
    await backUp(office)
    await phone.write(1)
    await phone.sync()
    await phone.discard(1)
    await phone.sync()
    await phone.send(2)
    await phone.sync()
    await restore(office)
    for (let tries = 0; tries < 3; tries++) expect(await phone.sync()).toEqual(DONE)
    await phone.send(3)
    expect(await phone.sync()).toEqual(DONE)
    expect((await phone.database.items.toArray()).map(({ id }) => id)).toEqual([itemIdOf(2), itemIdOf(3)])
    expect(checkInvariants(office.server.parts.db)).toEqual([])
  })

  it('refuses the whole request for one poisoned command, which alone comes back', async () => {
    const { office, phone } = await openAll()
    for (const n of [1, 2, 3]) await phone.send(n)
    const row = await phone.database.outbox.get(2)
    if (row !== undefined) await phone.database.outbox.put({ ...row, appVersion: 'x'.repeat(65) })
    expect(await phone.sync()).toEqual(DONE)
    expect((await phone.database.drafts.toArray()).map(({ id, refusalCode }) => [id, refusalCode])).toEqual([
      [itemIdOf(2), 'request.malformed'],
    ])
    expect((await phone.database.items.toArray()).map(({ id }) => id)).toEqual([itemIdOf(1), itemIdOf(3)])
    expect(checkInvariants(office.server.parts.db)).toEqual([])
  })
})
