import type { FieldDatabase } from './field-database.ts'
import { writeTogether } from './field-database.ts'
import { readMeta } from './meta.ts'
import type { ExchangeMeta, OutboxRow } from './rows.ts'

/** What one exchange with the office starts from. */
export interface ExchangeStart {
  deviceId: string
  exchange: ExchangeMeta | undefined
  /** The first number that has no result yet. */
  firstSeq: number
  batch: OutboxRow[]
  waiting: number
}

/**
 * Takes the next commands in their order, at most `limit.commands` and about `limit.bytes`, and marks them as
 * attempted: from here on they never change, because the office may have them.
 */
export function takeBatch(
  database: FieldDatabase,
  limit: { commands: number; bytes: number },
  now: number,
): Promise<ExchangeStart> {
  const { outbox, meta } = database
  return writeTogether(database, [outbox, meta], async () => {
    const batch = cutToBytes(await outbox.orderBy('seq').limit(limit.commands).toArray(), limit.bytes)
    const attempted = batch.map((row) => ({ ...row, attemptedAt: row.attemptedAt ?? now }))
    if (attempted.length > 0) await outbox.bulkPut(attempted)
    const deviceId = await readMeta(database, 'deviceId')
    if (deviceId === undefined) throw new Error('this memory has no device id')
    const nextSeq = (await readMeta(database, 'nextSeq')) ?? 1
    return {
      deviceId,
      exchange: await readMeta(database, 'exchange'),
      firstSeq: attempted[0]?.seq ?? nextSeq,
      batch: attempted,
      waiting: await outbox.count(),
    }
  })
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
 * The office asks for numbers it has no results of (after a restore): what was kept goes out again, first ids and all.
 * Resolves to how many commands wait now that did not wait before.
 */
export function requeueAfter(database: FieldDatabase, lastSeq: number): Promise<number> {
  const { outbox, kept } = database
  return writeTogether(database, [outbox, kept], async () => {
    const waiting = new Set(await outbox.toCollection().primaryKeys())
    const rows = await kept.where('seq').above(lastSeq).toArray()
    const missing = rows.filter((row) => !waiting.has(row.seq))
    await outbox.bulkAdd(missing.map(({ outcome: _outcome, settledAt: _settledAt, ...row }) => row))
    return missing.length
  })
}

export function countWaiting(database: FieldDatabase): Promise<number> {
  return database.outbox.count()
}
