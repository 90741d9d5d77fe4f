import { describe, expect, it } from 'vitest'
import { applyExchange } from '../../../src/field/local/apply-exchange.ts'
import type { FieldDatabase } from '../../../src/field/local/field-database.ts'
import { readRevisions } from '../../../src/field/local/revisions.ts'
import { settleSibling } from '../../../src/field/local/settle-sibling.ts'
import { readSiblings } from '../../../src/field/local/siblings.ts'
import type { Change } from '../../../src/protocol/sync.ts'
import { makeDraftRow, openMemory, submit } from '../../support/field-memory.ts'
import { makeAccount } from '../../support/make-account.ts'
import { makeAnswer, makeItemChange, makeResult } from '../../support/make-exchange.ts'
import { itemIdOf, NOW } from '../../support/make-ids.ts'
import { makeItem, makeText, returned, submitted } from '../../support/make-item.ts'

const itemId = itemIdOf(1)
const theirs = (number: number, title: string) => ({
  number,
  deviceName: '平板',
  writtenAt: NOW,
  text: makeText({ title }),
  notes: [],
})

/** Numbers of the two are counted apart at the office, so they meet. */
const beside = {
  item: {
    ...makeItemChange(makeItem({ rev: 2, events: [submitted(NOW), returned(NOW + 1)] })),
    siblings: [theirs(7, '稿件旁的')],
  },
  draft: {
    kind: 'draft',
    seq: 2,
    itemId,
    rev: 4,
    itemRev: 2,
    state: 'kept',
    savedAt: NOW,
    siblings: [theirs(7, '草稿旁的')],
  } satisfies Change,
}

const hear = (database: FieldDatabase, ...changes: Change[]) =>
  applyExchange(database, makeAnswer({ changes }), { account: makeAccount(), now: NOW })

const titlesOn = async (database: FieldDatabase) =>
  (await readSiblings(database, itemId)).map(({ of, text }) => `${of} ${text.title}`).sort()

async function openBoth() {
  const database = await openMemory()
  await database.drafts.add(makeDraftRow({ baseRev: 2, rev: 3, version: 2, backedUpVersion: 2 }))
  await hear(database, beside.item, beside.draft)
  return database
}

describe('texts beside a draft and beside its item', () => {
  it('bear the name of the device that wrote them, also where the office’s copy is the other one', async () => {
    const database = await openMemory()
    await database.drafts.add(makeDraftRow({ rev: 3, version: 3, backedUpVersion: 2 }))
    const written = { text: makeText({ title: '另一部手机写的' }), notes: [] }
    await hear(database, { ...beside.draft, siblings: [], written, deviceName: '王采的平板' })
    expect(await readSiblings(database, itemId)).toMatchObject([{ deviceName: '王采的平板', number: 0 }])
  })

  it('join the history under that name where they are taken over', async () => {
    const database = await openMemory()
    await database.drafts.add(makeDraftRow({ rev: 3, version: 2, backedUpVersion: 2 }))
    const written = { text: makeText({ title: '另一部手机写的' }), notes: [] }
    await hear(database, { ...beside.draft, siblings: [], written, deviceName: '王采的平板' })
    expect((await readRevisions(database, itemId)).map(({ deviceName }) => deviceName)).toEqual([
      '王采的平板',
      undefined,
    ])
  })

  it('are both shown though they have one number', async () => {
    expect(await titlesOn(await openBoth())).toEqual(['draft 草稿旁的', 'item 稿件旁的'])
  })

  it('are chosen about one by one', async () => {
    const database = await openBoth()
    await settleSibling(database, { itemId, of: 'item', number: 7, chosen: 'theirs', now: NOW })
    expect((await database.drafts.get(itemId))?.text.title).toBe('稿件旁的')
    expect(await titlesOn(database)).toEqual(['draft 草稿旁的'])
  })

  it('are each named anew by its own row of the feed', async () => {
    const database = await openBoth()
    await hear(database, { ...beside.item, siblings: [] })
    expect(await titlesOn(database)).toEqual(['draft 草稿旁的'])
    await hear(database, beside.item, { ...beside.draft, rev: 5, siblings: [] })
    expect(await titlesOn(database)).toEqual(['item 稿件旁的'])
  })

  it('stay beside the item when the draft was thrown away elsewhere', async () => {
    const database = await openBoth()
    await hear(database, { ...beside.draft, rev: 6, state: 'deleted', siblings: [] })
    expect(await database.drafts.count()).toBe(0)
    expect(await titlesOn(database)).toEqual(['item 稿件旁的'])
  })

  it('wait until the office names them no more, also when the draft was submitted meanwhile', async () => {
    const database = await openBoth()
    await submit(database)
    await applyExchange(database, makeAnswer({ results: [makeResult(1, { rev: 3 })] }), {
      account: makeAccount(),
      now: NOW,
    })
    const sent = { ...beside.draft, rev: 5, state: 'submitted' } as const
    await hear(database, sent)
    expect(await titlesOn(database)).toEqual(['draft 草稿旁的', 'item 稿件旁的'])
    await hear(database, { ...sent, rev: 6, siblings: [] })
    expect(await titlesOn(database)).toEqual(['item 稿件旁的'])
  })
})
