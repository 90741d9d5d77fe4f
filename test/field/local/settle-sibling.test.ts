import { describe, expect, it } from 'vitest'
import { settleSibling } from '../../../src/field/local/settle-sibling.ts'
import { readSiblings } from '../../../src/field/local/siblings.ts'
import { openMemory, readEverything, write } from '../../support/field-memory.ts'
import { HOUR, itemIdOf, NOW } from '../../support/make-ids.ts'
import { makeText } from '../../support/make-item.ts'

const itemId = itemIdOf(1)

async function openWithSibling() {
  const database = await openMemory()
  await write(database, { text: { title: '我这份' } })
  const theirs = { itemId, of: 'draft' as const, deviceName: '办公室电脑', writtenAt: NOW - HOUR, notes: [] }
  await database.besideTexts.bulkAdd([
    { ...theirs, number: 2, text: makeText({ title: '那一份' }) },
    { ...theirs, number: 1, text: makeText({ title: '更早那份' }) },
    { ...theirs, itemId: itemIdOf(2), number: 1, text: makeText({ title: '别篇的' }) },
  ])
  return database
}

const titlesOf = async (database: Awaited<ReturnType<typeof openMemory>>) =>
  (await database.revisions.toArray()).map(({ text }) => text.title)

describe('a text beside the officer’s own', () => {
  it('is listed by its number, and not beside another item', async () => {
    const database = await openWithSibling()
    expect((await readSiblings(database, itemId)).map(({ text }) => text.title)).toEqual([
      '更早那份',
      '那一份',
    ])
  })

  it('becomes the draft when it is chosen, and the officer’s own stays in the history', async () => {
    const database = await openWithSibling()
    const choice = { itemId, of: 'draft', number: 2, chosen: 'theirs', now: NOW + HOUR } as const
    expect(await settleSibling(database, choice)).toBe(true)
    expect(await database.drafts.get(itemId)).toMatchObject({ text: { title: '那一份' }, version: 2 })
    expect(await titlesOf(database)).toContain('我这份')
    expect((await readSiblings(database, itemId)).map(({ number }) => number)).toEqual([1])
  })

  it('goes into the history when the officer keeps the own text, which goes out once more as the choice', async () => {
    const database = await openWithSibling()
    await settleSibling(database, { itemId, of: 'draft', number: 2, chosen: 'mine', now: NOW + HOUR })
    expect(await database.drafts.get(itemId)).toMatchObject({ text: { title: '我这份' }, version: 2 })
    expect(await titlesOf(database)).toContain('那一份')
  })

  it('is told apart in the history by the device that wrote it, what stands now last', async () => {
    const database = await openWithSibling()
    await settleSibling(database, { itemId, of: 'draft', number: 2, chosen: 'theirs', now: NOW + HOUR })
    expect(
      (await database.revisions.toArray()).map(({ deviceName, text }) => [text.title, deviceName]),
    ).toEqual([
      ['我这份', undefined],
      ['那一份', '办公室电脑'],
    ])
  })

  it('is not shown when it says what the draft says, and goes with the choice', async () => {
    const database = await openWithSibling()
    const draft = await database.drafts.get(itemId)
    if (draft === undefined) throw new Error('no draft')
    const own = {
      itemId,
      of: 'draft' as const,
      number: 3,
      deviceName: '这部手机',
      writtenAt: NOW,
      notes: draft.notes,
      text: draft.text,
    }
    await database.besideTexts.add(own)
    expect((await readSiblings(database, itemId)).map(({ number }) => number)).toEqual([1, 2])
    await settleSibling(database, { itemId, of: 'draft', number: 2, chosen: 'theirs', now: NOW + HOUR })
    expect((await readSiblings(database, itemId)).map(({ number }) => number)).toEqual([1])
  })

  it('is passed by the draft only with the last choice: before that a copy would settle the other one, too', async () => {
    const database = await openWithSibling()
    await database.drafts.update(itemId, { rev: 3, besideRev: 5 })
    await settleSibling(database, { itemId, of: 'draft', number: 2, chosen: 'mine', now: NOW + HOUR })
    expect(await database.drafts.get(itemId)).toMatchObject({ rev: 3, besideRev: 5 })
    await settleSibling(database, { itemId, of: 'draft', number: 1, chosen: 'mine', now: NOW + HOUR })
    const draft = await database.drafts.get(itemId)
    expect([draft?.rev, draft?.besideRev]).toEqual([5, undefined])
  })

  it('beside the item itself holds up no draft', async () => {
    const database = await openWithSibling()
    const [first] = await readSiblings(database, itemId)
    await database.besideTexts.delete([itemId, 'draft', 1])
    await database.besideTexts.add({ ...first!, of: 'item' })
    await database.drafts.update(itemId, { rev: 3, besideRev: 5 })
    await settleSibling(database, { itemId, of: 'draft', number: 2, chosen: 'mine', now: NOW + HOUR })
    expect((await database.drafts.get(itemId))?.rev).toBe(5)
  })

  it('stays as it is when there is no draft to choose for', async () => {
    const database = await openWithSibling()
    await database.drafts.clear()
    const before = await readEverything(database)
    const choice = { itemId, of: 'draft', number: 2, chosen: 'theirs', now: NOW } as const
    expect(await settleSibling(database, choice)).toBe(false)
    expect(await readEverything(database)).toEqual(before)
  })
})
