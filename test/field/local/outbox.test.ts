import { describe, expect, it } from 'vitest'
import { applyExchange } from '../../../src/field/local/apply-exchange.ts'
import type { FieldDatabase } from '../../../src/field/local/field-database.ts'
import { countWaiting, requeueAfter, takeBatch } from '../../../src/field/local/outbox.ts'
import { openMemory, writeAndSubmit } from '../../support/field-memory.ts'
import { makeAccount } from '../../support/make-account.ts'
import { makeAnswer, makeRefusal, makeResult } from '../../support/make-exchange.ts'
import { commandIdOf, deviceIdOf, HOUR, itemIdOf, NOW } from '../../support/make-ids.ts'

const ROOMY = { commands: 50, bytes: 1_000_000 }

async function openWith(submissions: number, text: { body?: string } = {}) {
  const database = await openMemory()
  for (let n = 1; n <= submissions; n++) await writeAndSubmit(database, { id: itemIdOf(n), command: n, text })
  return database
}

const settle = (database: FieldDatabase, ...results: ReturnType<typeof makeResult>[]) =>
  applyExchange(database, makeAnswer({ results }), { account: makeAccount(), now: NOW })

const seqsOf = (rows: { seq: number }[]) => rows.map(({ seq }) => seq)

describe('the next batch', () => {
  it('holds the waiting commands in their order', async () => {
    const start = await takeBatch(await openWith(3), ROOMY, NOW)
    expect(start).toMatchObject({ deviceId: deviceIdOf(1), exchange: undefined, firstSeq: 1, waiting: 3 })
    expect(seqsOf(start.batch)).toEqual([1, 2, 3])
  })

  it('holds no more commands than it may, and says how many wait', async () => {
    const start = await takeBatch(await openWith(3), { ...ROOMY, commands: 2 }, NOW)
    expect(seqsOf(start.batch)).toEqual([1, 2])
    expect(start.waiting).toBe(3)
  })

  it('holds no more bytes than it may', async () => {
    const start = await takeBatch(
      await openWith(3, { body: '字'.repeat(1000) }),
      { ...ROOMY, bytes: 5000 },
      NOW,
    )
    expect(seqsOf(start.batch)).toEqual([1, 2])
  })

  it('holds one command though it is larger than a batch, or it would never go', async () => {
    const start = await takeBatch(
      await openWith(2, { body: '字'.repeat(1000) }),
      { ...ROOMY, bytes: 10 },
      NOW,
    )
    expect(seqsOf(start.batch)).toEqual([1])
  })

  it('is empty when nothing waits, and then names the next free number', async () => {
    expect(await takeBatch(await openWith(0), ROOMY, NOW)).toMatchObject({
      batch: [],
      firstSeq: 1,
      waiting: 0,
    })
    const database = await openWith(2)
    await settle(database, makeResult(1), makeResult(2))
    expect(await takeBatch(database, ROOMY, NOW)).toMatchObject({ batch: [], firstSeq: 3, waiting: 0 })
  })

  it('marks its commands as attempted, once and for ever', async () => {
    const database = await openWith(2)
    await takeBatch(database, { ...ROOMY, commands: 1 }, NOW)
    await takeBatch(database, ROOMY, NOW + HOUR)
    expect((await database.outbox.toArray()).map(({ attemptedAt }) => attemptedAt)).toEqual([NOW, NOW + HOUR])
  })

  it('goes on from what the office said last', async () => {
    const database = await openWith(1)
    await applyExchange(database, makeAnswer({ cursor: 12 }), { account: makeAccount(), now: NOW })
    const { exchange } = await takeBatch(database, ROOMY, NOW)
    expect(exchange).toMatchObject({ epoch: 'epoch-1', cursor: 12 })
  })
})

describe('what an office asks for again', () => {
  it('goes out with its first ids and numbers, refused ones too, for the numbers must be gapless', async () => {
    const database = await openWith(3)
    const sent = (await takeBatch(database, ROOMY, NOW)).batch
    await settle(database, makeResult(1), makeRefusal(2, 'item.incomplete'), makeResult(3))
    expect(await requeueAfter(database, 1)).toBe(true)
    expect(await database.outbox.toArray()).toEqual(sent.slice(1))
    expect(await takeBatch(database, ROOMY, NOW)).toMatchObject({ firstSeq: 2 })
  })

  it('stands before what has never been sent', async () => {
    const database = await openWith(1)
    await settle(database, makeResult(1))
    await writeAndSubmit(database, { id: itemIdOf(2), command: 2 })
    await requeueAfter(database, 0)
    expect((await database.outbox.toArray()).map(({ id }) => id)).toEqual([commandIdOf(1), commandIdOf(2)])
  })

  it('is kept until it is settled, and beyond', async () => {
    const database = await openWith(1)
    await settle(database, makeResult(1))
    await requeueAfter(database, 0)
    expect(await database.kept.count()).toBe(1)
    await settle(database, makeResult(1))
    expect(await database.kept.count()).toBe(1)
    expect(await database.outbox.count()).toBe(0)
  })

  it('stands in the outbox once, however often it is asked for', async () => {
    const database = await openWith(2)
    await settle(database, makeResult(1), makeResult(2))
    await requeueAfter(database, 0)
    expect(await requeueAfter(database, 0)).toBe(true)
    expect(seqsOf(await database.outbox.toArray())).toEqual([1, 2])
  })

  it('is more than this phone has when the very next number was not kept', async () => {
    const database = await openWith(3)
    await settle(database, makeResult(1), makeResult(2))
    await database.kept.delete(1)
    expect(await requeueAfter(database, 0)).toBe(false)
    expect(await countWaiting(database)).toBe(2)
  })

  it('goes out in runs of numbers where some in between have their result', async () => {
    const database = await openWith(4)
    await settle(database, makeResult(2))
    expect(seqsOf((await takeBatch(database, ROOMY, NOW)).batch)).toEqual([1])
    await settle(database, makeResult(1))
    expect(seqsOf((await takeBatch(database, ROOMY, NOW)).batch)).toEqual([3, 4])
  })
})
