import { describe, expect, it } from 'vitest'
import type { Policy } from '../../../src/domain/policy/policy.ts'
import type { ItemRecord } from '../../../src/domain/record/item-record.ts'
import type { ScoreEntry } from '../../../src/domain/score/score-entry.ts'
import { applyExchange } from '../../../src/field/local/apply-exchange.ts'
import type { FieldDatabase } from '../../../src/field/local/field-database.ts'
import { storeReconciled } from '../../../src/field/local/reconcile-notes.ts'
import { readPolicies, readPolicyAt } from '../../../src/field/local/rules.ts'
import { readFullStanding, readStanding } from '../../../src/field/local/standing.ts'
import { UNDERSTOOD_KINDS } from '../../../src/field/sync/parse-answer.ts'
import type { Change, SyncResponse } from '../../../src/protocol/sync.ts'
import { openMemory, writeAndSubmit } from '../../support/field-memory.ts'
import { makeAccount } from '../../support/make-account.ts'
import { makeAnswer, makeItemChange, makeResult } from '../../support/make-exchange.ts'
import { accountIdOf, itemIdOf, NOW, shanghai, unitIdOf } from '../../support/make-ids.ts'
import { adopted, makeItem, submitted } from '../../support/make-item.ts'
import { makeRecord } from '../../support/make-month.ts'
import { makePolicy } from '../../support/make-policy.ts'

const NOVEMBER = { from: shanghai('2026-11-01T00:00'), until: shanghai('2026-12-01T00:00') }
const wish = { unitId: unitIdOf(1), stretches: [NOVEMBER] }
const person = { unitId: unitIdOf(1), accountId: accountIdOf(1) }

const apply = (database: FieldDatabase, changes: Partial<SyncResponse>) =>
  applyExchange(database, makeAnswer(changes), { account: makeAccount(), now: NOW })

const tell = (database: FieldDatabase, ...changes: Change[]) => apply(database, { changes })

const rulesOf = (changes: Partial<Policy>): Change => ({
  kind: 'rules',
  seq: 1,
  policy: { ...makePolicy(), ...changes },
})

const factsOf = (record: ItemRecord, rev = 1): Change => ({ kind: 'facts', seq: 1, rev, record })

const entry: ScoreEntry = {
  id: 'entry-1',
  unitId: unitIdOf(1),
  itemId: null,
  occasion: 'commission_late',
  at: NOW,
  words: '约稿迟交一天',
  evidence: '约稿通知第 3 号',
  points: null,
  enteredBy: '信息科编辑',
  enteredAt: NOW,
  confirmation: { status: 'open' },
}

const readRecord = async (database: FieldDatabase, n: number) =>
  (await readStanding(database, wish)).records.find(({ itemId }) => itemId === itemIdOf(n))

describe('the rules of the office', () => {
  it('are kept version by version, and each day has the one that held', async () => {
    const database = await openMemory()
    const [january, june] = [shanghai('2026-01-01T00:00'), shanghai('2026-06-01T00:00')]
    await tell(
      database,
      rulesOf({ version: 2, validFrom: june }),
      rulesOf({ version: 1, validFrom: january }),
    )
    expect((await readPolicies(database)).map(({ version }) => version)).toEqual([1, 2])
    expect((await readPolicyAt(database, june - 1))?.version).toBe(1)
    expect((await readPolicyAt(database, june))?.version).toBe(2)
    expect((await readPolicyAt(database, january - 1))?.version).toBe(1)
  })

  it('are asked of the office, with the facts, the entries and the objections', () => {
    expect(UNDERSTOOD_KINDS).toEqual(expect.arrayContaining(['rules', 'facts', 'score_entry', 'appeal']))
  })

  it('that a restored office lost count no more, and what holds now holds until it has named its own', async () => {
    const database = await openMemory()
    await tell(database, rulesOf({ version: 1 }), rulesOf({ version: 2, title: '恢复后没有的' }))
    await apply(database, { epoch: 'epoch-2' })
    expect((await readPolicies(database)).map(({ version }) => version)).toEqual([2])
    await apply(database, { epoch: 'epoch-2', changes: [rulesOf({ version: 1 })] })
    expect((await readPolicies(database)).map(({ version }) => version)).toEqual([1])
  })
})

describe('the facts of an item', () => {
  const use = { at: NOW, level: 'city', outlet: '市政务信息', form: 'single' } as const

  it('say more than the item itself, and count once with it', async () => {
    const database = await openMemory()
    await tell(database, makeItemChange(makeItem()), factsOf(makeRecord(1, { uses: [use] })))
    const { records } = await readStanding(database, wish)
    expect(records).toEqual([makeRecord(1, { uses: [use] })])
  })

  it('are made of the item’s course until they come: nothing shows less than before', async () => {
    const database = await openMemory()
    const item = makeItem({ countedAt: NOW, events: [submitted(NOW), adopted(NOW + 5)] })
    await tell(database, makeItemChange(item), { kind: 'unit', seq: 2, unit: { ...unit, section: '办公室' } })
    expect(await readRecord(database, 1)).toMatchObject({
      authorId: accountIdOf(1),
      section: '办公室',
      reportedAt: NOW,
      uses: [{ at: NOW + 5, level: 'county', form: 'single' }],
    })
  })

  it('that are older than what is known are ignored', async () => {
    const database = await openMemory()
    await tell(database, factsOf(makeRecord(1, { category: 'research' }), 4))
    await tell(database, factsOf(makeRecord(1, { category: 'news' }), 3))
    expect(await readRecord(database, 1)).toMatchObject({ category: 'research' })
  })

  it('say that the unit is still signing it until they say so no more, and it counts all the while', async () => {
    const database = await openMemory()
    const standingAfter = async (change: Change) => {
      await tell(database, change)
      const { records, withUnit } = await readStanding(database, wish)
      return [records.length, withUnit]
    }
    const facts = { ...factsOf(makeRecord(1)), isWithUnit: true } as Change
    expect(await standingAfter(facts)).toEqual([1, [itemIdOf(1)]])
    expect(await standingAfter(factsOf(makeRecord(1), 2))).toEqual([1, []])
  })

  it('are found by each of their dates: reported, reported again, used', async () => {
    const database = await openMemory()
    const [august, october] = [shanghai('2026-08-05T09:00'), shanghai('2026-10-05T09:00')]
    await tell(
      database,
      factsOf(makeRecord(1, { reportedAt: NOW })),
      factsOf(makeRecord(2, { reportedAt: october, lastReportedAt: NOW })),
      factsOf(makeRecord(3, { reportedAt: august, uses: [{ ...use, at: october }, use] })),
      factsOf(makeRecord(4, { reportedAt: october, uses: [{ ...use, at: october }] })),
    )
    const ids = (await readStanding(database, wish)).records.map(({ itemId }) => itemId).sort()
    expect(ids).toEqual([itemIdOf(1), itemIdOf(2), itemIdOf(3)])
  })

  it('of a restored office are believed though their revisions are lower', async () => {
    const database = await openMemory()
    await tell(database, factsOf(makeRecord(1, { category: 'research' }), 9))
    await apply(database, { epoch: 'epoch-2', changes: [factsOf(makeRecord(1), 1)] })
    expect(await readRecord(database, 1)).toMatchObject({ category: 'news' })
  })

  it('go with the item that the restored office has lost and that is a draft again', async () => {
    const database = await openMemory()
    await tell(database, makeItemChange(makeItem()), factsOf(makeRecord(1)))
    await storeReconciled(database, { lacking: [], lackingItems: [itemIdOf(1)] }, NOW)
    expect((await readStanding(database, wish)).records).toEqual([])
  })

  it('end the waiting of an item whose acknowledgement was lost', async () => {
    const database = await openMemory()
    await writeAndSubmit(database)
    await tell(database, factsOf(makeRecord(1)))
    const { records, waiting } = await readStanding(database, wish)
    expect([records.length, waiting.length]).toEqual([1, 0])
  })
})

const unit = { id: unitIdOf(1), name: '农业农村局', classId: 'department' }

describe('what was entered for or against the unit', () => {
  it('is replaced by its confirmation, and forgotten when a restored office does not name it', async () => {
    const database = await openMemory()
    const confirmed = { ...entry, confirmation: { status: 'confirmed' as const, by: '副主任', at: NOW } }
    await tell(database, { kind: 'score_entry', seq: 1, entry })
    await tell(database, { kind: 'score_entry', seq: 2, entry: confirmed })
    expect((await readFullStanding(database, person)).entries).toEqual([confirmed])
    await apply(database, { epoch: 'epoch-2', results: [] })
    expect((await readFullStanding(database, person)).entries).toEqual([])
  })
})

describe('one answer with everything', () => {
  it('changes nothing when it is applied twice', async () => {
    const database = await openMemory()
    await writeAndSubmit(database)
    const changes = [makeItemChange(makeItem()), factsOf(makeRecord(1)), rulesOf({})]
    const answer = { results: [makeResult(1)], changes }
    await apply(database, answer)
    const once = await readFullStanding(database, person)
    await apply(database, answer)
    expect(await readFullStanding(database, person)).toEqual(once)
  })
})
