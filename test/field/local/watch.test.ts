import { describe, expect, it } from 'vitest'
import type { Item } from '../../../src/domain/item/item.ts'
import { applyExchange } from '../../../src/field/local/apply-exchange.ts'
import type { FieldDatabase } from '../../../src/field/local/field-database.ts'
import { requeueAfter } from '../../../src/field/local/outbox.ts'
import { readStanding } from '../../../src/field/local/standing.ts'
import {
  watchDrafts,
  watchDraftStarts,
  watchPhotosOf,
  watchSiblingsOf,
  watchStanding,
} from '../../../src/field/local/watch.ts'
import type { Change } from '../../../src/protocol/sync.ts'
import { follow } from '../../support/follow.ts'
import { makePhotoRow, newStorage, openMemory, write, writeAndSubmit } from '../../support/field-memory.ts'
import { makeAccount } from '../../support/make-account.ts'
import { makeAnswer, makeItemChange, makeResult } from '../../support/make-exchange.ts'
import { itemIdOf, NOW, photoIdOf, shanghai, unitIdOf } from '../../support/make-ids.ts'
import { adopted, makeItem, makeText, submitted } from '../../support/make-item.ts'
import { toFirstPolicy } from '../../../src/domain/policy/upgrade-policy.ts'
import { makePolicy } from '../../support/make-policy.ts'

const NOVEMBER = {
  unitId: unitIdOf(1),
  stretches: [{ from: shanghai('2026-11-01T00:00'), until: shanghai('2026-12-01T00:00') }],
}
const inOctober = shanghai('2026-10-31T23:59')
const inDecember = shanghai('2026-12-01T00:00')

const tell = (database: FieldDatabase, ...changes: Change[]) =>
  applyExchange(database, makeAnswer({ changes, serverTime: NOW + 7 }), { account: makeAccount(), now: NOW })

const tellItems = (database: FieldDatabase, ...items: Partial<Item>[]) =>
  tell(database, ...items.map((changes) => makeItemChange(makeItem(changes))))

const recordOf = (n: number, reportedAt: number, adoptedAt: number | null = null): Change => ({
  kind: 'record',
  seq: n,
  itemId: itemIdOf(n),
  rev: 1,
  category: 'news',
  reportedAt,
  adoptedAt,
})

const confirmedIds = async (database: FieldDatabase) =>
  (await readStanding(database, NOVEMBER)).records.map(({ itemId }) => itemId).sort()

describe('what fills the month', () => {
  it('is nothing on a fresh phone, and nothing is known yet', async () => {
    expect(await readStanding(await openMemory(), NOVEMBER)).toEqual({
      policies: [],
      records: [],
      waiting: [],
      unitClass: undefined,
      section: null,
      withUnit: [],
      confirmedAt: null,
    })
  })

  it('is own items and those of colleagues, of this month and no other', async () => {
    const database = await openMemory()
    await tellItems(
      database,
      { id: itemIdOf(1), countedAt: NOW },
      { id: itemIdOf(2), countedAt: inOctober },
      { id: itemIdOf(3), countedAt: inDecember },
    )
    await tell(database, recordOf(11, NOW), recordOf(12, inOctober), recordOf(13, inDecember))
    expect(await confirmedIds(database)).toEqual([itemIdOf(1), itemIdOf(11)])
  })

  it('is also what was reported earlier and adopted now, for tasks that count adoptions', async () => {
    const database = await openMemory()
    const [before, now] = [submitted(inOctober), adopted(NOW)]
    await tellItems(
      database,
      { id: itemIdOf(1), countedAt: inOctober, events: [before, now] },
      { id: itemIdOf(2), countedAt: inOctober, events: [before, adopted(inDecember)] },
      { id: itemIdOf(3), countedAt: NOW, events: [submitted(NOW), now] },
    )
    await tell(database, recordOf(11, inOctober, NOW), recordOf(12, inOctober, inOctober))
    expect(await confirmedIds(database)).toEqual([itemIdOf(1), itemIdOf(3), itemIdOf(11)])
  })

  it('is what waits, with the time of its submission', async () => {
    const database = await openMemory()
    await writeAndSubmit(database, { text: makeText({ category: 'problem' }), now: NOW + 3 })
    await write(database, { id: itemIdOf(2) })
    const { waiting } = await readStanding(database, NOVEMBER)
    expect(waiting).toEqual([
      { itemId: itemIdOf(1), category: 'problem', origin: 'own', submittedAt: NOW + 3 },
    ])
  })

  it('is no item twice: what a restored office asks for again is confirmed already', async () => {
    const database = await openMemory()
    await writeAndSubmit(database)
    const answer = makeAnswer({ results: [makeResult(1)] })
    await applyExchange(database, answer, { account: makeAccount(), now: NOW })
    await requeueAfter(database, 0)
    const { records, waiting } = await readStanding(database, NOVEMBER)
    expect([records.length, waiting.length]).toEqual([1, 0])
  })

  it('comes with the rules, the class of the unit and the time of the office', async () => {
    const database = await openMemory()
    const unit = { id: makeAccount().unitId, name: '农业农村局', classId: 'department' }
    await tell(
      database,
      { kind: 'policy', seq: 1, policy: toFirstPolicy(makePolicy()) },
      { kind: 'unit', seq: 2, unit },
    )
    expect(await readStanding(database, NOVEMBER)).toMatchObject({
      policies: [makePolicy()],
      unitClass: { classId: 'department' },
      confirmedAt: NOW + 7,
    })
  })
})

describe('a watch', () => {
  it('tells at once what is there, and again after each write', async () => {
    const database = await openMemory()
    const { until } = follow<{ text: { title: string } }[]>((watcher) => watchDrafts(database, watcher))
    expect(await until(() => true)).toEqual([])
    await write(database, { text: { title: '一' } })
    await until(([draft]) => draft?.text.title === '一')
    await write(database, { text: { title: '二' } })
    expect(await until(([draft]) => draft?.text.title === '二')).toHaveLength(1)
  })

  it('tells of a write in another tab', async () => {
    const storage = newStorage()
    const [here, there] = [await openMemory({ storage }), await openMemory({ storage })]
    const { until } = follow<unknown[]>((watcher) => watchDrafts(here, watcher))
    await until(() => true)
    await write(there)
    expect(await until((drafts) => drafts.length > 0)).toHaveLength(1)
  })

  it('tells nothing after it ended', async () => {
    const database = await openMemory()
    const { told, until, unwatch } = follow<unknown[]>((watcher) => watchDrafts(database, watcher))
    await until(() => true)
    unwatch()
    await write(database)
    const other = follow<unknown[]>((watcher) => watchDrafts(database, watcher))
    await other.until((drafts) => drafts.length === 1)
    expect(told).toEqual([[]])
  })

  it('of what nobody looks at while it changes tells once, when no change has followed for a second', async () => {
    const database = await openMemory()
    const { told, until } = follow<number[]>((watcher) => watchDraftStarts(database, watcher))
    await until(() => true)
    const everyDraft = follow<unknown[]>((watcher) => watchDrafts(database, watcher))
    for (const n of [1, 2, 3]) {
      await write(database, { id: itemIdOf(n) })
      await everyDraft.until((drafts) => drafts.length === n)
    }
    expect(told).toEqual([[]])
    expect(await until((starts) => starts.length > 0)).toEqual([NOW, NOW, NOW])
    expect(told).toHaveLength(2)
  })

  it('of what stands beside a draft is not told of each of its saves while nothing does', async () => {
    const database = await openMemory()
    const beside = follow<unknown[]>((watcher) => watchSiblingsOf(database, itemIdOf(1), watcher))
    await beside.until(() => true)
    const drafts = follow<unknown[]>((watcher) => watchDrafts(database, watcher))
    await write(database)
    await drafts.until((rows) => rows.length === 1)
    await database.besideTexts.add({
      itemId: itemIdOf(1),
      of: 'draft',
      number: 1,
      deviceName: '办公室电脑',
      writtenAt: NOW,
      text: makeText({ title: '那一份' }),
      notes: [],
    })
    await beside.until((rows) => rows.length === 1)
    expect(beside.told).toHaveLength(2)
  })

  it('of the photos of an item tells them in the order in which they were added', async () => {
    const database = await openMemory()
    await database.photos.bulkAdd([
      makePhotoRow(1, { addedAt: NOW + 9 }),
      makePhotoRow(2, { addedAt: NOW }),
      makePhotoRow(3, { itemId: itemIdOf(2) }),
    ])
    const { until } = follow<{ id: string }[]>((watcher) => watchPhotosOf(database, itemIdOf(1), watcher))
    expect((await until(() => true)).map(({ id }) => id)).toEqual([photoIdOf(2), photoIdOf(1)])
  })

  it('of the month follows a submission from waiting to confirmed, and never counts it twice or not at all', async () => {
    const database = await openMemory()
    await writeAndSubmit(database)
    const { told, until } = follow<{ records: unknown[]; waiting: unknown[] }>((watcher) =>
      watchStanding(database, NOVEMBER, watcher),
    )
    await until(({ waiting }) => waiting.length === 1)
    const answer = makeAnswer({
      results: [makeResult(1)],
      changes: [makeItemChange(makeItem(), { isWrittenHere: true })],
    })
    await applyExchange(database, answer, { account: makeAccount(), now: NOW })
    await until(({ records }) => records.length === 1)
    expect(told.map(({ records, waiting }) => records.length + waiting.length)).toEqual(told.map(() => 1))
  })
})
