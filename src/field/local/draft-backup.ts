import { countCharacters } from '../../domain/item/item-text.ts'
import type { CommandId, Sha256 } from '../../domain/ids.ts'
import { isMarkedSecret } from '../../domain/item/is-marked-secret.ts'
import { isSameWriting } from '../../domain/item/written-text.ts'
import { canonicalJson } from '../../protocol/canonical-json.ts'
import { draftBackup, type DraftBackup } from '../../protocol/commands.ts'
import { parse } from '../../protocol/parse.ts'
import { writeTogether, type FieldDatabase } from './field-database.ts'
import { readMeta, writeMeta } from './meta.ts'
import { answerOf } from './submission-parts.ts'
import type { BackupRow, RemovalRow } from './command-rows.ts'
import type { DraftRow, TrashRow } from './rows.ts'

export interface BackupParts {
  now: number
  appVersion: string
  newCommandId(): CommandId
  hash(text: string): Promise<Sha256>
}

/**
 * Makes commands of the drafts whose text the office does not have, and of the drafts that were thrown away since.
 * A draft is its own place in the queue until this moment: whatever is typed, submitted or thrown away before costs
 * no number, and numbers stay without gaps. From here on a command counts as attempted; a newer text waits for its
 * result. Resolves to how many commands were made.
 */
export async function queueBackups(database: FieldDatabase, parts: BackupParts): Promise<number> {
  const made = await Promise.all([
    ...(await listUnsavedDrafts(database)).map((draft) => makeBackup(draft, parts)),
    ...(await listUntoldRemovals(database)).map((row) => makeRemoval(row, parts)),
  ])
  if (made.length === 0) return 0
  const { drafts, trash, items, outbox, meta } = database
  return writeTogether(database, [drafts, trash, items, outbox, meta], async () => {
    let queued = 0
    for (const command of made) {
      if (!(await isStillDue(database, command))) continue
      const seq = (await readMeta(database, 'nextSeq')) ?? 1
      await outbox.add({ ...command, seq })
      await writeMeta(database, 'nextSeq', seq + 1)
      queued++
    }
    return queued
  })
}

/** The drafts whose present text the office should have and does not. */
export async function listUnsavedDrafts(database: FieldDatabase): Promise<DraftRow[]> {
  const drafts = (await database.drafts.toArray()).filter(isUnsaved)
  const due = await Promise.all(drafts.map((draft) => isFree(database, draft)))
  return drafts.filter((_, index) => due[index])
}

/** The drafts that were thrown away here and still lie at the office. */
export async function listUntoldRemovals(database: FieldDatabase): Promise<TrashRow[]> {
  const rows = (await database.trash.toArray()).filter(isUntold)
  const due = await Promise.all(rows.map((row) => hasNoCommand(database, row)))
  return rows.filter((_, index) => due[index])
}

/**
 * Secret matters must not travel, not even as a draft; an empty sheet is not worth a number; and what a broken version
 * of this app may have written must not stop the engine.
 */
function isUnsaved(draft: DraftRow): boolean {
  const { isBackupOn, version, backedUpVersion, refusedVersion } = draft
  return (
    isBackupOn &&
    version > backedUpVersion &&
    version !== refusedVersion &&
    parse(draftBackup, payloadOf(draft)).ok &&
    !isEmpty(draft) &&
    !isMarkedSecret(draft)
  )
}

function isEmpty({ text, notes }: DraftRow): boolean {
  return countCharacters(text.title + text.body + text.place) === 0 && notes.length === 0
}

/** The office is told of what it has only. */
const isUntold = ({ rev, deletedAt, toldDeletedAt }: TrashRow) => rev > 0 && toldDeletedAt !== deletedAt

async function isFree(database: FieldDatabase, draft: DraftRow): Promise<boolean> {
  return (await hasNoCommand(database, draft)) && !(await isUntouchedCorrection(database, draft))
}

/** Whether it says something that was written here: no empty sheet, and no correction as the office sent it back. */
export async function hasOwnWriting(database: FieldDatabase, draft: DraftRow): Promise<boolean> {
  return !isEmpty(draft) && !(await isUntouchedCorrection(database, draft))
}

/** A submission of the item, or an older copy of it, is settled first. */
async function hasNoCommand({ outbox }: FieldDatabase, { id }: Pick<DraftRow, 'id'>): Promise<boolean> {
  return (await outbox.where('itemId').equals(id).count()) === 0
}

/** A correction in which nothing was written yet is the text that the office sent back. */
async function isUntouchedCorrection({ items }: FieldDatabase, draft: DraftRow): Promise<boolean> {
  const item = draft.baseRev === 0 ? undefined : await items.get(draft.id)
  return item !== undefined && isSameWriting(item, draft)
}

type NewCommand = Omit<BackupRow, 'seq'> | Omit<RemovalRow, 'seq'>

async function makeBackup(draft: DraftRow, parts: BackupParts): Promise<Omit<BackupRow, 'seq'>> {
  const payload = payloadOf(draft)
  return { ...(await frameOf(draft, payload, parts)), type: 'draft.put', payload, version: draft.version }
}

function payloadOf(draft: DraftRow): DraftBackup {
  const { text, notes, baseRev: itemRev, savedAt } = draft
  return { text, notes, itemRev, savedAt, ...answerOf(draft) }
}

async function makeRemoval(row: TrashRow, parts: BackupParts): Promise<Omit<RemovalRow, 'seq'>> {
  const payload = { deletedAt: row.deletedAt }
  return { ...(await frameOf(row, payload, parts)), type: 'draft.delete', payload }
}

async function frameOf({ id, rev }: DraftRow, payload: unknown, parts: BackupParts) {
  return {
    id: parts.newCommandId(),
    itemId: id,
    baseRev: rev,
    payloadSha256: await parts.hash(canonicalJson(payload)),
    appVersion: parts.appVersion,
    clientTime: parts.now,
    attemptedAt: parts.now,
  }
}

/** The officer went on, or another tab was faster: only what still is as it was hashed gets a number. */
async function isStillDue(database: FieldDatabase, command: NewCommand): Promise<boolean> {
  if (command.type === 'draft.put') {
    const draft = await database.drafts.get(command.itemId)
    const isSame = draft?.version === command.version && draft.rev === command.baseRev
    return isSame && isUnsaved(draft) && isFree(database, draft)
  }
  const row = await database.trash.get(command.itemId)
  const isSame = row?.deletedAt === command.payload.deletedAt && row.rev === command.baseRev
  return isSame && isUntold(row) && hasNoCommand(database, row)
}
