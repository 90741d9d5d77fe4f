import { Dexie, type Table } from 'dexie'
import type { AccountId, DeviceId, ItemId, PhotoId } from '../../domain/ids.ts'
import type { Policy } from '../../domain/policy/policy.ts'
import type { ScoreEntry } from '../../domain/score/score-entry.ts'
import { giveUpBallast } from './ballast.ts'
import { browserTiming, insist, type Timing } from './insist.ts'
import type { KeptRow, OutboxRow } from './command-rows.ts'
import type { MetaKey, MetaRow } from './meta-rows.ts'
import {
  NOT_BACKED_UP,
  type AppealRow,
  type ChunkRow,
  type DraftRow,
  type FactsRow,
  type IncidentRow,
  type ItemRow,
  type PhotoRow,
  type RecordRow,
  type RevisionRow,
  type SiblingKey,
  type SiblingRow,
  type ToldRow,
  type TrashRow,
} from './rows.ts'
import { UnsavedError } from './storage-fault.ts'
import { learnRules, nameSiblings, readFeedAnew } from './upgrade-memory.ts'

/** IndexedDB and its key ranges: the browser's own unless a test brings a stand-in. */
export interface IndexedDbParts {
  indexedDB: IDBFactory
  IDBKeyRange: typeof IDBKeyRange
}

/** What a memory stands on. */
interface MemoryParts extends Partial<IndexedDbParts> {
  timing?: Timing
}

/**
 * The schema that this code writes. Dexie opens a newer database with older code, so every write asks the database
 * itself whether the page has become too old for it.
 */
export const SCHEMA = 5

/** A newer page waits for this one: it must not wait longer than the officer's patience. */
const LAST_SAVE_MS = 2000

export class FieldDatabase extends Dexie {
  readonly timing: Timing
  readonly storage: Pick<IndexedDbParts, 'indexedDB'>
  /** Another connection holds an older form of it, and its upgrade waits for that one to close. */
  isBlocked = false
  /** Called before the memory closes because a newer page wants to change its schema: the last chance to save. */
  beforeLettingGo: () => Promise<void> = async () => {}
  /** Called when it has closed for that reason. */
  onLetGo: () => void = () => {}
  declare drafts: Table<DraftRow, ItemId>
  declare revisions: Table<RevisionRow, number>
  declare outbox: Table<OutboxRow, number>
  declare kept: Table<KeptRow, number>
  declare photos: Table<PhotoRow, PhotoId>
  declare chunks: Table<ChunkRow, [string, number]>
  declare items: Table<ItemRow, ItemId>
  declare records: Table<RecordRow, string>
  declare policies: Table<Policy, number>
  declare facts: Table<FactsRow, ItemId>
  declare scoreEntries: Table<ScoreEntry, string>
  declare appeals: Table<AppealRow, string>
  declare told: Table<ToldRow, [string, string]>
  declare trash: Table<TrashRow, ItemId>
  declare besideTexts: Table<SiblingRow, SiblingKey>
  declare incidents: Table<IncidentRow, number>
  declare meta: Table<MetaRow, MetaKey>

  constructor(name: string, { timing = browserTiming, ...parts }: MemoryParts = {}) {
    // "Saved on this phone" rests on strict durability; the cache would answer from before the commit.
    super(name, { chromeTransactionDurability: 'strict', cache: 'disabled', ...parts })
    this.version(1).stores({
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
    this.version(2)
      .stores({ trash: 'id, deletedAt', siblings: '[itemId+number], itemId', incidents: '++number' })
      .upgrade(async (transaction) => {
        await transaction.table('drafts').toCollection().modify(NOT_BACKED_UP)
      })
    this.version(3)
      .stores({ policies: 'version', facts: 'itemId, *dates', scoreEntries: 'id, at', appeals: 'id' })
      .upgrade((transaction) => learnRules(transaction.table('meta')))
    this.version(4)
      .stores({ besideTexts: '[itemId+of+number], itemId', siblings: null, told: '[about+id], about' })
      .upgrade(async (transaction) => {
        await nameSiblings(transaction)
        await readFeedAnew(transaction.table('meta'))
      })
    // With thousands of submissions waiting nothing may read all of them to find the few of another kind.
    this.version(5)
      .stores({
        outbox: 'seq, &id, itemId, type, payload.commissionId, *payload.pointIds',
        kept: 'seq, itemId, type',
      })
      .upgrade((transaction) => transaction.table('meta').put({ key: 'schema', value: SCHEMA }))
    this.timing = timing
    this.storage = { indexedDB: parts.indexedDB ?? Dexie.dependencies.indexedDB }
    this.on('populate', (transaction) => transaction.table('meta').put({ key: 'schema', value: SCHEMA }))
    this.on('blocked', () => {
      this.isBlocked = true
    })
    this.on('versionchange', () => {
      void this.letGo()
      // Dexie's own answer would close at once, under the last save.
      return false
    })
  }

  private async letGo(): Promise<void> {
    await Promise.race([this.beforeLettingGo().catch(() => undefined), this.timing.sleep(LAST_SAVE_MS)])
    this.close({ disableAutoOpen: false })
    this.onLetGo()
  }
}

export function fieldDatabaseName(accountId: AccountId): string {
  return `caifeng-${accountId}`
}

/** Opens the account's database; `freshDeviceId` is asked for the device's id when the database is new. */
export async function openFieldDatabase(
  accountId: AccountId,
  freshDeviceId: () => DeviceId | Promise<DeviceId>,
  parts?: IndexedDbParts,
): Promise<FieldDatabase> {
  const database = new FieldDatabase(fieldDatabaseName(accountId), parts)
  await ensureNumbered(database, freshDeviceId)
  return database
}

/**
 * Gives a new memory its device id and its first number; resolves at once for one that has them. Tells whether the
 * memory is new.
 */
export async function ensureNumbered(
  database: FieldDatabase,
  freshDeviceId: () => DeviceId | Promise<DeviceId>,
): Promise<boolean> {
  // Looked at first: a write at each start would wait for the disk.
  if ((await database.meta.get('deviceId')) !== undefined) return false
  await numberDevice(database, await freshDeviceId())
  return true
}

/** In one transaction: the page and the service worker may both come to a memory that has no number yet. */
function numberDevice(database: FieldDatabase, id: DeviceId): Promise<void> {
  return writeTogether(database, [database.meta], async () => {
    if ((await database.meta.get('deviceId')) !== undefined) return
    // A device's numbers begin at 1, so a new memory is a new device even on an old phone.
    await database.meta.bulkPut([
      { key: 'deviceId', value: id },
      { key: 'nextSeq', value: 1 },
    ])
  })
}

/**
 * Runs `work` as one strict read-write transaction over `tables`; resolves only after the commit. `work` must be safe
 * to repeat: after a failure that may pass it runs again in a new transaction (see `insist`).
 */
export function writeTogether<Result>(
  database: FieldDatabase,
  tables: Table[],
  work: () => Promise<Result>,
): Promise<Result> {
  const scope = tables.includes(database.meta) ? tables : [...tables, database.meta]
  const write = () =>
    database.transaction('rw', scope, async () => {
      // Asked first and not waited for: a page that is too old undoes all of it, and each write waits once less.
      const [, result] = await Promise.all([ensureNotOutdated(database), work()])
      return result
    })
  // Part of a greater write: that one begins anew as a whole.
  if (Dexie.currentTransaction !== null) return write()
  // Bytes of photos must not eat what is kept in reserve for texts.
  const mayUseReserve = !tables.includes(database.chunks)
  return insist(database, write, async () => mayUseReserve && giveUpBallast(database.storage))
}

/** An older page must not write into what a newer one has laid out differently. */
async function ensureNotOutdated(database: FieldDatabase): Promise<void> {
  const schema = (await database.meta.get('schema'))?.value
  if (typeof schema === 'number' && schema > SCHEMA) throw new UnsavedError('outdated')
}
