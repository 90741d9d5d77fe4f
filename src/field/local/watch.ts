import { Dexie, liveQuery } from 'dexie'
import type { AccountId, ItemId, UnitId } from '../../domain/ids.ts'
import type { Policy } from '../../domain/policy/policy.ts'
import { listUnsavedDrafts } from './draft-backup.ts'
import type { FieldDatabase } from './field-database.ts'
import { readMeta } from './meta.ts'
import { countUnconfirmed } from './only-here.ts'
import { countWaiting, readSubmissions } from './outbox.ts'
import { countPhotosToSend } from './photo-queue.ts'
import type { SubmissionRow } from './command-rows.ts'
import type { ExchangeMeta } from './meta-rows.ts'
import type { DraftRow, ItemRow, PhotoRow, SiblingRow } from './rows.ts'
import { readPolicyAt } from './rules.ts'
import { readSiblings } from './siblings.ts'
import {
  readFullStanding,
  readStanding,
  type FullStanding,
  type Standing,
  type StandingWish,
} from './standing.ts'
import { readPhotosOf } from './submission-parts.ts'

export interface Watcher<Value> {
  next(value: Value): void
  error(cause: unknown): void
}
/** Ends a watch. */
export type Unwatch = () => void

/** Longer than the pause between two saves of an open editor. */
const CALM_MS = 1000

/** Calls back now and after each change, in this page, another tab, the worker or the service worker. */
export function watch<Value>(query: () => Promise<Value>, watcher: Watcher<Value>): Unwatch {
  const subscription = liveQuery(query).subscribe(watcher)
  return () => subscription.unsubscribe()
}

/**
 * The same for what nobody looks at while it changes: as long as changes follow each other within `CALM_MS` nothing is
 * read, so that typing does not wait for it with each save.
 */
export function watchCalmly<Value>(query: () => Promise<Value>, watcher: Watcher<Value>): Unwatch {
  let turn = 0
  const unwatch = watch(
    async () => {
      const own = ++turn
      if (own === 1) return query()
      // Dexie's own promise: after any other it would not know any more which reading it observes.
      await new Dexie.Promise((resolve) => setTimeout(resolve, CALM_MS))
      return own === turn ? query() : undefined
    },
    watcher as Watcher<Value | undefined>,
  )
  return () => {
    turn = 0
    unwatch()
  }
}

export const watchDrafts = (database: FieldDatabase, watcher: Watcher<DraftRow[]>) =>
  watch(() => database.drafts.toArray(), watcher)

/** When each draft was begun (ms). */
export const watchDraftStarts = (database: FieldDatabase, watcher: Watcher<number[]>) =>
  watchCalmly(async () => (await database.drafts.toArray()).map(({ createdAt }) => createdAt), watcher)

/** How many texts the office has not confirmed as they stand. */
export const watchUnconfirmed = (database: FieldDatabase, watcher: Watcher<number>) =>
  watchCalmly(() => countUnconfirmed(database), watcher)

/** Submissions that wait; copies of drafts on their way to the office are no concern of the screens. */
export const watchOutbox = (database: FieldDatabase, watcher: Watcher<SubmissionRow[]>) =>
  watch(() => readSubmissions(database), watcher)

export const watchWaitingCount = (database: FieldDatabase, watcher: Watcher<number>) =>
  watch(() => countWaiting(database), watcher)

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
  watch(() => database.besideTexts.toArray(), watcher)

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
  watchCalmly(async () => {
    const unsaved = await listUnsavedDrafts(database)
    return unsaved.length === 0 ? null : Math.max(...unsaved.map(({ savedAt }) => savedAt))
  }, watcher)

export const watchExchange = (database: FieldDatabase, watcher: Watcher<ExchangeMeta | undefined>) =>
  watch(() => readMeta(database, 'exchange'), watcher)

/** The rules that hold today (as of `now`). */
export const watchPolicy = (
  database: FieldDatabase,
  now: () => number,
  watcher: Watcher<Policy | undefined>,
) => watch(() => readPolicyAt(database, now()), watcher)

export const watchStanding = (database: FieldDatabase, wish: StandingWish, watcher: Watcher<Standing>) =>
  watch(() => readStanding(database, wish), watcher)

export const watchFullStanding = (
  database: FieldDatabase,
  person: { unitId: UnitId; accountId: AccountId },
  watcher: Watcher<FullStanding>,
) => watch(() => readFullStanding(database, person), watcher)
