import { describe, expect, it, vi } from 'vitest'
import { FieldDatabase, SCHEMA } from '../../../src/field/local/field-database.ts'
import { newStorage, openMemory, readEverything, write } from '../../support/field-memory.ts'
import { itemIdOf } from '../../support/make-ids.ts'
import { makeDraftRow } from '../../support/field-memory.ts'

const NAME = 'caifeng-00000005-0000-7000-8000-000000000001'

/** What a later release will do to the memory that this one opened. */
function openNewer(storage: ReturnType<typeof newStorage>) {
  const newer = new FieldDatabase(NAME, storage)
  newer
    .version(SCHEMA + 1)
    .upgrade((transaction) => transaction.table('meta').put({ key: 'schema', value: SCHEMA + 1 }))
  return newer
}

describe('the fence between releases', () => {
  it('stands in a new memory from its first opening on', async () => {
    const database = await openMemory()
    expect(await database.meta.get('schema')).toEqual({ key: 'schema', value: SCHEMA })
  })

  it('keeps an older page from writing into a newer memory, and says why', async () => {
    const storage = newStorage()
    const old = await openMemory({ storage })
    await write(old)
    const newer = openNewer(storage)
    await newer.open()
    const before = await readEverything(newer)
    await expect(write(old, { text: { title: '旧页面写的' } })).rejects.toMatchObject({ reason: 'outdated' })
    expect(await readEverything(newer)).toEqual(before)
    newer.close()
  })

  it('lets the older page save what is being typed before the newer one changes anything', async () => {
    const storage = newStorage()
    const old = await openMemory({ storage })
    old.beforeLettingGo = async () => void (await write(old, { text: { title: '更新前的最后一句' } }))
    const newer = openNewer(storage)
    await newer.open()
    expect((await newer.drafts.get(itemIdOf(1)))?.text.title).toBe('更新前的最后一句')
    newer.close()
  })

  it('does not make the newer page wait for a save that does not end', async () => {
    const storage = newStorage()
    const timing = { now: () => 0, sleep: async () => undefined }
    const old = new FieldDatabase(NAME, { ...storage, timing })
    await old.drafts.add(makeDraftRow())
    old.beforeLettingGo = () => new Promise(() => {})
    const newer = openNewer(storage)
    await newer.open()
    expect(await newer.drafts.count()).toBe(1)
    newer.close()
    old.close()
  })

  it('says that another window is in the way while the upgrade waits, and deletes nothing', async () => {
    const storage = newStorage()
    const old = await openMemory({ storage })
    await write(old)
    let letGo = () => {}
    old.beforeLettingGo = () => new Promise((resolve) => (letGo = resolve))
    const newer = openNewer(storage)
    const blocked = vi.fn()
    newer.on('blocked', blocked)
    const opening = newer.open()
    await vi.waitFor(() => expect(blocked).toHaveBeenCalled())
    letGo()
    await opening
    expect(await newer.drafts.count()).toBe(1)
    newer.close()
  })
})
