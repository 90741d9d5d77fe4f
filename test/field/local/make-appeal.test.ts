import { describe, expect, it } from 'vitest'
import { applyExchange } from '../../../src/field/local/apply-exchange.ts'
import type { FieldDatabase } from '../../../src/field/local/field-database.ts'
import { findBrokenInvariants } from '../../../src/field/local/find-broken-invariants.ts'
import { readAppeals } from '../../../src/field/local/appeals.ts'
import { makeAppeal } from '../../../src/field/local/make-appeal.ts'
import { countUnsent } from '../../../src/field/local/unsent-work.ts'
import { countWaiting, requeueAfter } from '../../../src/field/local/outbox.ts'
import { hashText } from '../../../src/field/local/photo-bytes.ts'
import type { SyncResponse } from '../../../src/protocol/sync.ts'
import { openMemory, writeAndSubmit } from '../../support/field-memory.ts'
import { makeAccount } from '../../support/make-account.ts'
import { makeAnswer, makeRefusal } from '../../support/make-exchange.ts'
import { accountIdOf, commandIdOf, itemIdOf, NOW, unitIdOf } from '../../support/make-ids.ts'

const making = { lineKey: 'unit|item|adopted|0', words: '此篇同时被市里采用，漏计。' }
const person = { unitId: unitIdOf(1), accountId: accountIdOf(1) }

const appeal = (database: FieldDatabase, n = 1) =>
  makeAppeal(database, {
    making,
    appealId: itemIdOf(70 + n),
    commandId: commandIdOf(n),
    now: NOW,
    appVersion: '0.1.0',
    hash: hashText,
  })

const apply = (database: FieldDatabase, changes: Partial<SyncResponse>) =>
  applyExchange(database, makeAnswer(changes), { account: makeAccount(), now: NOW })

const saved = (seq: number) => ({
  id: commandIdOf(seq),
  seq,
  replayed: false,
  outcome: { status: 'saved' as const, rev: 1 },
})

const answered = {
  id: itemIdOf(71),
  unitId: unitIdOf(1),
  ...making,
  madeBy: '王采',
  madeAt: NOW,
  answer: { isUpheld: true, words: '已补记', by: '信息科', at: NOW + 9 },
}

describe('an objection to a line', () => {
  it('waits in the outbox under the next number, without a network', async () => {
    const database = await openMemory()
    await writeAndSubmit(database)
    await appeal(database, 2)
    expect(await database.outbox.get(2)).toMatchObject({ type: 'appeal.make', baseRev: 0, payload: making })
    expect(await readAppeals(database, person)).toMatchObject([{ ...making, isWaiting: true, answer: null }])
  })

  it('made twice by one tap is one objection', async () => {
    const database = await openMemory()
    await appeal(database)
    await appeal(database)
    expect(await database.outbox.count()).toBe(1)
  })

  it('is no waiting item, for those are texts, and yet it is asked about at signing out', async () => {
    const database = await openMemory()
    await appeal(database)
    expect(await countWaiting(database)).toBe(0)
    expect(await countUnsent(database)).toEqual({ waiting: 1, drafts: 0 })
    expect(await findBrokenInvariants(database)).toEqual([])
  })

  it('stands at the office once that has it, and then with the answer', async () => {
    const database = await openMemory()
    await appeal(database)
    await apply(database, { results: [saved(1)] })
    expect(await database.outbox.count()).toBe(0)
    expect(await readAppeals(database, person)).toMatchObject([{ ...making, isWaiting: false, answer: null }])
    await apply(database, { changes: [{ kind: 'appeal', seq: 3, appeal: answered }] })
    expect(await readAppeals(database, person)).toMatchObject([{ answer: { words: '已补记' } }])
  })

  it('that the office does not take is kept with the reason, and holds up nothing', async () => {
    const database = await openMemory()
    await appeal(database)
    await writeAndSubmit(database, { command: 2 })
    await apply(database, { results: [makeRefusal(1, 'appeal.line_unknown')] })
    expect(await readAppeals(database, person)).toMatchObject([
      { ...making, refusalCode: 'appeal.line_unknown', isWaiting: false },
    ])
    expect((await database.outbox.toArray()).map(({ seq }) => seq)).toEqual([2])
  })

  it('goes out once more to a restored office, and an answer that is here stays', async () => {
    const database = await openMemory()
    await appeal(database)
    await apply(database, {
      results: [saved(1)],
      changes: [{ kind: 'appeal', seq: 3, appeal: answered }],
    })
    await requeueAfter(database, 0)
    expect(await database.outbox.count()).toBe(1)
    expect(await readAppeals(database, person)).toMatchObject([{ answer: { words: '已补记' } }])
  })
})
