import type { ItemId } from '../../../domain/ids.ts'
import type { ItemNote, ItemText } from '../../../domain/item/item-text.ts'
import type { DraftBackup, Submission } from '../../../protocol/commands.ts'
import type {
  ExportedAppeal,
  ExportedDeed,
  ExportedReview,
  ExportedSubmission,
  ExportedTyped,
} from '../../../protocol/export-file.ts'
import type { FieldDatabase } from '../field-database.ts'
import {
  isDeed,
  isSubmission,
  type AppealCommandRow,
  type DeedRow,
  type OutboxRow,
  type SubmissionRow,
} from '../command-rows.ts'
import type { DraftRow, PhotoRow } from '../rows.ts'
import { answerOf, readPhotosOf } from '../submission-parts.ts'
import { readUnsentReviews } from './unsent-reviews.ts'
import { readUnsentTyped } from './unsent-typed.ts'

/** A piece of work that is not at the office, whole. */
export type UnsentWork =
  | { kind: 'draft'; itemId: ItemId; data: DraftBackup; photos: PhotoRow[] }
  | {
      kind: 'submission'
      itemId: ItemId
      commandId: SubmissionRow['id']
      type: SubmissionRow['type']
      data: ExportedSubmission
      photos: PhotoRow[]
    }
  | {
      kind: 'appeal'
      itemId: ItemId
      commandId: AppealCommandRow['id']
      data: ExportedAppeal
      photos: []
    }
  | {
      kind: 'deed'
      itemId: ItemId
      commandId: DeedRow['id']
      type: string
      data: ExportedDeed
      photos: PhotoRow[]
    }
  | { kind: 'review'; itemId: ItemId; data: ExportedReview; photos: [] }
  | { kind: 'typed'; itemId: ItemId; data: ExportedTyped; photos: PhotoRow[] }

/** The text in the open editor, which the memory may not have. */
export interface TextInHand {
  itemId: ItemId
  text: ItemText
  notes: ItemNote[]
  savedAt: number
}

/**
 * Everything the office lacks: drafts, whatever waits to be sent, in its order, the submissions whose photos the office
 * still waits for, what was written to texts of the unit and not sent,
 * and words half typed. The text in hand goes before what the memory says of it. Rejects when the memory cannot be read.
 */
export async function gatherUnsent(database: FieldDatabase, inHand?: TextInHand): Promise<UnsentWork[]> {
  const [drafts, waiting, lacking] = await Promise.all([
    database.drafts.orderBy('savedAt').toArray(),
    database.outbox.orderBy('seq').toArray(),
    readSentWithoutPhotos(database),
  ])
  const known = drafts.map((draft) => (draft.id === inHand?.itemId ? { ...draft, ...inHand } : draft))
  const isMissing = inHand !== undefined && !drafts.some(({ id }) => id === inHand.itemId)
  return [
    ...(isMissing ? [workInHand(inHand)] : []),
    ...(await Promise.all(known.map((draft) => workOfDraft(database, draft)))),
    ...(await Promise.all(waiting.map((row) => workOfCommand(database, row)))).flat(),
    ...(await Promise.all(lacking.map((row) => workOfSubmission(database, row)))),
    ...(await readUnsentReviews(database)),
    ...(await readUnsentTyped(database)),
  ]
}

/** Copies of drafts are left out: the drafts themselves are gathered. */
async function workOfCommand(database: FieldDatabase, row: OutboxRow): Promise<UnsentWork[]> {
  if (isSubmission(row)) return [await workOfSubmission(database, row)]
  if (row.type === 'appeal.make') return [workOfAppeal(row)]
  return isDeed(row) ? [await workOfDeed(database, row)] : []
}

/** All that can be had when the memory does not answer. */
export function workInHand({ itemId, text, notes, savedAt }: TextInHand): UnsentWork {
  return { kind: 'draft', itemId, data: { text, notes, itemRev: 0, savedAt }, photos: [] }
}

async function readSentWithoutPhotos({ items, kept }: FieldDatabase): Promise<SubmissionRow[]> {
  const lacking = await items.where('photosToCome').above(0).primaryKeys()
  const settled = await Promise.all(lacking.map((id) => kept.where('itemId').equals(id).toArray()))
  // A signature stands under the same item, and may be the last that was sent of it.
  return settled.flatMap((rows) => rows.filter(isSubmission).slice(-1))
}

async function workOfDraft(database: FieldDatabase, draft: DraftRow): Promise<UnsentWork> {
  const { id, text, notes, baseRev: itemRev, savedAt } = draft
  const data = { text, notes, itemRev, savedAt, ...answerOf(draft) }
  return { kind: 'draft', itemId: id, data, photos: await readPhotosOf(database, id) }
}

async function workOfSubmission(database: FieldDatabase, row: SubmissionRow): Promise<UnsentWork> {
  const { id: commandId, type, itemId, baseRev, payload, payloadSha256, clientTime } = row
  const data: ExportedSubmission = { baseRev, payload, payloadSha256, clientTime }
  return {
    kind: 'submission',
    itemId,
    commandId,
    type,
    data,
    photos: await readListed(database, itemId, payload),
  }
}

function workOfAppeal({ id, itemId, payload, payloadSha256, clientTime }: AppealCommandRow): UnsentWork {
  const data = { payload, payloadSha256, clientTime }
  return { kind: 'appeal', itemId, commandId: id, data, photos: [] }
}

/** A deed of any type lists its photos, if it has some, as a submission does. */
async function workOfDeed(database: FieldDatabase, row: DeedRow): Promise<UnsentWork> {
  const { id: commandId, type, itemId, baseRev, payload, payloadSha256, clientTime } = row
  const data = { baseRev, payload, payloadSha256, clientTime }
  const { manifest = [] } = payload as { manifest?: Submission['manifest'] }
  const photos = manifest.length === 0 ? [] : await readListed(database, itemId, { manifest })
  return { kind: 'deed', itemId, commandId, type, data, photos }
}

async function readListed(
  database: FieldDatabase,
  itemId: ItemId,
  { manifest }: Pick<Submission, 'manifest'>,
) {
  const listed = new Set(manifest.map(({ photoId }) => photoId))
  return (await readPhotosOf(database, itemId)).filter(({ id }) => listed.has(id))
}
