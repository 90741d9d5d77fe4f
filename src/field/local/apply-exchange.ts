import { countPhotosToCome, type Item } from '../../domain/item/item.ts'
import type { Change, CommandResult, SyncResponse } from '../../protocol/sync.ts'
import { writeTogether, type FieldDatabase } from './field-database.ts'
import { acknowledgedItem } from './acknowledged-item.ts'
import { writeMeta } from './meta.ts'
import type { ItemRow, LocalAccount, OutboxRow } from './rows.ts'

/**
 * Stores an answer of the office: each result with the removal of the row it answers, every change, and the cursor,
 * in one strict transaction. An outbox row disappears only here. Applying the same answer twice changes nothing.
 */
export function applyExchange(
  database: FieldDatabase,
  answer: SyncResponse,
  context: { account: LocalAccount; now: number },
): Promise<void> {
  const { drafts, outbox, kept, items, records, meta } = database
  return writeTogether(database, [drafts, outbox, kept, items, records, meta], async () => {
    for (const result of answer.results) await settle(database, result, { ...context, answer })
    for (const change of answer.changes) await applyChange(database, change)
    await writeMeta(database, 'exchange', {
      epoch: answer.epoch,
      cursor: answer.cursor,
      durableSeq: answer.durableSeq,
      contactAt: context.now,
      serverTime: answer.serverTime,
    })
  })
}

interface Settlement {
  account: LocalAccount
  now: number
  answer: SyncResponse
}

async function settle(database: FieldDatabase, result: CommandResult, settlement: Settlement): Promise<void> {
  const row = await database.outbox.get(result.seq)
  if (row === undefined || row.id !== result.id) return
  if (result.outcome.status === 'rejected') await reopenDraft(database, row, result.outcome.code)
  else await keepReceived(database, row, { result, ...settlement })
  await database.kept.put({ ...row, outcome: result.outcome, settledAt: settlement.now })
  await database.outbox.delete(row.seq)
}

/** A refused text stays with the officer, under 需处理, whole and editable. */
async function reopenDraft(database: FieldDatabase, row: OutboxRow, code: string): Promise<void> {
  const { text, notes } = row.payload
  await database.drafts.put({
    id: row.itemId,
    text,
    notes,
    createdAt: row.clientTime,
    savedAt: row.clientTime,
    version: 1,
    baseRev: row.baseRev,
    refusalCode: code,
  })
}

async function keepReceived(
  database: FieldDatabase,
  row: OutboxRow,
  settlement: Settlement & { result: CommandResult },
): Promise<void> {
  const known = await database.items.get(row.itemId)
  const item = acknowledgedItem(row, known, settlement)
  if (item !== undefined) await database.items.put(withPhotosToCome(item))
}

async function applyChange(database: FieldDatabase, change: Change): Promise<void> {
  switch (change.kind) {
    case 'item':
      return applyItem(database, change)
    case 'record':
      return applyRecord(database, change)
    case 'policy':
      return writeMeta(database, 'policy', change.policy)
    case 'unit':
      return writeMeta(database, 'unit', change.unit)
  }
}

async function applyItem(database: FieldDatabase, change: Extract<Change, { kind: 'item' }>): Promise<void> {
  const { facts } = change
  const known = await database.items.get(facts.id)
  // Older revisions are ignored, so replays are harmless.
  if (known !== undefined && known.rev > facts.rev) return
  const written = change.written ?? known ?? (await lastKeptText(database, facts.id))
  if (written === undefined) return
  await database.items.put(withPhotosToCome({ ...facts, text: written.text, notes: written.notes }))
}

/** The office does not echo a text to the device that wrote it: this phone has it among what it sent. */
async function lastKeptText(database: FieldDatabase, itemId: string) {
  return (await database.kept.where('itemId').equals(itemId).last())?.payload
}

async function applyRecord(
  database: FieldDatabase,
  change: Extract<Change, { kind: 'record' }>,
): Promise<void> {
  const { itemId, rev, category, reportedAt, adoptedAt } = change
  const known = await database.records.get(itemId)
  if (known !== undefined && known.rev > rev) return
  await database.records.put({ itemId, rev, category, reportedAt, adoptedAt })
}

export function withPhotosToCome(item: Item): ItemRow {
  return { ...item, photosToCome: countPhotosToCome(item.photos) }
}
