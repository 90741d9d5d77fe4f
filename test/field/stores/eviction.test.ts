import { createPinia, setActivePinia } from 'pinia'
import { beforeEach, describe, expect, it, vi } from 'vitest'
import { readWitness } from '../../../src/field/local/witness.ts'
import { writeMeta } from '../../../src/field/local/meta.ts'
import { useEvictionStore } from '../../../src/field/stores/eviction.ts'
import { closeFieldMemory, openFieldMemory } from '../../../src/field/stores/field-memory.ts'
import { makeDraftRow, write, writeAndSubmit } from '../../support/field-memory.ts'
import { openStage, until } from '../../support/field-stores.ts'
import { accountIdOf, DAY, itemIdOf, NOW } from '../../support/make-ids.ts'

const me = accountIdOf(1)
let kept: Map<string, string>

/** openStage ends with all globals of the test put back. */
async function openStageWithStorage() {
  const stage = await openStage()
  vi.stubGlobal('localStorage', {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => kept.set(key, value),
    removeItem: (key: string) => kept.delete(key),
  })
  return stage
}
const exchange = { epoch: 'e', cursor: 1, durableSeq: 0, contactAt: NOW, serverTime: NOW }

beforeEach(() => (kept = new Map()))

describe('what the memory holds', () => {
  it('is written down outside of it, again with each change', async () => {
    const { database } = await openStageWithStorage()
    useEvictionStore()
    await write(database)
    await until(() => readWitness(me)?.drafts === 1)
    await write(database, { id: itemIdOf(2) })
    await until(() => readWitness(me)?.drafts === 2)
  })

  it('says how many texts the office had not confirmed, those on their way among them', async () => {
    const { database } = await openStageWithStorage()
    useEvictionStore()
    const { version } = await write(database)
    await until(() => readWitness(me)?.unconfirmed === 1)
    await database.drafts.update(itemIdOf(1), { backedUpVersion: version })
    await writeAndSubmit(database, { id: itemIdOf(2) })
    await writeAndSubmit(database, { id: itemIdOf(3), command: 2 })
    await until(() => readWitness(me)?.unconfirmed === 2)
    expect(readWitness(me)?.drafts).toBe(1)
  })

  it('is forgotten with the memory on the officer’s word', async () => {
    const { database } = await openStageWithStorage()
    useEvictionStore()
    await write(database)
    await until(() => readWitness(me)?.drafts === 1)
    await closeFieldMemory(true)
    expect(readWitness(me)).toBeUndefined()
  })
})

describe('a memory that comes up empty', () => {
  const had = { drafts: 3, contactAt: NOW - DAY, unconfirmed: 1 }

  it('on a phone that held something was cleared: that is said, and kept until the office has answered', async () => {
    kept.set(`caifeng.witness.${me}`, JSON.stringify(had))
    const { database } = await openStageWithStorage()
    const eviction = useEvictionStore()
    await eviction.begun
    expect(eviction).toMatchObject({ lost: had, isRestored: false })
    await database.drafts.add(makeDraftRow({ createdAt: NOW - DAY }))
    await until(() => eviction.draftCount === 1)
    expect(readWitness(me)).toEqual(had)
    await writeMeta(database, 'exchange', exchange)
    await until(() => eviction.isRestored)
    await until(() => readWitness(me)?.contactAt === NOW)
  })

  it('was cleared also when all that it held was on its way', async () => {
    kept.set(`caifeng.witness.${me}`, JSON.stringify({ drafts: 0, contactAt: null, unconfirmed: 2 }))
    await openStageWithStorage()
    const eviction = useEvictionStore()
    await eviction.begun
    expect(eviction.lost).toMatchObject({ drafts: 0, unconfirmed: 2 })
  })

  it('was cleared also when the office answers before anybody looks', async () => {
    kept.set(`caifeng.witness.${me}`, JSON.stringify(had))
    const { database } = await openStageWithStorage()
    await writeMeta(database, 'exchange', exchange)
    await write(database)
    const eviction = useEvictionStore()
    await until(() => eviction.isRestored && readWitness(me)?.drafts === 1)
    expect(eviction.lost).toEqual({ ...had, foundAt: NOW })
  })

  it('was cleared also when it was opened before without reaching the office, and not once it has', async () => {
    kept.set(`caifeng.witness.${me}`, JSON.stringify(had))
    const { root, account, database } = await openStageWithStorage()
    await openFieldMemory(root, account)
    const eviction = useEvictionStore()
    await eviction.begun
    expect(eviction.lost).toEqual({ ...had, foundAt: NOW })
    eviction.$dispose()
    await writeMeta(database, 'exchange', exchange)
    setActivePinia(createPinia())
    const later = useEvictionStore()
    await later.begun
    expect(later.lost).toBeUndefined()
    later.$dispose()
  })

  it('is told of again at each start, with what came back and nothing else, until the officer has read it', async () => {
    kept.set(`caifeng.witness.${me}`, JSON.stringify(had))
    const { root, account, database } = await openStageWithStorage()
    await database.drafts.add(makeDraftRow({ createdAt: NOW - DAY }))
    await writeMeta(database, 'exchange', exchange)
    const first = useEvictionStore()
    await until(() => readWitness(me)?.lost !== undefined)
    first.$dispose()
    await openFieldMemory(root, account)
    await write(database, { id: itemIdOf(2), now: NOW + DAY })
    setActivePinia(createPinia())
    const second = useEvictionStore()
    await until(() => second.isRestored && second.draftCount === 1)
    expect(second.lost).toEqual({ ...had, foundAt: NOW })
    await until(() => readWitness(me)?.drafts === 2)
    second.acknowledge()
    second.$dispose()
    setActivePinia(createPinia())
    const third = useEvictionStore()
    await third.begun
    expect([third.lost, readWitness(me)?.lost]).toEqual([undefined, undefined])
    third.$dispose()
  })

  it('on a new phone, or with somebody else’s record, is nothing to speak of', async () => {
    kept.set(`caifeng.witness.${accountIdOf(2)}`, JSON.stringify(had))
    kept.set(`caifeng.witness.${me}`, '{broken')
    await openStageWithStorage()
    const eviction = useEvictionStore()
    await eviction.begun
    expect(eviction.lost).toBeUndefined()
  })
})
