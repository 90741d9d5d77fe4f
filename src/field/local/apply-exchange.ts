import { confirmedRecordOf, countPhotosToCome } from '../../domain/item/item.ts'
import type { Change, CommandResult, SyncResponse } from '../../protocol/sync.ts'
import { writeTogether, type FieldDatabase } from './field-database.ts'
import { acknowledgedItem, type WrittenItem } from './acknowledged-item.ts'
import { readMeta, writeMeta } from './meta.ts'
import { NOT_BACKED_UP, type DraftRow, type ItemRow, type LocalAccount, type OutboxRow } from './rows.ts'

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
    if (await isRestored(database, answer)) await forgetRevisions(database)
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

/** Another epoch is another database of the office: it was restored, and knows less than it did before. */
async function isRestored(database: FieldDatabase, answer: SyncResponse): Promise<boolean> {
  const before = await readMeta(database, 'exchange')
  return before !== undefined && before.epoch !== answer.epoch
}

/** Whatever the restored office says is newer than what this phone heard before, though its revisions are lower. */
async function forgetRevisions({ items, records }: FieldDatabase): Promise<void> {
  await items.toCollection().modify({ rev: 0 })
  await records.toCollection().modify({ rev: 0 })
}

interface Settlement {
  account: LocalAccount
  now: number
  answer: SyncResponse
}

async function settle(database: FieldDatabase, result: CommandResult, settlement: Settlement): Promise<void> {
  const row = await database.outbox.get(result.seq)
  if (row === undefined || row.id !== result.id) return
  const { outcome } = result
  if (outcome.status === 'rejected') await reopenDraft(database, row, outcome.code)
  // The office's text had changed meanwhile: the officer's own stays in hand, and is sent against the newer one.
  else if (outcome.status === 'merged')
    await reopenDraft(database, { ...row, baseRev: outcome.rev }, 'item.changed')
  else await keepReceived(database, row, { result, ...settlement })
  await database.kept.put({ ...row, outcome: result.outcome, settledAt: settlement.now })
  await database.outbox.delete(row.seq)
}

/** A refused text stays with the officer, under 需处理, whole and editable. */
async function reopenDraft(database: FieldDatabase, row: OutboxRow, code: string): Promise<void> {
  // Refused a second time by a restored office: by now the officer may have sent the text anew, or gone on with it.
  if (await isFollowed(database, row)) return
  const draft = (await database.drafts.get(row.itemId)) ?? draftOf(row)
  await database.drafts.put({ ...draft, refusalCode: code })
}

function draftOf({ itemId, payload, clientTime, baseRev }: OutboxRow): Omit<DraftRow, 'refusalCode'> {
  const { text, notes } = payload
  const times = { createdAt: clientTime, savedAt: clientTime }
  return { id: itemId, text, notes, ...times, version: 1, baseRev, ...NOT_BACKED_UP }
}

async function isFollowed({ outbox, kept }: FieldDatabase, { itemId, seq }: OutboxRow): Promise<boolean> {
  const rows = await Promise.all(
    [outbox, kept].map((table) => table.where('itemId').equals(itemId).toArray()),
  )
  return rows.flat().some((row) => row.seq > seq)
}

async function keepReceived(
  database: FieldDatabase,
  row: OutboxRow,
  settlement: Settlement & { result: CommandResult },
): Promise<void> {
  const known = await database.items.get(row.itemId)
  const item = acknowledgedItem(row, known, settlement)
  if (item !== undefined) await database.items.put(itemRowOf(item))
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
  const { facts, written } = change
  const known = await database.items.get(facts.id)
  // Older revisions are ignored, so replays are harmless.
  if (known !== undefined && known.rev > facts.rev) return
  const content = written ?? known ?? (await lastSentText(database, facts.id))
  if (content === undefined) return
  const { text, notes } = content
  await database.items.put(itemRowOf({ ...facts, text, notes, isWrittenHere: written === undefined }))
}

/**
 * The office does not echo a text to the device that wrote it: this phone has it among what it sent, also when the
 * result of the sending was lost.
 */
async function lastSentText({ kept, outbox }: FieldDatabase, itemId: string) {
  const [settled, waiting] = await Promise.all([
    kept.where('itemId').equals(itemId).last(),
    outbox.where('itemId').equals(itemId).last(),
  ])
  return (settled ?? waiting)?.payload
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

/** An item with what the phone looks it up by. */
export function itemRowOf(item: WrittenItem): ItemRow {
  return {
    ...item,
    photosToCome: countPhotosToCome(item.photos),
    adoptedAt: confirmedRecordOf(item).adoptedAt,
  }
}
