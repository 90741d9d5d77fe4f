import { draftBackup, draftRemoval, type Command } from '../../protocol/commands.ts'
import { parse } from '../../protocol/parse.ts'
import type { Outcome } from '../../protocol/sync.ts'
import type { Database } from '../db/database.ts'
import { deleteDraft } from '../drafts/leave-draft.usecases.ts'
import { saveDraft } from '../drafts/save-draft.usecases.ts'
import type { Session } from '../sessions/session.ts'

export interface DraftSender {
  session: Pick<Session, 'accountId'>
  /** Row number of the device. */
  device: number
  at: number
}

/** Inside a write: what a command of a draft comes to. */
export function applyDraftCommand(
  db: Database,
  type: 'draft.put' | 'draft.delete',
  { command, sender }: { command: Command; sender: DraftSender },
): Outcome {
  const { itemId, baseRev, payload } = command
  const about = { itemId, baseRev, authorId: sender.session.accountId, device: sender.device, at: sender.at }
  if (type === 'draft.put') {
    const parsed = parse(draftBackup, payload)
    return parsed.ok ? saveDraft(db, { ...about, backup: parsed.value }) : MALFORMED
  }
  return parse(draftRemoval, payload).ok ? deleteDraft(db, about) : MALFORMED
}

const MALFORMED: Outcome = { status: 'rejected', code: 'command.malformed' }
