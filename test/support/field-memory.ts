import { Dexie, type Table } from 'dexie'
import { IDBFactory, IDBKeyRange } from 'fake-indexeddb'
import { onTestFinished } from 'vitest'
import type { ItemNote, ItemText } from '../../src/domain/item/item-text.ts'
import type { ItemId } from '../../src/domain/ids.ts'
import type { Item } from '../../src/domain/item/item.ts'
import { itemRowOf } from '../../src/field/local/item-row.ts'
import {
  openFieldDatabase,
  type FieldDatabase,
  type IndexedDbParts,
} from '../../src/field/local/field-database.ts'
import { hashText } from '../../src/field/local/photo-bytes.ts'
import type { DraftRow, ItemRow, PhotoRow } from '../../src/field/local/rows.ts'
import { saveDraft } from '../../src/field/local/save-draft.ts'
import { submitDraft, type SubmitAnswer } from '../../src/field/local/submit-draft.ts'
import { accountIdOf, commandIdOf, deviceIdOf, itemIdOf, NOW, photoIdOf, sha256Of } from './make-ids.ts'
import { makeItem, makeText } from './make-item.ts'

// Dexie's live queries run only where the platform has an IndexedDB, whichever a database uses itself.
Object.assign(Dexie.dependencies, { indexedDB: new IDBFactory(), IDBKeyRange })

/** The storage of one phone; it outlives each opening. */
export const newStorage = (): IndexedDbParts => ({ indexedDB: new IDBFactory(), IDBKeyRange })

/** Opens an account's memory on a phone; it is closed when the test ends. */
export async function openMemory({
  storage = newStorage(),
  accountId = accountIdOf(1),
  deviceId = deviceIdOf(1),
} = {}): Promise<FieldDatabase> {
  const database = await openFieldDatabase(accountId, () => deviceId, storage)
  onTestFinished(() => database.close())
  return database
}

interface Writing {
  id?: ItemId
  text?: Partial<ItemText>
  notes?: ItemNote[]
  now?: number
}

/** What the editor does when it saves. */
export function write(
  database: FieldDatabase,
  { id = itemIdOf(1), text, notes = [], now = NOW }: Writing = {},
) {
  return saveDraft(database, { id, text: makeText(text), notes, now })
}

interface Submitting {
  id?: ItemId
  /** Tells the id of the command. */
  command?: number
  now?: number
  hash?: typeof hashText
}

/** What 确认报送 does. */
export function submit(
  database: FieldDatabase,
  { id = itemIdOf(1), command = 1, now = NOW, hash = hashText }: Submitting = {},
): Promise<SubmitAnswer> {
  return submitDraft(database, {
    itemId: id,
    commandId: commandIdOf(command),
    now,
    appVersion: '0.1.0',
    hash,
  })
}

/** Writes an item and submits it at once. */
export async function writeAndSubmit(
  database: FieldDatabase,
  { command = 1, ...writing }: Writing & Submitting = {},
) {
  await write(database, writing)
  return submit(database, { command, ...writing })
}

/** A photo of the phone whose picture is ready to go. */
export function makePhotoRow(n: number, changes: Partial<PhotoRow> = {}): PhotoRow {
  return {
    id: photoIdOf(n),
    itemId: itemIdOf(1),
    addedAt: NOW + n,
    original: { sha256: sha256Of(2000 + n), size: 3_000_000, mime: 'image/jpeg' },
    picture: { sha256: sha256Of(n), size: 300_000 },
    preview: { sha256: sha256Of(1000 + n), size: 15_000 },
    takenAt: NOW - 7_200_000,
    place: { latitude: 31.2, longitude: 121.4 },
    isPlaceAttached: false,
    failure: null,
    ...changes,
  }
}

export function makeDraftRow(changes: Partial<DraftRow> = {}): DraftRow {
  return {
    id: itemIdOf(1),
    text: makeText(),
    notes: [],
    createdAt: NOW,
    savedAt: NOW,
    version: 1,
    baseRev: 0,
    refusalCode: null,
    rev: 0,
    isBackupOn: true,
    backedUpVersion: 0,
    ...changes,
  }
}

/** An item as this phone keeps it, written by another one. */
export function makeItemRow(changes: Partial<Item> = {}): ItemRow {
  return itemRowOf({ ...makeItem(changes), isWrittenHere: false })
}

/** All that the phone holds, store by store. */
export async function readEverything(database: FieldDatabase): Promise<Record<string, unknown[]>> {
  const stores = database.tables.map(async (table) => [table.name, await table.toArray()] as const)
  return Object.fromEntries(await Promise.all(stores))
}

/** Makes each write of a kind fail from now on, as a full phone does. */
export function failWrites(table: Pick<Table, 'hook'>, cause = new Error('no room')) {
  const fail = () => {
    throw cause
  }
  table.hook('creating', fail)
  table.hook('updating', fail)
}
