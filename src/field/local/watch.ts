import { liveQuery, type Table } from 'dexie'
import { monthBounds, type Month } from '../../domain/calendar/month.ts'
import type { ItemId } from '../../domain/ids.ts'
import { confirmedRecordOf } from '../../domain/item/item.ts'
import type { Policy } from '../../domain/policy/policy.ts'
import type { ConfirmedRecord, WaitingRecord } from '../../domain/quota/progress.ts'
import { listUnsavedDrafts } from './draft-backup.ts'
import type { FieldDatabase } from './field-database.ts'
import { readMeta } from './meta.ts'
import { readSubmissions } from './outbox.ts'
import { countPhotosToSend } from './photo-queue.ts'
import type { DraftRow, ExchangeMeta, ItemRow, PhotoRow, SiblingRow, SubmissionRow } from './rows.ts'
import { readSiblings } from './settle-sibling.ts'
import { readPhotosOf } from './submit-draft.ts'

export interface Watcher<Value> {
  next(value: Value): void
  error(cause: unknown): void
}
/** Ends a watch. */
export type Unwatch = () => void

/** Calls back now and after each change, in this page, another tab, the worker or the service worker. */
function watch<Value>(query: () => Promise<Value>, watcher: Watcher<Value>): Unwatch {
  const subscription = liveQuery(query).subscribe(watcher)
  return () => subscription.unsubscribe()
}

export const watchDrafts = (database: FieldDatabase, watcher: Watcher<DraftRow[]>) =>
  watch(() => database.drafts.toArray(), watcher)

/** Submissions that wait; copies of drafts on their way to the office are no concern of the screens. */
export const watchOutbox = (database: FieldDatabase, watcher: Watcher<SubmissionRow[]>) =>
  watch(() => readSubmissions(database), watcher)

export const watchItems = (database: FieldDatabase, watcher: Watcher<ItemRow[]>) =>
  watch(() => database.items.toArray(), watcher)

/** The number of the last submission of each item that this phone sent; texts are not read for it. */
export const watchSentSeqs = (database: FieldDatabase, watcher: Watcher<Map<ItemId, number>>) =>
  watch(async () => {
    const seqs = new Map<ItemId, number>()
    await database.kept.orderBy('itemId').eachKey((itemId, { primaryKey }) => {
      seqs.set(itemId as ItemId, Math.max(primaryKey, seqs.get(itemId as ItemId) ?? 0))
    })
    return seqs
  }, watcher)

/** Texts of items from elsewhere that wait for a choice. */
export const watchSiblings = (database: FieldDatabase, watcher: Watcher<SiblingRow[]>) =>
  watch(() => database.siblings.toArray(), watcher)

/** The same of one item, without those that say what its draft says. */
export const watchSiblingsOf = (database: FieldDatabase, itemId: ItemId, watcher: Watcher<SiblingRow[]>) =>
  watch(() => readSiblings(database, itemId), watcher)

/** Photos that received items still lack and this phone can send, over all items. */
export const watchPhotosToCome = (database: FieldDatabase, watcher: Watcher<number>) =>
  watch(() => countPhotosToSend(database), watcher)

export const watchPhotos = (database: FieldDatabase, watcher: Watcher<PhotoRow[]>) =>
  watch(() => database.photos.toArray(), watcher)

export const watchPhotosOf = (database: FieldDatabase, itemId: ItemId, watcher: Watcher<PhotoRow[]>) =>
  watch(() => readPhotosOf(database, itemId), watcher)

/** When the latest draft was saved whose text the office should have and does not; null when it has them all. */
export const watchUnsavedDrafts = (database: FieldDatabase, watcher: Watcher<number | null>) =>
  watch(async () => {
    const unsaved = await listUnsavedDrafts(database)
    return unsaved.length === 0 ? null : Math.max(...unsaved.map(({ savedAt }) => savedAt))
  }, watcher)

export const watchExchange = (database: FieldDatabase, watcher: Watcher<ExchangeMeta | undefined>) =>
  watch(() => readMeta(database, 'exchange'), watcher)

export const watchPolicy = (database: FieldDatabase, watcher: Watcher<Policy | undefined>) =>
  watch(() => readMeta(database, 'policy'), watcher)

/** The dated records from which the month's progress is computed. */
export interface ProgressFacts {
  confirmed: ConfirmedRecord[]
  waiting: WaitingRecord[]
  policy: Policy | undefined
  unitClassId: string | undefined
  /** The office's clock at the last answer: "confirmed as of". */
  confirmedAt: number | null
}

export const watchProgressFacts = (database: FieldDatabase, month: Month, watcher: Watcher<ProgressFacts>) =>
  watch(() => readProgressFacts(database, month), watcher)

/** Records of the month only: a phone with thousands of items must show its month at once. */
export function readProgressFacts(database: FieldDatabase, month: Month): Promise<ProgressFacts> {
  const { items, records, outbox, meta } = database
  // One snapshot: between two reads an item could be in both counts, or in none.
  return database.transaction('r', [items, records, outbox, meta], async () => {
    const [confirmedItems, confirmedRecords, waiting, policy, unit, exchange] = await Promise.all([
      inMonth(items, 'countedAt', month),
      inMonth(records, 'reportedAt', month),
      readUnconfirmed(database),
      readMeta(database, 'policy'),
      readMeta(database, 'unit'),
      readMeta(database, 'exchange'),
    ])
    return {
      confirmed: [...confirmedItems.map(confirmedRecordOf), ...confirmedRecords],
      waiting: waiting.map(waitingRecordOf),
      policy,
      unitClassId: unit?.classId,
      confirmedAt: exchange?.serverTime ?? null,
    }
  })
}

/** What was reported in the month, and what was adopted in it however long ago it was reported. */
function inMonth<Row, Key>(table: Table<Row, Key>, reportedAt: string, month: Month): Promise<Row[]> {
  const { from, until } = monthBounds(month)
  return table.where(reportedAt).between(from, until).or('adoptedAt').between(from, until).toArray()
}

/** Submissions of items that the office has not confirmed; what a restored office asks for again is confirmed already. */
async function readUnconfirmed(database: FieldDatabase): Promise<SubmissionRow[]> {
  const rows = await readSubmissions(database)
  const known = await database.items.bulkGet(rows.map((row) => row.itemId))
  return rows.filter((_, index) => known[index] === undefined)
}

function waitingRecordOf(row: SubmissionRow): WaitingRecord {
  return { itemId: row.itemId, category: row.payload.text.category, submittedAt: row.clientTime }
}
