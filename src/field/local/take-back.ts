import type { CommandId, ItemId, Sha256 } from '../../domain/ids.ts'
import { writeTogether, type FieldDatabase } from './field-database.ts'
import { findSubmission } from './outbox.ts'
import { makeVoid } from './set-aside.ts'
import { draftOf } from './settle-command.ts'

export interface TakeBackParts {
  itemId: ItemId
  voidId: CommandId
  /** The hash of a payload that says nothing. */
  voidSha256: Sha256
  appVersion: string
  now: number
}

/** `too_late`: it was on its way once, so the office may have it, or it is there already. */
export type TakeBackAnswer = 'taken' | 'too_late'

/**
 * Makes a draft again of a submission that never left this phone (撤回): text, notes and photos as they were sent, and
 * against the same text of the office. Its number is taken by a command that says nothing, for numbers have no gaps.
 */
export function takeBack(database: FieldDatabase, parts: TakeBackParts): Promise<TakeBackAnswer> {
  const { outbox, drafts } = database
  return writeTogether(database, [outbox, drafts], async () => {
    // A commit may be reported as failed and yet have happened: then this is the second time.
    if ((await outbox.where('id').equals(parts.voidId).count()) > 0) return 'taken'
    const row = await findSubmission(database, parts.itemId)
    if (row === undefined || row.attemptedAt !== null) return 'too_late'
    // What another window has begun to write meanwhile stays; what was sent stands in the history.
    if ((await drafts.get(row.itemId)) === undefined) await drafts.add(draftOf(row))
    await outbox.put(makeVoid(row.seq, parts))
    return 'taken'
  })
}
