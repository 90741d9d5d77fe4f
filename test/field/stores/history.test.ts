import { describe, expect, it } from 'vitest'
import { useDraftStore } from '../../../src/field/stores/draft.ts'
import { useHistoryStore } from '../../../src/field/stores/history.ts'
import { makeItemRow, write } from '../../support/field-memory.ts'
import { openStage, stubLocks } from '../../support/field-stores.ts'
import { itemIdOf, MINUTE, NOW } from '../../support/make-ids.ts'

async function openHistory() {
  const stage = await openStage()
  await write(stage.database, { text: { title: '初稿' }, now: NOW })
  await write(stage.database, { text: { title: '改稿' }, now: NOW + 2 * MINUTE })
  const history = useHistoryStore()
  await history.load(itemIdOf(1))
  return { ...stage, history }
}

describe('the history of one item', () => {
  it('has its versions newest first, and what it says now', async () => {
    const { history } = await openHistory()
    expect(history.versions.map(({ text }) => text.title)).toEqual(['改稿', '初稿'])
    expect([history.current?.text.title, history.canRestore]).toEqual(['改稿', true])
  })

  it('brings an earlier text back into the draft, and keeps the later one', async () => {
    const { history, database } = await openHistory()
    expect(await history.restore(itemIdOf(1), history.versions[1]?.number ?? 0)).toBe('restored')
    expect((await database.drafts.get(itemIdOf(1)))?.text.title).toBe('初稿')
    expect(history.versions.map(({ text }) => text.title)).toEqual(['初稿', '改稿', '初稿'])
  })

  it('leaves a draft alone that another window is writing', async () => {
    const { history, database } = await openHistory()
    stubLocks({ held: [`caifeng-draft-${itemIdOf(1)}`] })
    expect(await history.restore(itemIdOf(1), history.versions[1]?.number ?? 0)).toBe('locked')
    expect((await database.drafts.get(itemIdOf(1)))?.text.title).toBe('改稿')
  })

  it('of an item at the office can be read only', async () => {
    const { history, database } = await openHistory()
    await database.drafts.clear()
    await database.items.add(makeItemRow())
    await history.load(itemIdOf(1))
    expect(history).toMatchObject({ status: 'ready', canRestore: false })
    expect(history.versions).toHaveLength(2)
  })
})

describe('the backup of a draft at the office', () => {
  it('is on until the officer switches it off, and stays off over later saves', async () => {
    const { database } = await openStage()
    const draft = useDraftStore()
    const id = await draft.create()
    expect(await draft.readBackupOn()).toBe(true)
    await draft.setBackupOn(false)
    draft.text.title = '不备份'
    await draft.flush()
    expect(await database.drafts.get(id)).toMatchObject({ isBackupOn: false, text: { title: '不备份' } })
  })
})
