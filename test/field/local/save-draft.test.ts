import { describe, expect, it } from 'vitest'
import { readRevisions } from '../../../src/field/local/revisions.ts'
import type { DraftRow } from '../../../src/field/local/rows.ts'
import { saveDraft, type SeenDraft } from '../../../src/field/local/save-draft.ts'
import { readSiblings } from '../../../src/field/local/siblings.ts'
import {
  failWrites,
  makeDraftRow,
  makeItemRow,
  newStorage,
  openMemory,
  readEverything,
  write,
} from '../../support/field-memory.ts'
import { HOUR, itemIdOf, MINUTE, NOW } from '../../support/make-ids.ts'
import { makeNote, makeText } from '../../support/make-item.ts'

describe('saving a draft', () => {
  it('keeps the text over a restart of the phone', async () => {
    const storage = newStorage()
    const before = await openMemory({ storage })
    const text = makeText({ body: '第一段　“引文”\n\n第二段 🌾 𠮷 7.4%\u200b' })
    await saveDraft(before, { id: itemIdOf(1), text, notes: [makeNote()], now: NOW })
    before.close()
    const after = await openMemory({ storage })
    expect(await after.drafts.toArray()).toEqual([makeDraftRow({ text, notes: [makeNote()] })])
  })

  it('stays the correction of the office’s item though another window discarded its row', async () => {
    const database = await openMemory()
    await database.items.put(makeItemRow({ rev: 4 }))
    await write(database, { text: { body: '接着改' } })
    expect((await database.drafts.get(itemIdOf(1)))?.baseRev).toBe(4)
  })

  it('answers with the row as it was saved', async () => {
    const database = await openMemory()
    const row = await write(database, { text: { title: '标题' } })
    expect(row).toEqual(await database.drafts.get(itemIdOf(1)))
  })

  it('goes on with the same draft: begun then, saved now, one version later', async () => {
    const database = await openMemory()
    await write(database, { now: NOW })
    await write(database, { now: NOW + HOUR, text: { title: '新标题' } })
    const text = makeText({ title: '新标题' })
    expect(await database.drafts.toArray()).toEqual([makeDraftRow({ text, savedAt: NOW + HOUR, version: 2 })])
  })

  it('keeps what the office said of the draft: its revision and its refusal', async () => {
    const database = await openMemory()
    await database.drafts.add(makeDraftRow({ baseRev: 4, refusalCode: 'item.incomplete' }))
    expect(await write(database)).toMatchObject({ baseRev: 4, refusalCode: 'item.incomplete' })
  })

  it('leaves every other draft alone', async () => {
    const database = await openMemory()
    const other = await write(database, { id: itemIdOf(2) })
    await write(database, { id: itemIdOf(1), text: { title: '别的' } })
    expect(await database.drafts.get(itemIdOf(2))).toEqual(other)
  })

  it('rejects and leaves the last saved text as it was when the phone has no room', async () => {
    const database = await openMemory()
    await write(database)
    const before = await readEverything(database)
    failWrites(database.revisions)
    await expect(write(database, { now: NOW + HOUR, text: { title: '丢不得' } })).rejects.toThrow('no room')
    expect(await readEverything(database)).toEqual(before)
  })
})

describe('a text that the editor has not seen', () => {
  const seenWith = (title: string, rev = 0) => ({ text: makeText({ title }), notes: [], rev })
  const saveOver = async (row: Partial<DraftRow>, seen: SeenDraft) => {
    const database = await openMemory()
    await write(database, { text: { title: '开头' } })
    await database.drafts.put(makeDraftRow({ text: makeText({ title: '别处写的' }), version: 2, ...row }))
    const text = makeText({ title: '这里写的' })
    const saved = await saveDraft(database, { id: itemIdOf(1), text, notes: [], now: NOW + 1000, seen })
    const history = (await readRevisions(database, itemIdOf(1))).map((revision) => revision.text.title)
    const beside = (await readSiblings(database, itemIdOf(1))).map((sibling) => sibling.text.title)
    return { saved, history, beside }
  }

  it('of another window joins the history, however soon it is saved over', async () => {
    const { saved, history, beside } = await saveOver({}, seenWith('开头'))
    expect(saved).toMatchObject({ text: { title: '这里写的' }, version: 3, rev: 0 })
    expect([history, beside]).toEqual([['别处写的', '开头'], []])
  })

  it('of another phone stands beside the draft as well, which goes on from what was seen', async () => {
    const { saved, history, beside } = await saveOver({ rev: 5, backedUpVersion: 2 }, seenWith('开头', 3))
    expect(saved).toMatchObject({ rev: 3, besideRev: 5 })
    expect([history, beside]).toEqual([['别处写的', '开头'], ['别处写的']])
  })

  it('is none when it is the very text that the editor began with', async () => {
    const { saved, history, beside } = await saveOver({ rev: 5, backedUpVersion: 2 }, seenWith('别处写的', 3))
    expect(saved).toMatchObject({ rev: 5 })
    expect([history, beside]).toEqual([['开头'], []])
  })
})

describe('the revisions beside a draft', () => {
  const titlesAfter = async (...saves: { title: string; now: number }[]) => {
    const database = await openMemory()
    for (const { title, now } of saves) await write(database, { text: { title }, now })
    return (await database.revisions.toArray()).map((revision) => revision.text.title)
  }

  it('begin with the first save', async () => {
    expect(await titlesAfter({ title: '一', now: NOW })).toEqual(['一'])
  })

  it('are added once a minute while somebody types: what stood, and what it became', async () => {
    const titles = await titlesAfter(
      { title: '一', now: NOW },
      { title: '二', now: NOW + MINUTE - 1 },
      { title: '三', now: NOW + MINUTE },
      { title: '四', now: NOW + MINUTE + 800 },
    )
    expect(titles).toEqual(['一', '二', '三'])
  })

  it('hold what stood before a pause, though it was written within a minute of the last one', async () => {
    const titles = await titlesAfter(
      { title: '一', now: NOW },
      { title: '一二三四', now: NOW + 40_000 },
      { title: '', now: NOW + HOUR },
    )
    expect(titles).toEqual(['一', '一二三四', ''])
  })

  it('go on when the clock of the phone is set back', async () => {
    expect(await titlesAfter({ title: '一', now: NOW }, { title: '二', now: NOW - HOUR })).toEqual([
      '一',
      '二',
    ])
  })

  it('are not read again with each save until the next is due', async () => {
    const database = await openMemory()
    await write(database, { now: NOW })
    let reads = 0
    database.revisions.hook('reading', (row) => (reads++, row))
    for (const after of [400, 800]) await write(database, { now: NOW + after })
    expect(reads).toBe(0)
    await write(database, { now: NOW + MINUTE })
    expect(reads).toBeGreaterThan(0)
  })

  it('come with the next save when the one in which they were due failed', async () => {
    const database = await openMemory()
    const fail = () => {
      throw new Error('no room')
    }
    database.revisions.hook('creating', fail)
    await expect(write(database, { text: { title: '一' } })).rejects.toThrow()
    database.revisions.hook('creating').unsubscribe(fail)
    await write(database, { text: { title: '二' }, now: NOW + 400 })
    expect(await database.revisions.count()).toBe(1)
  })

  it('do not wait for those of another draft', async () => {
    const database = await openMemory()
    await write(database, { id: itemIdOf(1), now: NOW })
    await write(database, { id: itemIdOf(2), now: NOW + 1 })
    expect((await database.revisions.toArray()).map(({ itemId }) => itemId)).toEqual([
      itemIdOf(1),
      itemIdOf(2),
    ])
  })
})
