import type { ItemId } from '../../domain/ids.ts'
import { SYNC_LIMITS } from '../../protocol/headers.ts'
import type { ReconcileRequest, ReconcileResponse } from '../../protocol/sync.ts'
import { writeTogether, type FieldDatabase } from './field-database.ts'
import { readMeta, writeMeta } from './meta.ts'
import { requeue } from './outbox.ts'
import { LOST_AT_OFFICE } from './settle-command.ts'
import { addRevision } from './revisions.ts'
import { isSubmission, type SubmissionRow } from './command-rows.ts'
import { NOT_BACKED_UP, type ItemRow } from './rows.ts'
import { answerOf } from './submission-parts.ts'

export async function needsReconcile(database: FieldDatabase): Promise<boolean> {
  return (await readMeta(database, 'exchange'))?.needsReconcile === true
}

/** The office misses numbers that this phone cannot send again. */
export function markForReconcile(database: FieldDatabase): Promise<void> {
  return writeTogether(database, [database.meta], async () => {
    const exchange = await readMeta(database, 'exchange')
    if (exchange !== undefined) await writeMeta(database, 'exchange', { ...exchange, needsReconcile: true })
  })
}

export type ReconcileNotes = Pick<ReconcileRequest, 'device' | 'nextSeq' | 'have' | 'kept'>

/** What this phone holds of which a restored office may lack something: the newest, where it is too much for one request. */
export function readReconcileNotes(database: FieldDatabase): Promise<ReconcileNotes> {
  const { items, outbox, kept, meta } = database
  return database.transaction('r', [items, outbox, kept, meta], async () => {
    const device = await readMeta(database, 'deviceId')
    if (device === undefined) throw new Error('this memory has no device id')
    const [settled, waiting] = [await kept.toArray(), await outbox.toArray()]
    const commands = [...settled, ...waiting].sort((a, b) => a.seq - b.seq)
    const hashes = hashesByItem([...settled, ...waiting].filter(isSubmission))
    const have = (await items.toArray()).map(({ id, rev }) => ({
      itemId: id,
      rev,
      payloadSha256: hashes.get(id) ?? null,
    }))
    return {
      device,
      nextSeq: (await readMeta(database, 'nextSeq')) ?? 1,
      have: have.slice(-SYNC_LIMITS.reconcileEntries),
      kept: uniqueBySeq(commands.map(({ id, seq }) => ({ id, seq }))).slice(-SYNC_LIMITS.reconcileEntries),
    }
  })
}

function hashesByItem(rows: SubmissionRow[]) {
  const inOrder = rows.sort((a, b) => a.seq - b.seq)
  return new Map(inOrder.map(({ itemId, payloadSha256 }) => [itemId, payloadSha256]))
}

/** A command that waits once more stands in both stores. */
function uniqueBySeq(commands: ReconcileNotes['kept']): ReconcileNotes['kept'] {
  return [...new Map(commands.map((command) => [command.seq, command])).values()]
}

/**
 * Stores what the office lacks, in one strict transaction: kept commands wait once more under their first ids and
 * numbers, and an item that no command can bring back is a draft again. Nothing of the officer's is taken away.
 * The same answer twice changes nothing; photos follow by themselves when the office names what is missing.
 */
export function storeReconciled(
  database: FieldDatabase,
  { lacking, lackingItems }: Pick<ReconcileResponse, 'lacking' | 'lackingItems'>,
  now: number,
): Promise<void> {
  const { items, facts, outbox, kept, drafts, revisions, meta } = database
  return writeTogether(database, [items, facts, outbox, kept, drafts, revisions, meta], async () => {
    const wanted = new Set<string>(lacking)
    await requeue(
      database,
      (await kept.toArray()).filter(({ id }) => wanted.has(id)),
    )
    for (const id of lackingItems) await reopenItem(database, id, now)
    const { needsReconcile: _done, ...exchange } = (await readMeta(database, 'exchange')) ?? {}
    if ('epoch' in exchange) await writeMeta(database, 'exchange', exchange)
  })
}

async function reopenItem(database: FieldDatabase, id: ItemId, now: number): Promise<void> {
  const { items, facts, outbox, drafts } = database
  const item = await items.get(id)
  // What waits of the item brings it, or is refused and comes back to the officer by itself.
  if (item === undefined || (await outbox.where('itemId').equals(id).filter(isSubmission).count()) > 0) return
  const draft = (await drafts.get(id)) ?? draftOf(item, now)
  await addRevision(database, { itemId: id, at: now, text: item.text, notes: item.notes })
  // A new item for the office, also when it was under correction here.
  await drafts.put({ ...draft, baseRev: 0, refusalCode: LOST_AT_OFFICE })
  await items.delete(id)
  await facts.delete(id)
}

function draftOf(item: ItemRow, now: number) {
  const { id, text, notes, receivedAt } = item
  const times = { createdAt: receivedAt, savedAt: now }
  return { id, text, notes, ...times, version: 1, ...NOT_BACKED_UP, ...answerOf(item) }
}
