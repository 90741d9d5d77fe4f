import { assertNever } from '../../domain/assert-never.ts'
import type { ItemId } from '../../domain/ids.ts'
import { upgradePolicy } from '../../domain/policy/upgrade-policy.ts'
import type { Change, SyncResponse } from '../../protocol/sync.ts'
import { applyDraftChange, isBeside, storeSiblings } from './apply-draft-change.ts'
import { writeTogether, type FieldDatabase } from './field-database.ts'
import { applyFacts } from './facts.ts'
import { hearChoice, isChosen } from './hear-choice.ts'
import { itemRowOf } from './item-row.ts'
import { readMeta, writeMeta } from './meta.ts'
import { findSubmission } from './outbox.ts'
import { forgetPolicies } from './rules.ts'
import { isSubmission } from './command-rows.ts'
import type { ExchangeMeta } from './meta-rows.ts'
import { OFFICE_TEXT, type ItemRow, type LocalAccount } from './rows.ts'
import { settleCommand } from './settle-command.ts'
import { addPhotoRows } from './start-correction.ts'
import { applyTold } from './told.ts'

export interface ExchangeContext {
  account: LocalAccount
  now: number
  /** The cursor with which the phone asked. */
  sentCursor?: number
  /** The version of this app, when it met changes of kinds that it does not know. */
  skippedBy?: string
  /** What the exchange showed of the phone's clock. */
  clock?: Pick<ExchangeMeta, 'skewMs' | 'jumpMs'>
}

/**
 * Stores an answer of the office: each result with the removal of the row it answers, every change, and the cursor,
 * in one strict transaction. An outbox row disappears only here. Applying the same answer twice changes nothing.
 * Resolves to whether the office, restored from a backup, has still to be told what this phone holds.
 */
export function applyExchange(
  database: FieldDatabase,
  answer: SyncResponse,
  context: ExchangeContext,
): Promise<{ needsReconcile: boolean }> {
  const { drafts, trash, besideTexts, revisions, photos, outbox, kept, items, records, meta } = database
  const { policies, facts, scoreEntries, appeals, told } = database
  const written = [drafts, trash, besideTexts, revisions, photos, outbox, kept, items, records, meta]
  const tables = [...written, policies, facts, scoreEntries, appeals, told]
  return writeTogether(database, tables, async () => {
    const before = await readMeta(database, 'exchange')
    const isRestored = isFromRestored(answer, before, context)
    if (isRestored) await forgetRevisions(database, context.now)
    for (const result of answer.results) await settleCommand(database, result, { ...context, answer })
    for (const change of answer.changes) await applyChange(database, change)
    const needsReconcile = isRestored || before?.needsReconcile === true
    const skippedBy = context.skippedBy ?? (context.sentCursor === 0 ? undefined : before?.skippedBy)
    await writeMeta(database, 'exchange', {
      epoch: answer.epoch,
      cursor: isBehind(answer, context) ? 0 : answer.cursor,
      durableSeq: answer.durableSeq,
      contactAt: context.now,
      serverTime: answer.serverTime,
      ...context.clock,
      ...(needsReconcile ? { needsReconcile } : {}),
      ...(skippedBy === undefined ? {} : { skippedBy }),
    })
    return { needsReconcile }
  })
}

/** Another epoch is another database of the office: it was restored, and knows less than it did before. */
function isFromRestored(
  answer: SyncResponse,
  before: ExchangeMeta | undefined,
  context: ExchangeContext,
): boolean {
  if (before === undefined) return false
  return before.epoch !== answer.epoch || isBehind(answer, context)
}

/** Also a database that was put back without a new epoch: its feed ends before what this phone has read. */
function isBehind(answer: SyncResponse, { sentCursor = 0 }: ExchangeContext): boolean {
  return answer.cursor < sentCursor
}

/** Whatever the restored office says is newer than what this phone heard before, though its revisions are lower. */
async function forgetRevisions(database: FieldDatabase, now: number): Promise<void> {
  const { items, records, facts, scoreEntries, told, drafts, trash } = database
  await items.toCollection().modify({ rev: 0 })
  await records.toCollection().modify({ rev: 0 })
  await facts.toCollection().modify({ rev: 0 })
  // What it has lost of these must not go on counting; all it has follows, for its feed begins anew.
  await forgetPolicies(database, now)
  await scoreEntries.clear()
  await told.clear()
  // Whether it still has the copies of drafts is not known either.
  await drafts.toCollection().modify({ rev: 0, besideRev: undefined, backedUpVersion: 0 })
  await trash.toCollection().modify({ rev: 0, besideRev: undefined, toldDeletedAt: undefined })
}

async function applyChange(database: FieldDatabase, change: Change): Promise<void> {
  switch (change.kind) {
    case 'item':
      return applyItem(database, change)
    case 'draft':
      return applyDraftChange(database, change)
    case 'record':
      return applyRecord(database, change)
    case 'policy':
      return writeMeta(database, 'policy', upgradePolicy(change.policy))
    case 'unit':
      return writeMeta(database, 'unit', change.unit)
    case 'rules':
      return void (await database.policies.put(upgradePolicy(change.policy)))
    case 'facts':
      return applyFacts(database, change)
    case 'score_entry':
      return void (await database.scoreEntries.put(change.entry))
    case 'appeal':
      return void (await database.appeals.put(change.appeal))
    case 'told':
      return applyTold(database, change)
    default:
      return assertNever(change)
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
  const row = itemRowOf({ ...facts, text, notes, isWrittenHere: written === undefined })
  await database.items.put(row)
  await storeSiblings(database, change.siblings ?? [], { itemId: facts.id, of: 'item' })
  const draft = await database.drafts.get(facts.id)
  if (draft !== undefined) {
    const sent = await lastSentText(database, facts.id)
    const heard = { item: row, draft, siblings: change.siblings ?? [], sent }
    if (isChosen(heard)) return hearChoice(database, heard)
  }
  if (draft !== undefined && isBeside(draft, change.siblings)) await showOfficeText(database, row)
  // A correction that was begun on another phone came before the item itself.
  if ((draft?.baseRev ?? 0) > 0) await addPhotoRows(database, row)
}

/** The correction stands only beside the office's text: the officer sees that one next to the own, and chooses. */
async function showOfficeText({ besideTexts }: FieldDatabase, item: ItemRow): Promise<void> {
  const { id: itemId, text, notes, events, receivedAt } = item
  const writtenAt = events[events.length - 1]?.at ?? receivedAt
  const number = OFFICE_TEXT
  await besideTexts.put({ itemId, of: 'item', number, deviceName: '', writtenAt, text, notes })
}

/**
 * The office does not echo a text to the device that wrote it: this phone has it among what it sent, also when the
 * result of the sending was lost.
 */
async function lastSentText(database: FieldDatabase, itemId: ItemId) {
  const settled = await database.kept.where('itemId').equals(itemId).filter(isSubmission).last()
  const submission = settled ?? (await findSubmission(database, itemId))
  return submission !== undefined && isSubmission(submission) ? submission.payload : undefined
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
