import type { ItemId } from '../../domain/ids.ts'
import { writeTogether, type FieldDatabase } from './field-database.ts'
import { readMeta } from './meta.ts'
import {
  isSubmission,
  SUBMISSION_TYPES,
  type KeptRow,
  type OutboxRow,
  type SubmissionRow,
} from './command-rows.ts'
import type { ExchangeMeta } from './meta-rows.ts'

/** What one exchange with the office starts from. */
export interface ExchangeStart {
  deviceId: string
  exchange: ExchangeMeta | undefined
  /** The first number that has no result yet. */
  firstSeq: number
  batch: OutboxRow[]
  /** Commands without a result, this batch included. */
  pending: number
  /** Submissions among them: what the office and the officer hear of. */
  waiting: number
}

/**
 * Takes the next commands in their order, at most `limit.commands` and about `limit.bytes`, and marks them as
 * attempted: from here on they never change, because the office may have them. With `limit.commands` 0 it takes none.
 */
export function takeBatch(
  database: FieldDatabase,
  limit: { commands: number; bytes: number },
  now: number,
): Promise<ExchangeStart> {
  const { outbox, meta } = database
  return writeTogether(database, [outbox, meta], async () => {
    const first = await outbox.orderBy('seq').first()
    const next = limit.commands === 0 ? [] : await outbox.orderBy('seq').limit(limit.commands).toArray()
    const batch = cutToBytes(cutAtHole(next), limit.bytes)
    const attempted = batch.map((row) => ({ ...row, attemptedAt: row.attemptedAt ?? now }))
    if (attempted.length > 0) await outbox.bulkPut(attempted)
    const deviceId = await readMeta(database, 'deviceId')
    if (deviceId === undefined) throw new Error('this memory has no device id')
    const nextSeq = (await readMeta(database, 'nextSeq')) ?? 1
    return {
      deviceId,
      exchange: await readMeta(database, 'exchange'),
      firstSeq: first?.seq ?? nextSeq,
      batch: attempted,
      pending: await outbox.count(),
      waiting: await countWaiting(database),
    }
  })
}

/** Numbers in between may have their result already; one request holds a run of numbers. */
function cutAtHole(rows: OutboxRow[]): OutboxRow[] {
  const end = rows.findIndex((row, index) => row.seq !== (rows[0]?.seq ?? 0) + index)
  return end === -1 ? rows : rows.slice(0, end)
}

/** At least one command, so that a single large text still goes. */
function cutToBytes(rows: OutboxRow[], bytes: number): OutboxRow[] {
  let used = 0
  const end = rows.findIndex((row, index) => {
    used += JSON.stringify(row.payload).length * 2
    return index > 0 && used > bytes
  })
  return end === -1 ? rows : rows.slice(0, end)
}

/**
 * The office asks for numbers it has no results of: what was kept goes out again, first ids and all. Resolves to
 * whether the next number that it wants is among what waits; if not, only reconciling helps.
 */
export function requeueAfter(database: FieldDatabase, lastSeq: number): Promise<boolean> {
  const { outbox, kept } = database
  return writeTogether(database, [outbox, kept], async () => {
    const rows = await kept.where('seq').above(lastSeq).toArray()
    await requeue(database, rows)
    return (await outbox.get(lastSeq + 1)) !== undefined
  })
}

/** Inside a write: puts kept commands back among what waits; those that wait already stay as they are. */
export async function requeue({ outbox }: FieldDatabase, rows: KeptRow[]): Promise<void> {
  const waiting = new Set(await outbox.toCollection().primaryKeys())
  const missing = rows.filter((row) => !waiting.has(row.seq))
  await outbox.bulkAdd(missing.map(({ outcome: _outcome, settledAt: _settledAt, ...row }) => row))
}

/** Submissions without a result, in their order. */
export async function readSubmissions(database: FieldDatabase): Promise<SubmissionRow[]> {
  return (await database.outbox.orderBy('seq').toArray()).filter(isSubmission)
}

/** The submission of an item that waits; copies of its draft are none. */
export async function findSubmission(
  database: FieldDatabase,
  itemId: ItemId,
): Promise<SubmissionRow | undefined> {
  const rows = await database.outbox.where('itemId').equals(itemId).toArray()
  const submissions = rows.filter(isSubmission)
  return submissions[submissions.length - 1]
}

/** How many submissions wait; copies of drafts do not count. No row is read for it. */
export async function countWaiting({ outbox }: FieldDatabase): Promise<number> {
  // One range of the index each: over several Dexie would walk from row to row.
  const counts = SUBMISSION_TYPES.map((type) => outbox.where('type').equals(type).count())
  return (await Promise.all(counts)).reduce((sum, count) => sum + count, 0)
}

/** The items whose submissions wait, each once. Keys only are read for it: a phone may hold thousands of texts. */
export async function listWaitingItems({ outbox }: FieldDatabase): Promise<ItemId[]> {
  const ofTypes = SUBMISSION_TYPES.map((type) => outbox.where('type').equals(type).primaryKeys())
  const seqs = new Set((await Promise.all(ofTypes)).flat())
  if (seqs.size === 0) return []
  const itemIds = new Set<ItemId>()
  await outbox.orderBy('itemId').eachKey((itemId, { primaryKey }) => {
    if (seqs.has(primaryKey)) itemIds.add(itemId as ItemId)
  })
  return Array.from(itemIds)
}

/** Waiting first submissions that name a commission or key points; one that is sent anew is counted already. */
export async function readNaming(
  { outbox }: FieldDatabase,
  named: 'commissionId' | 'pointIds',
): Promise<SubmissionRow[]> {
  // A row without the property is not in its index.
  const rows = await outbox.orderBy(`payload.${named}`).distinct().toArray()
  return rows.filter(isSubmission).filter(({ type }) => type === 'item.submit')
}
