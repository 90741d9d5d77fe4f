import { describe, expect, it } from 'vitest'
import { applyExchange } from '../../../src/field/local/apply-exchange.ts'
import { queueDeed, readDeeds } from '../../../src/field/local/deeds.ts'
import type { FieldDatabase } from '../../../src/field/local/field-database.ts'
import { countWaiting, requeueAfter } from '../../../src/field/local/outbox.ts'
import { hashText } from '../../../src/field/local/photo-bytes.ts'
import { readTold } from '../../../src/field/local/told.ts'
import type { SyncResponse } from '../../../src/protocol/sync.ts'
import { openMemory } from '../../support/field-memory.ts'
import { makeAccount } from '../../support/make-account.ts'
import { makeAnswer, makeRefusal } from '../../support/make-exchange.ts'
import { commandIdOf, itemIdOf, NOW } from '../../support/make-ids.ts'

const apply = (database: FieldDatabase, changes: Partial<SyncResponse>) =>
  applyExchange(database, makeAnswer(changes), { account: makeAccount(), now: NOW })

const tell = (database: FieldDatabase, rev: number, row: unknown, seq = 5) =>
  apply(database, { changes: [{ kind: 'told', seq, about: 'notice', id: 'n1', rev, row }], cursor: seq })

describe('what the office tells beyond items', () => {
  it('is kept as it came, also what this release cannot show', async () => {
    const database = await openMemory()
    await tell(database, 1, { fromTheFuture: [1] })
    expect(await readTold(database, 'notice')).toEqual([
      { about: 'notice', id: 'n1', rev: 1, row: { fromTheFuture: [1] } },
    ])
    expect(await readTold(database, 'other')).toEqual([])
  })

  it('is replaced by newer rows alone', async () => {
    const database = await openMemory()
    await tell(database, 3, { words: '新' })
    await tell(database, 2, { words: '旧' }, 6)
    expect(await readTold(database, 'notice')).toMatchObject([{ rev: 3, row: { words: '新' } }])
  })

  it('goes when it is no longer this person’s concern', async () => {
    const database = await openMemory()
    await tell(database, 1, { words: '新' })
    await tell(database, 2, null, 6)
    expect(await readTold(database, 'notice')).toEqual([])
  })

  it('is forgotten when the office was restored from before, and comes anew', async () => {
    const database = await openMemory()
    await tell(database, 9, { words: '新' })
    await apply(database, { epoch: 'restored', changes: [], cursor: 0 })
    expect(await readTold(database, 'notice')).toEqual([])
  })
})

const withdraw = (database: FieldDatabase) =>
  queueDeed(database, {
    deed: { type: 'item.withdraw', payload: {} },
    subjectId: itemIdOf(3),
    baseRev: 1,
    commandId: commandIdOf(1),
    now: NOW,
    appVersion: '0.1.0',
    hash: hashText,
  })

describe('a deed', () => {
  it('waits in the outbox without a network, and is no waiting text', async () => {
    const database = await openMemory()
    await withdraw(database)
    expect(await database.outbox.get(1)).toMatchObject({
      type: 'item.withdraw',
      itemId: itemIdOf(3),
      baseRev: 1,
    })
    expect(await readDeeds(database, ['item.withdraw'])).toMatchObject([
      { status: 'waiting', itemId: itemIdOf(3) },
    ])
    expect(await countWaiting(database)).toBe(0)
  })

  it('done twice by one tap is one deed', async () => {
    const database = await openMemory()
    await withdraw(database)
    await withdraw(database)
    expect(await database.outbox.count()).toBe(1)
  })

  it('leaves the outbox with its result, and its refusal stays with it', async () => {
    const database = await openMemory()
    await withdraw(database)
    await apply(database, { results: [makeRefusal(1, 'item.wrong_state')], lastSeq: 1 })
    expect(await database.outbox.count()).toBe(0)
    expect(await readDeeds(database, ['item.withdraw'])).toMatchObject([
      { status: 'refused', refusalCode: 'item.wrong_state' },
    ])
  })

  it('that a restored office has lost goes out once more under its first number', async () => {
    const database = await openMemory()
    await withdraw(database)
    const outcome = { status: 'saved' as const, rev: 2 }
    await apply(database, { results: [{ id: commandIdOf(1), seq: 1, replayed: false, outcome }], lastSeq: 1 })
    expect(await readDeeds(database, ['item.withdraw'])).toMatchObject([{ status: 'taken' }])
    expect(await requeueAfter(database, 0)).toBe(true)
    expect(await readDeeds(database, ['item.withdraw'])).toMatchObject([{ status: 'waiting', seq: 1 }])
  })
})
