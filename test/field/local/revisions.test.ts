import { describe, expect, it } from 'vitest'
import { applyExchange } from '../../../src/field/local/apply-exchange.ts'
import { addRevision, readRevisions, restoreRevision } from '../../../src/field/local/revisions.ts'
import { saveDraft } from '../../../src/field/local/save-draft.ts'
import { openMemory, readEverything, write } from '../../support/field-memory.ts'
import { makeAccount } from '../../support/make-account.ts'
import { makeAnswer } from '../../support/make-exchange.ts'
import { DAY, itemIdOf, MINUTE, NOW } from '../../support/make-ids.ts'
import { makeText } from '../../support/make-item.ts'

const id = itemIdOf(1)

async function openWithHistory(count: number, everyMs = DAY) {
  const database = await openMemory()
  for (let n = 0; n < count; n++) {
    await addRevision(database, {
      itemId: id,
      at: NOW + n * everyMs,
      text: makeText({ title: `第${n}版` }),
      notes: [],
    })
  }
  return database
}

const titlesOf = async (database: Awaited<ReturnType<typeof openMemory>>, n = 1) =>
  (await readRevisions(database, itemIdOf(n))).map(({ text }) => text.title)

describe('the history of a draft', () => {
  it('is read newest first, and has nothing of other drafts', async () => {
    const database = await openWithHistory(3)
    await write(database, { id: itemIdOf(2) })
    expect(await titlesOf(database)).toEqual(['第2版', '第1版', '第0版'])
  })

  it('keeps the last fifty however old they are', async () => {
    const titles = await titlesOf(await openWithHistory(60, 2 * DAY))
    expect([titles.length, titles[49]]).toEqual([50, '第10版'])
  })

  it('keeps those of the last thirty days however many they are', async () => {
    expect(await titlesOf(await openWithHistory(70, MINUTE))).toHaveLength(70)
  })

  it('keeps them also when the clock of the phone is set ahead by years', async () => {
    const database = await openWithHistory(70, MINUTE)
    await applyExchange(database, makeAnswer({ serverTime: NOW + DAY }), { account: makeAccount(), now: NOW })
    await write(database, { now: NOW + 3000 * DAY, text: { title: '错钟写的' } })
    expect(await titlesOf(database)).toHaveLength(71)
  })

  it('prunes only the draft that was written', async () => {
    const database = await openWithHistory(2)
    await write(database, { id: itemIdOf(2), now: NOW - 400 * DAY })
    await addRevision(database, { itemId: id, at: NOW + 400 * DAY, text: makeText(), notes: [] })
    expect(await titlesOf(database, 2)).toHaveLength(1)
  })

  it('does not say the same thing twice in a row', async () => {
    const database = await openMemory()
    await write(database, { now: NOW })
    await write(database, { now: NOW + 5 * MINUTE })
    expect(await readRevisions(database, id)).toHaveLength(1)
  })
})

describe('restoring an earlier text', () => {
  it('makes it the draft’s text, and keeps what the draft said before', async () => {
    const database = await openMemory()
    await write(database, { text: { title: '初稿' }, now: NOW })
    await write(database, { text: { title: '改稿' }, now: NOW + 1000 })
    const [first] = await readRevisions(database, id)
    const number = first?.number ?? 0
    expect(await restoreRevision(database, { itemId: id, number, now: NOW + MINUTE })).toBe(true)
    expect(await database.drafts.get(id)).toMatchObject({ text: { title: '初稿' }, version: 3 })
    expect(await titlesOf(database)).toEqual(['初稿', '改稿', '初稿'])
  })

  it('of another draft, or without a draft, changes nothing', async () => {
    const database = await openMemory()
    await write(database)
    await write(database, { id: itemIdOf(2), text: { title: '别的' } })
    const before = await readEverything(database)
    const [other] = await readRevisions(database, itemIdOf(2))
    const number = other?.number ?? 0
    expect(await restoreRevision(database, { itemId: id, number, now: NOW })).toBe(false)
    expect(await restoreRevision(database, { itemId: itemIdOf(3), number, now: NOW })).toBe(false)
    expect(await readEverything(database)).toEqual(before)
  })
})

describe('a text typed without having seen the draft', () => {
  it('is saved, and what it never saw stays a revision', async () => {
    const database = await openMemory()
    await write(database, { text: { title: '没看见的' }, now: NOW })
    await write(database, { text: { title: '没看见的最后一稿' }, now: NOW + 1000 })
    const text = makeText({ title: '摸黑写的' })
    await saveDraft(database, { id, text, notes: [], now: NOW + 2000, seen: 'nothing' })
    expect((await database.drafts.get(id))?.text.title).toBe('摸黑写的')
    expect(await titlesOf(database)).toContain('没看见的最后一稿')
  })
})
