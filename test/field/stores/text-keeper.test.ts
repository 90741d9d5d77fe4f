import { IDBFactory } from 'fake-indexeddb'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { UnsavedError } from '../../../src/field/local/storage-fault.ts'
import { useDraftStore } from '../../../src/field/stores/draft.ts'
import { recoverTexts } from '../../../src/field/stores/second-copy.ts'
import { stubCaches } from '../../support/browser-places.ts'
import { failWrites } from '../../support/field-memory.ts'
import { openStage, stubLocks, until } from '../../support/field-stores.ts'
import { itemIdOf, NOW } from '../../support/make-ids.ts'

let copies: Map<string, string>
beforeEach(() => (copies = stubCaches()))
afterEach(() => vi.restoreAllMocks())

const contentOf = () => Array.from(copies.values(), (content) => JSON.parse(content).text.title as string)

async function openEditor() {
  const stage = await openStage()
  const draft = useDraftStore()
  const id = await draft.create()
  return { ...stage, draft, id }
}

describe('the second copy', () => {
  it('is not written while the phone keeps up', async () => {
    const { draft } = await openEditor()
    draft.text.title = '标题'
    await draft.flush()
    expect(draft.saveState.status).toBe('saved')
    expect(copies.size).toBe(0)
  })

  it('is written when the phone cannot keep the text, and gone when it can', async () => {
    const { draft, database } = await openEditor()
    const fail = () => {
      throw new UnsavedError('full')
    }
    database.drafts.hook('creating', fail)
    draft.text.title = '丢不得'
    await draft.flush()
    expect(draft.saveState).toEqual({ status: 'unsaved', reason: 'full', hasCopy: true })
    expect(contentOf()).toEqual(['丢不得'])
    database.drafts.hook('creating').unsubscribe(fail)
    await draft.flush()
    expect(draft.saveState.status).toBe('saved')
    await until(() => copies.size === 0)
  })

  it('is written within a second when the save does not end, and gone when it does', async () => {
    const { draft, database } = await openEditor()
    let finish = () => {}
    const slow = new Promise<void>((resolve) => (finish = resolve))
    const transaction = database.transaction.bind(database) as (...parts: unknown[]) => Promise<unknown>
    vi.spyOn(database, 'transaction').mockImplementation((async (...parts: unknown[]) => {
      await slow
      return transaction(...parts)
    }) as never)
    draft.text.title = '慢'
    const flushed = draft.flush()
    await until(() => copies.size === 1)
    expect(draft.saveState.status).toBe('typing')
    finish()
    await flushed
    await until(() => copies.size === 0)
  })

  it('brings the text back when its draft is opened next, and says so', async () => {
    const { draft, database, id } = await openEditor()
    draft.text.title = '存下的'
    await draft.flush()
    failWrites(database.drafts)
    vi.setSystemTime(NOW + 5000)
    draft.text.title = '只有副本的'
    await draft.close()
    expect(contentOf()).toEqual(['只有副本的'])
    // The next start: a page whose memory is well again.
    database.close()
    const next = await openNextPage()
    await next.draft.open(id)
    expect(next.draft.text.title).toBe('只有副本的')
    expect(next.draft).toMatchObject({ isRecovered: true, saveState: { status: 'saved' } })
    expect(copies.size).toBe(0)
  })
})

describe('a page that goes while somebody types', () => {
  let stored: Map<string, string>
  beforeEach(() => {
    stored = new Map()
    const storage = {
      getItem: (key: string) => stored.get(key) ?? null,
      setItem(key: string, value: string) {
        stored.set(key, value)
        Object.assign(storage, { [key]: value })
      },
      removeItem(key: string) {
        stored.delete(key)
        Reflect.deleteProperty(storage, key)
      },
    }
    Object.defineProperty(globalThis, 'localStorage', { value: storage, configurable: true })
  })
  afterEach(() => void Reflect.deleteProperty(globalThis, 'localStorage'))

  it('keeps the last words before it is gone, though no save ends any more, and has them when it is opened next', async () => {
    const { draft, database, id } = await openEditor()
    draft.text.title = '存下的'
    await draft.flush()
    vi.setSystemTime(NOW + 5000)
    failWrites(database.drafts)
    draft.text.title = '存下的，又写了半句'
    draft.flushAtOnce()
    expect(stored.size).toBe(1)
    copies.clear()
    database.close()
    // The locks of a page go with it.
    stubLocks({ held: [] })
    const next = await openNextPage()
    await next.draft.open(id)
    expect(next.draft.text.title).toBe('存下的，又写了半句')
    expect(stored.size).toBe(0)
  })

  it('takes them away again when the save does end, but not those of a later key', async () => {
    const { draft } = await openEditor()
    draft.text.title = '第一句'
    const saved = draft.flush()
    draft.text.title = '第一句，第二句'
    draft.flushAtOnce()
    await saved
    expect(JSON.parse([...stored.values()][0] ?? '{}')).toMatchObject({ text: { title: '第一句，第二句' } })
    await draft.flush()
    expect(stored.size).toBe(0)
  })

  it('keeps nothing of a text that is saved', async () => {
    const { draft } = await openEditor()
    draft.text.title = '已存'
    await draft.flush()
    draft.flushAtOnce()
    expect(stored.size).toBe(0)
  })
})

/** The same phone, opened anew. */
async function openNextPage() {
  const { beginFieldMemory, getFieldMemory } = await import('../../../src/field/stores/field-memory.ts')
  const { createPinia, setActivePinia } = await import('pinia')
  const { root, account } = getFieldMemory()
  const memory = beginFieldMemory(root, account)
  setActivePinia(createPinia())
  return { ...memory, draft: useDraftStore() }
}

describe('copies found at the start', () => {
  it('come back, but not what another window is writing', async () => {
    const { draft, database, account } = await openEditor()
    await draft.close()
    const put = (n: number, title: string) =>
      copies.set(
        `/caifeng-copies/${account.accountId}.${itemIdOf(n)}.json`,
        JSON.stringify({ text: { ...draft.text, title }, notes: [], at: NOW }),
      )
    put(1, '没存下的')
    put(2, '别的窗口在写')
    stubLocks({ held: [`caifeng-draft-${itemIdOf(2)}`] })
    expect(await recoverTexts()).toBe(1)
    expect((await database.drafts.toArray()).map(({ text }) => text.title)).toEqual(['没存下的'])
    expect(contentOf()).toEqual(['别的窗口在写'])
  })
})

describe('a phone whose memory does not open at all', () => {
  async function openDead() {
    const stage = await openStage()
    stage.database.close()
    Object.assign(stage.database, { timing: { now: () => NOW, sleep: async () => undefined } })
    vi.spyOn(IDBFactory.prototype, 'open').mockImplementation(() => {
      throw new DOMException('injected', 'UnknownError')
    })
    return { ...stage, draft: useDraftStore() }
  }

  it('still lets a new text be written, kept in the second copy and called unsaved', async () => {
    const { draft } = await openDead()
    await draft.create()
    expect(draft.status).toBe('ready')
    draft.text.title = '照样能写'
    await until(() => copies.size === 1)
    expect(contentOf()).toEqual(['照样能写'])
    await draft.flush()
    expect(draft.saveState).toEqual({ status: 'unsaved', reason: 'broken', hasCopy: true })
  })

  it('goes on with a text of which a copy lies outside', async () => {
    const { draft, account } = await openDead()
    copies.set(
      `/caifeng-copies/${account.accountId}.${itemIdOf(1)}.json`,
      JSON.stringify({ text: { ...draft.text, title: '副本' }, notes: [], at: NOW }),
    )
    await draft.open(itemIdOf(1))
    expect(draft).toMatchObject({ status: 'ready', text: { title: '副本' }, isRecovered: true })
  })

  it('does not open an empty sheet over a draft that it cannot read', async () => {
    const { draft } = await openDead()
    await draft.open(itemIdOf(3))
    expect(draft.status).toBe('unreadable')
  })
})
