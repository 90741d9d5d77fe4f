import { Dexie } from 'dexie'
import { describe, expect, it } from 'vitest'
import { toFirstPolicy } from '../../../src/domain/policy/upgrade-policy.ts'
import { readDeeds } from '../../../src/field/local/deeds.ts'
import { fieldDatabaseName, SCHEMA } from '../../../src/field/local/field-database.ts'
import { readMeta } from '../../../src/field/local/meta.ts'
import { countWaiting } from '../../../src/field/local/outbox.ts'
import { readPolicies } from '../../../src/field/local/rules.ts'
import { readFullStanding } from '../../../src/field/local/standing.ts'
import {
  makeItemRow,
  makePhotoRow,
  newStorage,
  openMemory,
  readEverything,
} from '../../support/field-memory.ts'
import {
  accountIdOf,
  commandIdOf,
  deviceIdOf,
  itemIdOf,
  NOW,
  sha256Of,
  unitIdOf,
} from '../../support/make-ids.ts'
import { makeNote, makeText } from '../../support/make-item.ts'
import { makePolicy } from '../../support/make-policy.ts'

const payload = { text: makeText(), notes: [], manifest: [], isDeclaredUnclassified: true }
const command = {
  seq: 7,
  id: commandIdOf(7),
  type: 'item.submit',
  itemId: itemIdOf(2),
  baseRev: 0,
  payload,
  payloadSha256: sha256Of(9),
  appVersion: '0.1.0',
  clientTime: NOW,
  attemptedAt: NOW,
}
const draft = {
  id: itemIdOf(1),
  text: makeText({ title: '旧版写下的' }),
  notes: [makeNote()],
  createdAt: NOW,
  savedAt: NOW,
  version: 12,
  baseRev: 3,
  refusalCode: 'item.changed',
}
/** One row of every store as the first released version wrote it. */
const FILLED = {
  drafts: [draft],
  revisions: [{ number: 1, itemId: itemIdOf(1), at: NOW, text: makeText(), notes: [] }],
  outbox: [command],
  kept: [
    { ...command, seq: 6, id: commandIdOf(6), outcome: { status: 'rejected', code: 'x' }, settledAt: NOW },
  ],
  photos: [makePhotoRow(1)],
  chunks: [{ sha256: sha256Of(1), index: 0, bytes: new ArrayBuffer(3) }],
  items: [makeItemRow()],
  records: [{ itemId: itemIdOf(5), rev: 1, category: 'news', reportedAt: NOW, adoptedAt: null }],
  meta: [
    { key: 'deviceId', value: deviceIdOf(1) },
    { key: 'nextSeq', value: 8 },
  ],
}

/** A phone that the first released version filled. */
async function makeOldPhone() {
  const storage = newStorage()
  const old = new Dexie(fieldDatabaseName(accountIdOf(1)), { ...storage })
  old.version(1).stores({
    drafts: 'id, savedAt',
    revisions: '++number, itemId',
    outbox: 'seq, &id, itemId',
    kept: 'seq, itemId',
    photos: 'id, itemId',
    chunks: '[sha256+index]',
    items: 'id, countedAt, adoptedAt, photosToCome',
    records: 'itemId, reportedAt, adoptedAt',
    meta: 'key',
  })
  for (const [store, rows] of Object.entries(FILLED)) await old.table(store).bulkAdd(rows)
  old.close()
  return storage
}

describe('a phone that the first version filled', () => {
  it('loses nothing when the newer one opens it', async () => {
    const database = await openMemory({ storage: await makeOldPhone() })
    const { drafts, trash, besideTexts, incidents, meta, ...later } = await readEverything(database)
    const { policies, facts, scoreEntries, appeals, told, ...others } = later
    const { drafts: _drafts, meta: oldMeta, ...oldOthers } = FILLED
    expect(others).toEqual(oldOthers)
    expect(meta).toEqual(expect.arrayContaining(oldMeta))
    expect(drafts).toEqual([{ ...draft, rev: 0, isBackupOn: true, backedUpVersion: 0 }])
    expect([trash, besideTexts, incidents]).toEqual([[], [], []])
    expect([policies, facts, scoreEntries, appeals, told]).toEqual([[], [], [], [], []])
  })
})

/** A phone of the second version: as the first one filled it, with rules and a place in the feed. */
async function makeSecondPhone(policy: unknown) {
  const storage = newStorage()
  const old = new Dexie(fieldDatabaseName(accountIdOf(1)), { ...storage })
  old.version(2).stores({
    drafts: 'id, savedAt',
    revisions: '++number, itemId',
    outbox: 'seq, &id, itemId',
    kept: 'seq, itemId',
    photos: 'id, itemId',
    chunks: '[sha256+index]',
    items: 'id, countedAt, adoptedAt, photosToCome',
    records: 'itemId, reportedAt, adoptedAt',
    meta: 'key',
    trash: 'id, deletedAt',
    siblings: '[itemId+number], itemId',
    incidents: '++number',
  })
  await old.table('items').add(makeItemRow())
  await old.table('meta').bulkAdd([
    { key: 'schema', value: 2 },
    { key: 'deviceId', value: deviceIdOf(1) },
    { key: 'policy', value: policy },
    {
      key: 'exchange',
      value: { epoch: 'epoch-1', cursor: 41, durableSeq: 6, contactAt: NOW, serverTime: NOW },
    },
  ])
  old.close()
  return storage
}

describe('a phone that knew only the first rules', () => {
  it('reads them in their new shape, and the feed once more from its start', async () => {
    const first = toFirstPolicy(makePolicy())
    const database = await openMemory({ storage: await makeSecondPhone(first) })
    expect(await readPolicies(database)).toEqual([makePolicy()])
    expect(await readMeta(database, 'exchange')).toMatchObject({ epoch: 'epoch-1', cursor: 0, durableSeq: 6 })
    expect(await readMeta(database, 'schema')).toBe(SCHEMA)
  })

  it('counts every item as it did, before any facts have come', async () => {
    const database = await openMemory({ storage: await makeSecondPhone(toFirstPolicy(makePolicy())) })
    const { records } = await readFullStanding(database, { unitId: unitIdOf(1), accountId: accountIdOf(1) })
    expect(records.map(({ itemId, reportedAt }) => [itemId, reportedAt])).toEqual([[itemIdOf(1), NOW]])
  })
})

const NO_PLACE = { refusalCode: null, baseRev: 0, isBackupOn: true, version: 4, backedUpVersion: 4 }
const beside = (n: number, number: number, title: string) => ({
  itemId: itemIdOf(n),
  number,
  deviceName: '平板',
  writtenAt: NOW,
  text: makeText({ title }),
  notes: [],
})

/** A phone of the third version, with texts beside drafts and items, and a place in the feed. */
async function makeThirdPhone(siblings: object[]) {
  const storage = newStorage()
  const old = new Dexie(fieldDatabaseName(accountIdOf(1)), { ...storage })
  old.version(3).stores({
    drafts: 'id, savedAt',
    revisions: '++number, itemId',
    outbox: 'seq, &id, itemId',
    kept: 'seq, itemId',
    photos: 'id, itemId',
    chunks: '[sha256+index]',
    items: 'id, countedAt, adoptedAt, photosToCome',
    records: 'itemId, reportedAt, adoptedAt',
    meta: 'key',
    trash: 'id, deletedAt',
    siblings: '[itemId+number], itemId',
    incidents: '++number',
    policies: 'version',
    facts: 'itemId, *dates',
    scoreEntries: 'id, at',
    appeals: 'id',
  })
  const drafts = [1, 2, 3, 4].map((n) => ({ ...draft, ...NO_PLACE, id: itemIdOf(n), rev: 5 }))
  await old
    .table('drafts')
    .bulkAdd([
      ...drafts,
      { ...draft, ...NO_PLACE, id: itemIdOf(5), rev: 5, besideRev: 6 },
      { ...draft, ...NO_PLACE, id: itemIdOf(6), rev: 0 },
    ])
  await old.table('siblings').bulkAdd(siblings)
  await old.table('meta').bulkAdd([
    { key: 'schema', value: 3 },
    { key: 'deviceId', value: deviceIdOf(1) },
    { key: 'exchange', value: { epoch: 'epoch-1', cursor: 41, durableSeq: 6, contactAt: NOW } },
  ])
  old.close()
  return storage
}

/** A phone of the fourth version: what waits is found by its number, its id and its item. */
async function makeFourthPhone() {
  const storage = newStorage()
  const old = new Dexie(fieldDatabaseName(accountIdOf(1)), { ...storage })
  old.version(4).stores({ outbox: 'seq, &id, itemId', kept: 'seq, itemId', meta: 'key' })
  const deed = { ...command, type: 'item.withdraw', payload: {} }
  await old.table('outbox').bulkAdd([command, { ...deed, seq: 8, id: commandIdOf(8) }])
  await old.table('kept').add({ ...deed, seq: 6, outcome: { status: 'accepted' }, settledAt: NOW })
  await old.table('meta').bulkAdd([
    { key: 'schema', value: 4 },
    { key: 'deviceId', value: deviceIdOf(1) },
  ])
  old.close()
  return storage
}

describe('a phone that could not tell the kinds of what waits', () => {
  it('finds what waited and what was settled before by its kind', async () => {
    const database = await openMemory({ storage: await makeFourthPhone() })
    expect(await countWaiting(database)).toBe(1)
    const deeds = await readDeeds(database, ['item.withdraw'])
    expect(deeds.map(({ seq, status }) => [seq, status])).toEqual([
      [6, 'taken'],
      [8, 'waiting'],
    ])
    expect(await readMeta(database, 'schema')).toBe(SCHEMA)
  })
})

describe('a phone on which texts beside a draft and beside its item had one key', () => {
  const FORMER = [
    { ...beside(1, 7, '草稿旁的'), isOfDraft: true },
    { ...beside(2, 7, '稿件旁的'), isOfDraft: false },
    beside(3, 8, '说不清在谁旁边的'),
    { ...beside(5, 9, '记下了修订号的'), isOfDraft: true },
    { ...beside(6, 9, '恢复之后的'), isOfDraft: true },
  ]
  const open = async (siblings: object[] = FORMER) => openMemory({ storage: await makeThirdPhone(siblings) })

  it('keeps every one of them, each beside what it stood beside', async () => {
    const rows = await (await open()).besideTexts.toArray()
    expect(rows.map(({ itemId, of, number, text }) => [itemId, of, number, text.title])).toEqual([
      [itemIdOf(1), 'draft', 7, '草稿旁的'],
      [itemIdOf(2), 'item', 7, '稿件旁的'],
      [itemIdOf(3), 'draft', 8, '说不清在谁旁边的'],
      [itemIdOf(5), 'draft', 9, '记下了修订号的'],
      [itemIdOf(6), 'draft', 9, '恢复之后的'],
    ])
  })

  it('takes drafts back below the texts that nobody has chosen about: their next copy settles none of them', async () => {
    const drafts = await (await open()).drafts.toArray()
    expect(drafts.map(({ rev, besideRev }) => [rev, besideRev])).toEqual([
      [4, 5],
      [5, undefined],
      [4, 5],
      [5, undefined],
      [5, 6],
      [0, undefined],
    ])
  })

  it('hears once more of all there is: of two under one key it kept the later only', async () => {
    const database = await open()
    expect(await readMeta(database, 'exchange')).toMatchObject({ epoch: 'epoch-1', cursor: 0, durableSeq: 6 })
    expect(await readMeta(database, 'schema')).toBe(SCHEMA)
  })

  it('reads the feed anew for what it could not be told, also when nothing stood beside anything', async () => {
    const database = await open([])
    expect(await readMeta(database, 'exchange')).toMatchObject({ cursor: 0 })
    expect(await readMeta(database, 'schema')).toBe(SCHEMA)
  })
})
