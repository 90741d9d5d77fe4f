import { Dexie, type Table } from 'dexie'
import type { AccountId, DeviceId, ItemId, PhotoId } from '../../domain/ids.ts'
import {
  NOT_BACKED_UP,
  type ChunkRow,
  type DraftRow,
  type IncidentRow,
  type ItemRow,
  type KeptRow,
  type MetaKey,
  type MetaRow,
  type OutboxRow,
  type PhotoRow,
  type RecordRow,
  type RevisionRow,
  type SiblingRow,
  type TrashRow,
} from './rows.ts'

/** IndexedDB and its key ranges: the browser's own unless a test brings a stand-in. */
export interface IndexedDbParts {
  indexedDB: IDBFactory
  IDBKeyRange: typeof IDBKeyRange
}

export class FieldDatabase extends Dexie {
  declare drafts: Table<DraftRow, ItemId>
  declare revisions: Table<RevisionRow, number>
  declare outbox: Table<OutboxRow, number>
  declare kept: Table<KeptRow, number>
  declare photos: Table<PhotoRow, PhotoId>
  declare chunks: Table<ChunkRow, [string, number]>
  declare items: Table<ItemRow, ItemId>
  declare records: Table<RecordRow, string>
  declare trash: Table<TrashRow, ItemId>
  declare siblings: Table<SiblingRow, [ItemId, number]>
  declare incidents: Table<IncidentRow, number>
  declare meta: Table<MetaRow, MetaKey>

  constructor(name: string, parts?: IndexedDbParts) {
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
      .upgrade((transaction) => transaction.table('drafts').toCollection().modify(NOT_BACKED_UP))
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

/** Gives a new memory its device id and its first number; resolves at once for one that has them. */
export async function ensureNumbered(
  database: FieldDatabase,
  freshDeviceId: () => DeviceId | Promise<DeviceId>,
): Promise<void> {
  // Looked at first: a write at each start would wait for the disk.
  if ((await database.meta.get('deviceId')) === undefined) await numberDevice(database, await freshDeviceId())
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

/** Runs `work` as one strict read-write transaction over `tables`; resolves only after the commit. */
export function writeTogether<Result>(
  database: FieldDatabase,
  tables: Table[],
  work: () => Promise<Result>,
): Promise<Result> {
  return database.transaction('rw', tables, work)
}
