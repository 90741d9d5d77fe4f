import { assertNever } from '../../domain/assert-never.ts'
import type { RefusalCode } from '../../protocol/codes.ts'
import type { CommandResult, Outcome, SyncResponse } from '../../protocol/sync.ts'
import { acknowledgedItem } from './acknowledged-item.ts'
import type { FieldDatabase } from './field-database.ts'
import { itemRowOf } from './item-row.ts'
import { appealOf } from './appeals.ts'
import { answerOf } from './submission-parts.ts'
import {
  isDeed,
  type AppealCommandRow,
  type BackupRow,
  type DeedRow,
  type OutboxRow,
  type RemovalRow,
  type SubmissionRow,
} from './command-rows.ts'
import { NOT_BACKED_UP, OFFICE_TEXT, type DraftRow, type LocalAccount } from './rows.ts'

/** Why an item is a draft again although the office had it once: it was restored from before. */
export const LOST_AT_OFFICE = 'item.lost' satisfies RefusalCode

/** Why an item is a draft again that the office took in, but only beside its own text. */
export const NEWER_AT_OFFICE = 'item.newer_text' satisfies RefusalCode

export interface Settlement {
  account: LocalAccount
  now: number
  answer: SyncResponse
}

/** Inside a write: stores what became of a command and takes it off the outbox; only here does a row disappear. */
export async function settleCommand(
  database: FieldDatabase,
  result: CommandResult,
  settlement: Settlement,
): Promise<void> {
  const row = await database.outbox.get(result.seq)
  if (row === undefined || row.id !== result.id) return
  await settleByType(database, row, { result, ...settlement })
  await database.outbox.delete(row.seq)
}

type SettlementOf = Settlement & { result: CommandResult }

async function settleByType(
  database: FieldDatabase,
  row: OutboxRow,
  settlement: SettlementOf,
): Promise<void> {
  const { outcome } = settlement.result
  if (isDeed(row)) return settleDeed(database, row, settlement)
  switch (row.type) {
    case 'item.submit':
    case 'item.resubmit':
      return settleSubmission(database, row, settlement)
    case 'draft.put':
      return settleBackup(database, row, outcome)
    case 'draft.delete':
      return settleRemoval(database, row, outcome)
    case 'appeal.make':
      return settleAppeal(database, row, settlement)
    case 'command.void':
      return
    default:
      return assertNever(row)
  }
}

async function settleSubmission(
  database: FieldDatabase,
  row: SubmissionRow,
  settlement: SettlementOf,
): Promise<void> {
  const { outcome } = settlement.result
  if (outcome.status === 'rejected') await reopenDraft(database, row, outcome.code)
  // The office's text had changed meanwhile: the officer's own stays in hand, and is sent against the newer one.
  else if (outcome.status === 'merged')
    await reopenDraft(database, { ...row, baseRev: outcome.rev }, NEWER_AT_OFFICE)
  else await keepReceived(database, row, settlement)
  await database.kept.put({ ...row, outcome, settledAt: settlement.now })
}

/** Inside a write: a refused text stays with the officer, under 需处理, whole and editable. */
export async function reopenDraft(database: FieldDatabase, row: SubmissionRow, code: string): Promise<void> {
  // Refused a second time by a restored office: by now the officer may have sent the text anew, or gone on with it.
  if (await isFollowed(database, row)) return
  const draft = (await database.drafts.get(row.itemId)) ?? draftOf(row)
  // The office does not know the item that was to be corrected: the next submission brings it as a new one.
  const isLost = code === 'item.unknown'
  const place = isLost ? { baseRev: 0, refusalCode: LOST_AT_OFFICE } : { refusalCode: code }
  await database.drafts.put({ ...draft, ...place })
}

/** The draft that a submission was. Its versions go on where those of the draft ended: a copy of that may still be on its way. */
export function draftOf({ itemId, payload, clientTime, baseRev, draft }: SubmissionRow): DraftRow {
  const { text, notes } = payload
  const times = { createdAt: clientTime, savedAt: clientTime }
  const version = (draft?.version ?? 0) + 1
  return {
    id: itemId,
    text,
    notes,
    ...times,
    baseRev,
    refusalCode: null,
    ...NOT_BACKED_UP,
    ...draft,
    ...answerOf(payload),
    version,
  }
}

async function isFollowed({ outbox, kept }: FieldDatabase, { itemId, seq }: OutboxRow): Promise<boolean> {
  const rows = await Promise.all([
    outbox.where('itemId').equals(itemId).toArray(),
    kept.where('itemId').equals(itemId).toArray(),
  ])
  return rows.flat().some((row) => row.seq > seq)
}

async function keepReceived(
  database: FieldDatabase,
  row: SubmissionRow,
  settlement: SettlementOf,
): Promise<void> {
  const known = await database.items.get(row.itemId)
  const item = acknowledgedItem(row, known, settlement)
  if (item !== undefined) await database.items.put(itemRowOf(item))
  // What was sent is the choice.
  await database.besideTexts.bulkDelete([
    [row.itemId, 'draft', OFFICE_TEXT],
    [row.itemId, 'item', OFFICE_TEXT],
  ])
}

/** The feed brings it with its answer; until then it is known that the office has it, or why it did not take it. */
async function settleAppeal(
  database: FieldDatabase,
  row: AppealCommandRow,
  { result: { outcome }, account, now }: SettlementOf,
): Promise<void> {
  const refusal = outcome.status === 'rejected' ? { refusalCode: outcome.code } : {}
  const known = await database.appeals.get(row.itemId)
  const appeal = known ?? appealOf(row, { unitId: account.unitId, madeBy: account.accountId })
  await database.appeals.put({ ...appeal, ...refusal })
  await database.kept.put({ ...row, outcome, settledAt: now })
}

/** What it changed the feed brings with its answer; a refusal stays with the deed. */
async function settleDeed(
  { kept }: FieldDatabase,
  row: DeedRow,
  { result: { outcome }, now }: SettlementOf,
): Promise<void> {
  await kept.put({ ...row, outcome, settledAt: now })
}

/**
 * Merged too means that the office has this text: beside its own, which the feed brings. The draft does not go on from
 * that revision before the officer has chosen: its next copy would settle a text that nobody has seen.
 */
async function settleBackup(
  { drafts, trash }: FieldDatabase,
  row: BackupRow,
  outcome: Outcome,
): Promise<void> {
  if (outcome.status === 'rejected') {
    await drafts.update(row.itemId, { refusedVersion: row.version })
    return
  }
  const rev = outcome.status === 'merged' ? {} : { rev: outcome.rev }
  const draft = await drafts.get(row.itemId)
  if (draft !== undefined) {
    const backedUpVersion = Math.max(draft.backedUpVersion, row.version)
    await drafts.update(row.itemId, { ...rev, backedUpVersion })
  }
  // Thrown away while its copy travelled: from now on there is something to take away at the office too.
  else await trash.update(row.itemId, rev)
}

/** Brought back out of the trash, the whole text goes to the office again. */
async function settleRemoval(
  { drafts, trash }: FieldDatabase,
  row: RemovalRow,
  outcome: Outcome,
): Promise<void> {
  const rev = outcome.status === 'rejected' ? {} : { rev: outcome.rev }
  await drafts.update(row.itemId, { ...rev, backedUpVersion: 0 })
  await trash.update(row.itemId, { ...rev, backedUpVersion: 0, toldDeletedAt: row.payload.deletedAt })
}
