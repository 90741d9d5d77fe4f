import type { CommandId, ItemId, Sha256 } from '../../domain/ids.ts'
import { writeTogether, type FieldDatabase } from './field-database.ts'
import { appealOf } from './appeals.ts'
import { isDeed, type OutboxRow, type VoidRow } from './command-rows.ts'
import type { LocalAccount } from './rows.ts'
import { reopenDraft } from './settle-command.ts'

export interface SetAsideParts {
  /** Why the office will not even read the command. */
  code: string
  voidId: CommandId
  /** The hash of a payload that says nothing. */
  voidSha256: Sha256
  appVersion: string
  account: LocalAccount
  now: number
}

/**
 * Sets a command aside that the office will not even read: a submission goes back to the officer under 需处理 with the
 * office's reason. The office never recorded it, so its number would be a hole that holds up everything behind it, and
 * those behind may not move up, for the office may have them under their own numbers. So a command that says nothing
 * takes the number: any office refuses it and counts it. Resolves to false when that one was refused itself.
 */
export function setAside(
  database: FieldDatabase,
  refused: OutboxRow,
  parts: SetAsideParts,
): Promise<boolean> {
  const { outbox, kept, drafts, trash, appeals } = database
  return writeTogether(database, [outbox, kept, drafts, trash, appeals], async () => {
    const row = await outbox.get(refused.seq)
    if (row === undefined || row.id !== refused.id) return true
    if (row.type === 'command.void') return false
    await giveBack(database, row, parts)
    await outbox.put(makeVoid(row.seq, parts))
    return true
  })
}

/** Nothing of the former command goes into it: any part of that may be what cannot be read. */
export function makeVoid(
  seq: number,
  {
    voidId,
    voidSha256,
    appVersion,
    now,
  }: Pick<SetAsideParts, 'voidId' | 'voidSha256' | 'appVersion' | 'now'>,
): VoidRow {
  return {
    seq,
    id: voidId,
    type: 'command.void',
    itemId: voidId as string as ItemId,
    baseRev: 0,
    payload: null,
    payloadSha256: voidSha256,
    appVersion,
    clientTime: now,
    attemptedAt: null,
  }
}

async function giveBack(
  database: FieldDatabase,
  row: OutboxRow,
  { code, account, now }: SetAsideParts,
): Promise<void> {
  if (isDeed(row)) {
    await database.kept.put({ ...row, outcome: { status: 'rejected', code }, settledAt: now })
    return
  }
  switch (row.type) {
    case 'item.submit':
    case 'item.resubmit':
      return reopenDraft(database, row, code)
    case 'draft.put':
      return void (await database.drafts.update(row.itemId, { refusedVersion: row.version }))
    case 'draft.delete':
      return void (await database.trash.update(row.itemId, { toldDeletedAt: row.payload.deletedAt }))
    case 'appeal.make': {
      const appeal = appealOf(row, { unitId: account.unitId, madeBy: account.accountId })
      return void (await database.appeals.put({ ...appeal, refusalCode: code }))
    }
    case 'command.void':
      return
  }
}
