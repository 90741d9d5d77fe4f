import { describe, expect, it, vi } from 'vitest'
import { openCopyShelf } from '../../../src/field/local/copy-shelf.ts'
import {
  bringCopyIn,
  listCopies,
  readCopy,
  removeCopy,
  writeCopy,
} from '../../../src/field/local/second-copy.ts'
import { stubCaches, stubFiles } from '../../support/browser-places.ts'
import { makeItemRow, openMemory, write, writeAndSubmit } from '../../support/field-memory.ts'
import { accountIdOf, itemIdOf, MINUTE, NOW } from '../../support/make-ids.ts'
import { makeNote, makeText } from '../../support/make-item.ts'

const me = accountIdOf(1)
const copyOf = (title: string, at = NOW + MINUTE, n = 1) => ({
  id: itemIdOf(n),
  text: makeText({ title }),
  notes: [makeNote()],
  at,
})

async function openShelf() {
  const shelf = await openCopyShelf()
  if (shelf === undefined) throw new Error('this browser has no place')
  return shelf
}

describe.each([
  ['the browser’s own files', stubFiles],
  ['the cache', stubCaches],
])('a second copy in %s', (_, stub) => {
  it('comes back as it was written', async () => {
    stub()
    await writeCopy(await openShelf(), me, copyOf('第一段　“引文”\n🌾 𠮷'))
    expect(await readCopy(await openShelf(), me, itemIdOf(1))).toEqual(copyOf('第一段　“引文”\n🌾 𠮷'))
  })

  it('is replaced by the next one, and gone when taken away, twice over', async () => {
    stub()
    const shelf = await openShelf()
    await writeCopy(shelf, me, copyOf('一'))
    await writeCopy(shelf, me, copyOf('二'))
    expect((await readCopy(shelf, me, itemIdOf(1)))?.text.title).toBe('二')
    await removeCopy(shelf, me, itemIdOf(1))
    await removeCopy(shelf, me, itemIdOf(1))
    expect(await readCopy(shelf, me, itemIdOf(1))).toBeUndefined()
  })

  it('is nobody else’s', async () => {
    stub()
    const shelf = await openShelf()
    await writeCopy(shelf, me, copyOf('我的'))
    await writeCopy(shelf, accountIdOf(2), copyOf('别人的', NOW, 2))
    expect(await listCopies(shelf, me)).toEqual([itemIdOf(1)])
    expect(await readCopy(shelf, accountIdOf(2), itemIdOf(1))).toBeUndefined()
  })

  it('of which only half is there is none', async () => {
    const places = stub()
    const shelf = await openShelf()
    await writeCopy(shelf, me, copyOf('一'))
    for (const [name, content] of places) places.set(name, content.slice(0, 20))
    expect(await readCopy(shelf, me, itemIdOf(1))).toBeUndefined()
  })
})

describe('a place for second copies', () => {
  it('keeps the copy before when the new one is cut off', async () => {
    stubFiles()
    const shelf = await openShelf()
    await writeCopy(shelf, me, copyOf('一'))
    const files = stubFiles({ failsAt: 'close' })
    files.set(`${me}.${itemIdOf(1)}.json`, JSON.stringify(copyOf('一')))
    const cut = await openShelf()
    await expect(writeCopy(cut, me, copyOf('二'))).rejects.toThrow()
    expect((await readCopy(cut, me, itemIdOf(1)))?.text.title).toBe('一')
  })

  it('is the cache where files cannot be written, and none where there is neither', async () => {
    vi.stubGlobal('navigator', { userAgent: 'test' })
    expect(await openCopyShelf()).toBeUndefined()
    const content = stubCaches()
    await writeCopy(await openShelf(), me, copyOf('一'))
    expect(content.size).toBe(1)
  })
})

describe('bringing a copy in', () => {
  it('that is newer makes it the draft’s text, and what the draft said a revision', async () => {
    const database = await openMemory()
    await write(database, { text: { title: '早' }, now: NOW })
    await write(database, { text: { title: '早些' }, now: NOW + 1000 })
    expect(await bringCopyIn(database, copyOf('晚'))).toBe('draft')
    const draft = await database.drafts.get(itemIdOf(1))
    expect(draft).toMatchObject({ text: { title: '晚' }, version: 3, savedAt: NOW + MINUTE })
    const titles = (await database.revisions.toArray()).map(({ text }) => text.title)
    expect(titles).toEqual(expect.arrayContaining(['早', '早些', '晚']))
  })

  it('of a draft that was never saved makes it one', async () => {
    const database = await openMemory()
    expect(await bringCopyIn(database, copyOf('从没存下'))).toBe('draft')
    expect(await database.drafts.get(itemIdOf(1))).toMatchObject({ version: 1, isBackupOn: true, baseRev: 0 })
  })

  it('that is older overwrites nothing, and is still found among the revisions', async () => {
    const database = await openMemory()
    await write(database, { text: { title: '新' }, now: NOW })
    expect(await bringCopyIn(database, copyOf('旧', NOW - MINUTE))).toBe('revision')
    expect((await database.drafts.get(itemIdOf(1)))?.text.title).toBe('新')
    expect((await database.revisions.toArray()).map(({ text }) => text.title)).toContain('旧')
  })

  it('that says what the draft says changes nothing', async () => {
    const database = await openMemory()
    await write(database, { text: { title: '同' }, notes: [makeNote()], now: NOW })
    expect(await bringCopyIn(database, copyOf('同'))).toBe('known')
    expect((await database.drafts.get(itemIdOf(1)))?.version).toBe(1)
  })

  it.each([
    ['waits to be sent', (database: Awaited<ReturnType<typeof openMemory>>) => writeAndSubmit(database)],
    [
      'is at the office',
      (database: Awaited<ReturnType<typeof openMemory>>) => database.items.add(makeItemRow()),
    ],
  ])('of an item that %s makes no draft of it again, only a revision', async (_, goOut) => {
    const database = await openMemory()
    await goOut(database)
    expect(await bringCopyIn(database, copyOf('迟来'))).toBe('revision')
    expect(await database.drafts.count()).toBe(0)
    expect((await database.revisions.toArray()).map(({ text }) => text.title)).toContain('迟来')
  })
})
