import { IDBFactory } from 'fake-indexeddb'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { FieldDatabase, fieldDatabaseName, SCHEMA } from '../../../src/field/local/field-database.ts'
import { useDraftStore } from '../../../src/field/stores/draft.ts'
import { beginFieldMemory } from '../../../src/field/stores/field-memory.ts'
import { useMemoryStateStore } from '../../../src/field/stores/memory-state.ts'
import { openStage, until } from '../../support/field-stores.ts'

afterEach(() => vi.restoreAllMocks())

/** A window of a later release. */
function openNewer(name: string) {
  const newer = new FieldDatabase(name)
  newer
    .version(SCHEMA + 1)
    .upgrade((transaction) => transaction.table('meta').put({ key: 'schema', value: SCHEMA + 1 }))
  return newer
}

describe('the phone’s memory', () => {
  it('is open when it opens, with nothing to recover', async () => {
    await openStage()
    const memory = useMemoryStateStore()
    expect(memory).toMatchObject({ state: 'open', recoveredCount: 0 })
  })

  it('keeps five megabytes in reserve while there is room, and takes none from a phone that is nearly full', async () => {
    const { database } = await openStage()
    const names = async () => (await database.storage.indexedDB.databases()).map(({ name }) => name)
    vi.stubGlobal('navigator', {
      userAgent: 'test',
      storage: { estimate: async () => ({ usage: 95_000_000, quota: 100_000_000 }) },
    })
    const memory = useMemoryStateStore()
    await memory.retry()
    expect(await names()).not.toContain('caifeng-ballast')
    vi.stubGlobal('navigator', { userAgent: 'test' })
    await memory.retry()
    expect(await names()).toContain('caifeng-ballast')
  })

  it('is called outdated when a newer page takes it, after what was being typed was saved', async () => {
    const { account } = await openStage()
    const memory = useMemoryStateStore()
    const draft = useDraftStore()
    await draft.create()
    draft.text.title = '更新前的最后一句'
    const newer = openNewer(fieldDatabaseName(account.accountId))
    await newer.open()
    await until(() => memory.state === 'outdated')
    expect((await newer.drafts.toArray()).map(({ text }) => text.title)).toEqual(['更新前的最后一句'])
    draft.text.title = '更新后写的'
    await draft.flush()
    expect(draft.saveState).toMatchObject({ status: 'unsaved', reason: 'outdated' })
    expect(draft.text.title).toBe('更新后写的')
    newer.close()
  })

  it('is called blocked within five seconds while another window holds its older form', async () => {
    const { root, account, database } = await openStage()
    database.beforeLettingGo = () => new Promise(() => {})
    Object.assign(database, { timing: { now: () => 0, sleep: () => new Promise(() => {}) } })
    const waiting = openNewer(database.name)
    const opening = waiting.open()
    Object.assign(beginFieldMemory(root, account), { database: waiting })
    const memory = useMemoryStateStore()
    await until(() => memory.state === 'blocked')
    database.close()
    await opening
    await until(() => memory.state === 'open')
    waiting.close()
  })

  it('is called unopenable when the phone does not open it, until it does', async () => {
    const { database } = await openStage()
    database.close()
    const broken = vi.spyOn(IDBFactory.prototype, 'open').mockImplementation(() => {
      throw new DOMException('injected', 'UnknownError')
    })
    const memory = useMemoryStateStore()
    await until(() => memory.state === 'unopenable')
    broken.mockRestore()
    await memory.retry()
    expect(memory.state).toBe('open')
  })
})
