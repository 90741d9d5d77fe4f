import { IDBDatabase, IDBObjectStore } from 'fake-indexeddb'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { applyExchange } from '../../../src/field/local/apply-exchange.ts'
import { setBackupOn } from '../../../src/field/local/backup-switch.ts'
import { queueDeed } from '../../../src/field/local/deeds.ts'
import { discardDraft } from '../../../src/field/local/discard-draft.ts'
import { queueBackups } from '../../../src/field/local/draft-backup.ts'
import { keepDraftPoints } from '../../../src/field/local/draft-points.ts'
import { dropSafePhotos } from '../../../src/field/local/drop-safe-photos.ts'
import { FieldDatabase } from '../../../src/field/local/field-database.ts'
import { reportLead, saveLeadDraft } from '../../../src/field/local/lead-draft.ts'
import { makeAppeal } from '../../../src/field/local/make-appeal.ts'
import { takeBatch } from '../../../src/field/local/outbox.ts'
import { hashText, storeBytes } from '../../../src/field/local/photo-bytes.ts'
import { storeReconciled } from '../../../src/field/local/reconcile-notes.ts'
import { restoreRevision } from '../../../src/field/local/revisions.ts'
import { saveDraft } from '../../../src/field/local/save-draft.ts'
import { settleSibling } from '../../../src/field/local/settle-sibling.ts'
import { startCorrection } from '../../../src/field/local/start-correction.ts'
import { takeBack } from '../../../src/field/local/take-back.ts'
import { restoreFromTrash } from '../../../src/field/local/trash.ts'
import {
  makeDraftRow,
  makeItemRow,
  newStorage,
  readEverything,
  submit,
  write,
  writeAndSubmit,
} from '../../support/field-memory.ts'
import { makeAccount } from '../../support/make-account.ts'
import { makeAnswer, makeResult } from '../../support/make-exchange.ts'
import { commandIdOf, deviceIdOf, HOUR, itemIdOf, NOW, sha256Of } from '../../support/make-ids.ts'
import { makeText } from '../../support/make-item.ts'

afterEach(() => vi.restoreAllMocks())

const STAMP = { now: NOW + HOUR, appVersion: '0.1.0', hash: hashText }
const lead = { id: itemIdOf(8), words: '村里修了新桥', place: '柳湾村', savedAt: NOW }

/** What writes into a phone's memory, with all that it needs there. */
const WRITES: Record<string, (database: FieldDatabase) => Promise<unknown>> = {
  'a text being typed': (db) =>
    saveDraft(db, {
      id: itemIdOf(1),
      text: makeText({ title: '再写' }),
      notes: [],
      now: STAMP.now,
      seen: 'nothing',
    }),
  报送: (db) => submit(db, { command: 2, now: STAMP.now }),
  'throwing a draft away': (db) => discardDraft(db, itemIdOf(1), STAMP.now),
  'taking a draft out of the trash': (db) => restoreFromTrash(db, itemIdOf(2), STAMP.now),
  'an earlier text': (db) => restoreRevision(db, { itemId: itemIdOf(1), number: 1, now: STAMP.now }),
  'a choice between two texts': (db) =>
    settleSibling(db, { itemId: itemIdOf(1), of: 'draft', number: 1, chosen: 'theirs', now: STAMP.now }),
  'the switch of the copies': (db) => setBackupOn(db, itemIdOf(1), false),
  'the key points of a draft': (db) => keepDraftPoints(db, itemIdOf(1), []),
  'taking back what waits': (db) =>
    takeBack(db, { itemId: itemIdOf(4), voidId: commandIdOf(60), voidSha256: sha256Of(7), ...STAMP }),
  'a correction': (db) => startCorrection(db, itemIdOf(3), STAMP.now),
  'the bytes of a photo': (db) => storeBytes(db, sha256Of(9), new ArrayBuffer(300_000)),
  'room for photos': (db) => dropSafePhotos(db, 1),
  'a lead': (db) => saveLeadDraft(db, { ...lead, words: '再写' }),
  'a lead that is sent': (db) => reportLead(db, { ...STAMP, commandId: commandIdOf(5) }),
  'an objection': (db) =>
    makeAppeal(db, {
      ...STAMP,
      making: { lineKey: 'unit|item|adopted|0', words: '漏计。' },
      appealId: itemIdOf(70),
      commandId: commandIdOf(6),
    }),
  'any other deed': (db) =>
    queueDeed(db, {
      ...STAMP,
      deed: { type: 'item.withdraw', payload: {} },
      subjectId: itemIdOf(3),
      baseRev: 1,
      commandId: commandIdOf(7),
    }),
  'copies for the office': (db) => queueBackups(db, { ...STAMP, newCommandId: () => commandIdOf(50) }),
  'what is taken to be sent': (db) => takeBatch(db, { commands: 9, bytes: 1_000_000 }, STAMP.now),
  'an answer of the office': (db) =>
    applyExchange(db, makeAnswer({ results: [makeResult(1)], lastSeq: 1 }), {
      account: makeAccount(),
      now: STAMP.now,
    }),
  'what a restored office lacks': (db) =>
    storeReconciled(db, { lacking: [], lackingItems: [itemIdOf(3)] }, STAMP.now),
}

/** A draft with a history and another text beside it, one in the trash, one that waits, an item, a lead. */
async function openFull() {
  // Rests between two tries take no time.
  let at = NOW
  const timing = { now: () => at, sleep: async (milliseconds: number) => void (at += milliseconds) }
  const database = new FieldDatabase('caifeng-test', { ...newStorage(), timing })
  await database.meta.bulkPut([
    { key: 'deviceId', value: deviceIdOf(1) },
    { key: 'nextSeq', value: 1 },
  ])
  await writeAndSubmit(database, { id: itemIdOf(4) })
  await write(database)
  await write(database, { text: { title: '后来的' }, now: NOW + HOUR / 2 })
  await write(database, { id: itemIdOf(2) })
  await discardDraft(database, itemIdOf(2), NOW)
  await database.items.add(makeItemRow({ id: itemIdOf(3) }))
  await database.besideTexts.add({ ...makeDraftRow(), ...beside })
  await saveLeadDraft(database, lead)
  return database
}

const beside = {
  itemId: itemIdOf(1),
  of: 'draft' as const,
  number: 1,
  deviceName: '',
  writtenAt: NOW,
  text: makeText({ title: '别处写的' }),
}

const begin = IDBDatabase.prototype.transaction

interface Trouble {
  where: 'transaction' | 'put' | 'add' | 'delete' | 'commit'
  error: string
  times: number
}

/** From now on writes fail there. `commit`: what was written is undone, and nobody says why. */
function injectTrouble({ where, error, times }: Trouble) {
  let left = times
  const isStruck = () => left-- > 0
  const fail = () => {
    throw new DOMException('injected', error)
  }
  // Once made, a wrapper stays: Dexie looks up what it calls when the memory opens.
  vi.spyOn(IDBDatabase.prototype, 'transaction').mockImplementation(function (
    this: IDBDatabase,
    ...parts: Parameters<typeof begin>
  ) {
    const isWrite = parts[1] === 'readwrite'
    if (isWrite && where === 'transaction' && isStruck()) fail()
    const transaction = begin.apply(this, parts)
    if (isWrite && where === 'commit' && isStruck()) queueMicrotask(() => transaction.abort())
    return transaction
  } as typeof begin)
  if (where === 'transaction' || where === 'commit') return
  const original = IDBObjectStore.prototype[where] as (...args: unknown[]) => unknown
  vi.spyOn(IDBObjectStore.prototype, where).mockImplementation(function (
    this: IDBObjectStore,
    ...args: unknown[]
  ) {
    return isStruck() ? fail() : original.apply(this, args)
  } as never)
}

/** One that a fresh connection may mend, a full phone, and one that nothing mends; each by name in insist.test.ts. */
const ERRORS = ['UnknownError', 'QuotaExceededError', 'DataError']
const PLACES = ['transaction', 'put', 'add', 'delete'] as const
const TROUBLES: Trouble[] = [1, Infinity].flatMap((times) => [
  ...PLACES.flatMap((where) => ERRORS.map((error) => ({ where, error, times }))),
  { where: 'commit' as const, error: 'AbortError', times },
])

/** What the memory holds at the end, and whether whoever wrote was told that it was not kept. */
async function writeUnder(work: (database: FieldDatabase) => Promise<unknown>, trouble?: Trouble) {
  const database = await openFull()
  try {
    const before = await readEverything(database)
    if (trouble !== undefined) {
      database.close({ disableAutoOpen: false })
      injectTrouble(trouble)
    }
    const isTold = await work(database).then(
      () => false,
      () => true,
    )
    vi.restoreAllMocks()
    database.close({ disableAutoOpen: false })
    return { isTold, before, after: await readEverything(database) }
  } finally {
    database.close()
  }
}

describe.each(Object.entries(WRITES))('%s', (_, work) => {
  it('is kept whole, or not at all and said so, whatever IndexedDB fails with and where', async () => {
    const { after: wanted } = await writeUnder(work)
    const silent: string[] = []
    let refusals = 0
    for (const trouble of TROUBLES) {
      const { isTold, before, after } = await writeUnder(work, trouble)
      if (isTold) refusals++
      const [due, name] = isTold ? [before, 'told'] : [wanted, 'kept']
      const isAsDue = JSON.stringify(after) === JSON.stringify(due)
      if (!isAsDue) silent.push(`${trouble.error} at ${trouble.where}, ${trouble.times} times: ${name}`)
    }
    expect(silent).toEqual([])
    // No transaction at all, and no commit, ever.
    expect(refusals).toBeGreaterThan(ERRORS.length)
  })
})
