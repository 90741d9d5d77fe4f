import { describe, expect, it } from 'vitest'
import { applyExchange } from '../../../src/field/local/apply-exchange.ts'
import { discardDraft } from '../../../src/field/local/discard-draft.ts'
import type { FieldDatabase } from '../../../src/field/local/field-database.ts'
import { findBrokenInvariants } from '../../../src/field/local/find-broken-invariants.ts'
import { openMemory, write, writeAndSubmit } from '../../support/field-memory.ts'
import { makeAccount } from '../../support/make-account.ts'
import { makeAnswer, makeItemChange, makeResult } from '../../support/make-exchange.ts'
import { commandIdOf, itemIdOf, NOW } from '../../support/make-ids.ts'
import { makeItem } from '../../support/make-item.ts'

/** A draft, one in the trash, a submission that waits and one that was received. */
async function openFull(): Promise<FieldDatabase> {
  const database = await openMemory()
  await writeAndSubmit(database, { id: itemIdOf(1), command: 1 })
  const answer = makeAnswer({ results: [makeResult(1)] })
  await applyExchange(database, answer, { account: makeAccount(), now: NOW })
  await writeAndSubmit(database, { id: itemIdOf(2), command: 2 })
  await write(database, { id: itemIdOf(3) })
  await write(database, { id: itemIdOf(4) })
  await discardDraft(database, itemIdOf(4), NOW)
  return database
}

describe('the promises of the memory', () => {
  it('hold over the ordinary day', async () => {
    expect(await findBrokenInvariants(await openFull())).toEqual([])
  })

  it.each<[string, RegExp, (database: FieldDatabase) => Promise<unknown>]>([
    ['a draft vanished', /^1: .*-000000000003/, ({ drafts }) => drafts.delete(itemIdOf(3))],
    ['the trash lost one', /^1: .*-000000000004/, ({ trash }) => trash.delete(itemIdOf(4))],
    ['a submission vanished without a result', /^1: .*-000000000002/, ({ outbox }) => outbox.delete(2)],
    ['a received item vanished', /^2: number 1 was received/, ({ items }) => items.delete(itemIdOf(1))],
    [
      'a number was given twice',
      /^2: number 2 stands for two/,
      async ({ kept }) => {
        const row = await kept.get(1)
        if (row !== undefined) await kept.put({ ...row, seq: 2, id: commandIdOf(9) })
      },
    ],
    [
      'the counter fell back',
      /^2: number 2 was never given out/,
      ({ meta }) => meta.put({ key: 'nextSeq', value: 2 }),
    ],
    [
      'what was submitted is in no revision',
      /^8: the text under number 2/,
      ({ revisions }) => revisions.where('itemId').equals(itemIdOf(2)).delete(),
    ],
  ])('are said to be broken when %s', async (_, sentence, breakIt) => {
    const database = await openFull()
    await breakIt(database)
    expect(await findBrokenInvariants(database)).toContainEqual(expect.stringMatching(sentence))
  })

  it('are said to be broken when the cursor has passed a change that is not here', async () => {
    const database = await openFull()
    const change = { ...makeItemChange(makeItem({ id: itemIdOf(7) })), seq: 1 }
    expect(await findBrokenInvariants(database, [change])).toEqual(['6: the cursor 1 has passed change 1'])
    expect(await findBrokenInvariants(database, [{ ...change, seq: 2 }])).toEqual([])
  })
})
