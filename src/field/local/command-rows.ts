import type { CommandId, ItemId, Sha256 } from '../../domain/ids.ts'
import type { AppealMaking, DraftBackup, DraftRemoval, Submission } from '../../protocol/commands.ts'
import type { Deed } from '../../protocol/deeds.ts'
import type { Outcome } from '../../protocol/sync.ts'
import type { DraftRow } from './rows.ts'

/** A command that has no acknowledged result yet. Once attempted it never changes: the office may have it. */
export type OutboxRow = SubmissionRow | BackupRow | RemovalRow | AppealCommandRow | DeedRow | VoidRow

interface CommandFrame {
  seq: number
  id: CommandId
  itemId: ItemId
  baseRev: number
  payloadSha256: Sha256
  appVersion: string
  clientTime: number
  attemptedAt: number | null
}

export interface SubmissionRow extends CommandFrame {
  type: 'item.submit' | 'item.resubmit'
  payload: Submission
  /** How the draft stood with the office when it became this submission: refused, it is that draft again. */
  draft?: Pick<DraftRow, 'version' | 'rev' | 'besideRev' | 'isBackupOn'>
}

export interface BackupRow extends CommandFrame {
  type: 'draft.put'
  payload: DraftBackup
  /** The draft's `version` with this text. */
  version: number
}

export interface RemovalRow extends CommandFrame {
  type: 'draft.delete'
  payload: DraftRemoval
}

/** An objection to a line of the unit's points; `itemId` is its own id. */
export interface AppealCommandRow extends CommandFrame {
  type: 'appeal.make'
  payload: AppealMaking
}

/** A signature, an answer, a question: what a person does besides writing; `itemId` is the id of its subject. */
export type DeedRow = CommandFrame & Deed

/** Stands under the number of a command that the office could not even read: numbers have no gaps. */
export interface VoidRow extends CommandFrame {
  type: 'command.void'
  payload: null
}

/** The commands that are not deeds; their schemas stay out of the phone's first load. */
const WITHOUT_DEEDS = [
  'item.submit',
  'item.resubmit',
  'draft.put',
  'draft.delete',
  'appeal.make',
  'command.void',
] as const satisfies readonly Exclude<OutboxRow, DeedRow>['type'][]

export function isDeed<Row extends OutboxRow | KeptRow>(row: Row): row is Extract<Row, DeedRow> {
  return !(WITHOUT_DEEDS as readonly string[]).includes(row.type)
}

export const SUBMISSION_TYPES = ['item.submit', 'item.resubmit'] as const

export function isSubmission<Row extends OutboxRow | KeptRow>(
  row: Row,
): row is Extract<Row, { payload: Submission }> {
  return (SUBMISSION_TYPES as readonly string[]).includes(row.type)
}

/** What was sent, with its result: kept so that a restored office can be given it again. */
export type KeptRow = (SubmissionRow | AppealCommandRow | DeedRow) & Settled

interface Settled {
  outcome: Outcome
  settledAt: number
}
