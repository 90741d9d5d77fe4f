import { setImmediate } from 'node:timers/promises'
import { groupAlike } from '../../domain/backlog/group-alike.ts'
import { groupByWords } from '../../domain/backlog/group-by-words.ts'
import {
  countByQuarter,
  groupByCategory,
  GROUPINGS,
  isReviewDue,
  quartersUntil,
  type Grouping,
  type StoredGroup,
  type StoredItem,
} from '../../domain/backlog/stored-item.ts'
import { periodBounds } from '../../domain/calendar/period.ts'
import { findSecrecyMark } from '../../domain/check/secrecy-mark.ts'
import { fingerprintsOf } from '../../domain/check/likeness/fingerprints.ts'
import type { AccountId, ItemId } from '../../domain/ids.ts'
import { formatReceipt } from '../../domain/receipt.ts'
import type { BacklogDue, BacklogList, BacklogReviewing } from '../../protocol/backlog.ts'
import type { Database } from '../db/database.ts'
import { getOffice } from '../office/office.usecases.ts'
import { listUnits } from '../people/people.usecases.ts'
import { refuseBacklog } from './backlog.errors.ts'
import * as repository from './backlog.repository.ts'
import type { ReviewRow } from './backlog.repository.ts'

/** Fingerprints between two turns of the event loop: some tens of milliseconds, in which phones wait. */
const TEXTS_AT_ONCE = 50

/** How much lies in store of the last eight quarters, and whether this quarter's look at it is still due. */
export function readBacklogDue(db: Database, at: number): BacklogDue {
  const stored = repository.countStored(db, beginOf(at))
  const reviewedAt = repository.lastReviewAt(db)
  return { stored, reviewedAt, isDue: isReviewDue({ stored, reviewedAt }, at) }
}

/** What is stored, in groups, each with its numbers and the last look at it. An unknown grouping is the first one. */
export async function listBacklog(
  db: Database,
  { by, at }: { by: string | undefined; at: number },
): Promise<BacklogList> {
  const grouping = GROUPINGS.find((name) => name === by) ?? 'word'
  const quarters = quartersUntil(at)
  const stored = repository.listStored(db, beginOf(at))
  const receivedAt = new Map(stored.map((item) => [item.id, item.receivedAt]))
  const reviews = new Map(repository.listReviews(db, grouping).map((review) => [review.key, review]))
  const groups = await groupStored(db, grouping, stored)
  return {
    due: readBacklogDue(db, at),
    quarters,
    items: stored.map(({ receiptMonth, receiptNumber, ...item }) => ({
      ...item,
      receipt: formatReceipt(receiptMonth, receiptNumber),
    })),
    groups: groups.map(({ key, itemIds }) => {
      const times = itemIds.map((id) => receivedAt.get(id) ?? 0)
      return {
        key,
        itemIds,
        counts: countByQuarter(times, quarters),
        reviewed: toReviewed(reviews.get(key), times),
      }
    }),
    serverTime: at,
  }
}

/** Marks a group as looked at (已回顾), with what came of it; the same request again changes nothing. */
export async function reviewBacklog(
  db: Database,
  { review, by, at }: { review: BacklogReviewing; by: AccountId; at: number },
): Promise<void> {
  // 涉密不上网: nothing of such words may be stored.
  if (findSecrecyMark(review.words) !== undefined) throw refuseBacklog('backlog.secrecy_mark')
  const groups = await groupStored(db, review.grouping, repository.listStored(db, beginOf(at)))
  const itemIds = groups.find(({ key }) => key === review.key)?.itemIds
  await db.write(() => {
    const known = repository.findReview(db, review.id)
    if (known?.key === review.key) return
    if (known !== undefined) throw refuseBacklog('backlog.id_taken')
    if (itemIds === undefined) throw refuseBacklog('backlog.empty')
    repository.insertReview(db, { ...review, itemIds, by, at })
  })
}

async function groupStored(
  db: Database,
  grouping: Grouping,
  stored: readonly StoredItem[],
): Promise<StoredGroup[]> {
  if (grouping === 'category') return groupByCategory(stored)
  if (grouping === 'word') return groupByWords(stored, listPlaces(db))
  return groupAlike(
    await fingerprint(
      repository.listBodies(
        db,
        stored.map(({ id }) => id),
      ),
    ),
  )
}

/** Names that stand in titles and are no matter of their own. */
const listPlaces = (db: Database) => [getOffice(db).name, ...listUnits(db).map(({ name }) => name)]

async function fingerprint(texts: readonly { id: ItemId; body: string }[]) {
  const prints: { id: ItemId; prints: number[] }[] = []
  for (const { id, body } of texts) {
    prints.push({ id, prints: fingerprintsOf(body) })
    if (prints.length % TEXTS_AT_ONCE === 0) await setImmediate()
  }
  return prints
}

function toReviewed(review: ReviewRow | undefined, receivedAt: readonly number[]) {
  if (review === undefined) return null
  const { at, by, words } = review
  return { at, by, words, newer: receivedAt.filter((each) => each > at).length }
}

function beginOf(at: number): number {
  const [first] = quartersUntil(at)
  return first === undefined ? at : periodBounds(first).from
}
