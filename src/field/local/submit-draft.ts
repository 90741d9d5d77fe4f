import type { CommandId, ItemId, Sha256 } from '../../domain/ids.ts'
import { isMarkedSecret } from '../../domain/item/is-marked-secret.ts'
import { findMissingFields } from '../../domain/item/item-text.ts'
import { canonicalJson } from '../../protocol/canonical-json.ts'
import type { Submission } from '../../protocol/commands.ts'
import { writeTogether, type FieldDatabase } from './field-database.ts'
import { readMeta, writeMeta } from './meta.ts'
import type { SubmissionRow } from './command-rows.ts'
import type { DraftRow, PhotoRow } from './rows.ts'
import { answerOf, manifestOf, readPhotosOf } from './submission-parts.ts'

export type SubmitProblem =
  'missing_title' | 'missing_body' | 'secrecy_mark' | 'photos_preparing' | 'no_draft'
export type SubmitAnswer = { ok: true } | { ok: false; problem: SubmitProblem }

export interface SubmitParts {
  itemId: ItemId
  commandId: CommandId
  now: number
  appVersion: string
  hash(text: string): Promise<Sha256>
}

/**
 * Turns a saved draft into a waiting submission: the outbox row is written and the draft leaves in one strict
 * transaction, with a last revision, so that the text is at every moment in at least one of them.
 */
export async function submitDraft(database: FieldDatabase, parts: SubmitParts): Promise<SubmitAnswer> {
  const seen = await prepareSubmission(database, parts.itemId)
  if (!seen.ok) return seen
  // Hashed before the transaction: IndexedDB commits under a promise that is not its own.
  const text = canonicalJson(seen.payload)
  const payloadSha256 = await parts.hash(text)
  const { outbox, drafts, revisions, photos, meta } = database
  return writeTogether(database, [outbox, drafts, revisions, photos, meta], async () => {
    // A commit may be reported as failed and yet have happened: then this is the second time.
    if ((await outbox.where('id').equals(parts.commandId).count()) > 0) return { ok: true }
    const current = await prepareSubmission(database, parts.itemId)
    if (!current.ok) return current
    // Two taps, another window, a photo that came meanwhile: only what still equals what was hashed goes out.
    if (canonicalJson(current.payload) !== text) return { ok: false, problem: 'no_draft' }
    const { draft, payload } = current
    const seq = (await readMeta(database, 'nextSeq')) ?? 1
    await outbox.add(makeOutboxRow({ draft, payload, payloadSha256, seq, parts }))
    await writeMeta(database, 'nextSeq', seq + 1)
    await revisions.add({ itemId: draft.id, at: parts.now, text: draft.text, notes: draft.notes })
    await drafts.delete(draft.id)
    return { ok: true }
  })
}

type Prepared = { ok: true; draft: DraftRow; payload: Submission } | Extract<SubmitAnswer, { ok: false }>

async function prepareSubmission(database: FieldDatabase, itemId: ItemId): Promise<Prepared> {
  const draft = await database.drafts.get(itemId)
  if (draft === undefined) return { ok: false, problem: 'no_draft' }
  const photos = await readPhotosOf(database, itemId)
  const problem = findProblem(draft, photos)
  return problem === undefined
    ? { ok: true, draft, payload: makeSubmission(draft, photos) }
    : { ok: false, problem }
}

function findProblem(draft: DraftRow, photos: PhotoRow[]): SubmitProblem | undefined {
  const [missing] = findMissingFields(draft.text)
  if (missing !== undefined) return missing === 'title' ? 'missing_title' : 'missing_body'
  if (isMarkedSecret(draft)) return 'secrecy_mark'
  if (photos.some((photo) => photo.picture === null && photo.failure === null)) return 'photos_preparing'
  return undefined
}

function makeSubmission(draft: DraftRow, photos: PhotoRow[]): Submission {
  return {
    text: draft.text,
    notes: draft.notes,
    manifest: photos
      .filter((photo) => photo.failure === null)
      .filter(isFirstOfItsPicture)
      .flatMap(manifestOf),
    isDeclaredUnclassified: true,
    ...answerOf(draft),
  }
}

/** How many of the photos show a picture that an earlier one shows: they do not go along a second time. */
export function countRepeated(photos: PhotoRow[]): number {
  const ready = photos.filter(({ failure, picture }) => failure === null && picture !== null)
  return ready.length - ready.filter(isFirstOfItsPicture).length
}

/** The same picture may have been added twice; the office refuses a repeated one, and the text with it. */
function isFirstOfItsPicture(photo: PhotoRow, index: number, photos: PhotoRow[]): boolean {
  return photos.findIndex(({ picture }) => picture?.sha256 === photo.picture?.sha256) === index
}

function makeOutboxRow(made: {
  draft: DraftRow
  payload: Submission
  payloadSha256: Sha256
  seq: number
  parts: SubmitParts
}): SubmissionRow {
  const { version, rev, besideRev, isBackupOn } = made.draft
  return {
    seq: made.seq,
    id: made.parts.commandId,
    type: made.draft.baseRev === 0 ? 'item.submit' : 'item.resubmit',
    itemId: made.draft.id,
    baseRev: made.draft.baseRev,
    payload: made.payload,
    payloadSha256: made.payloadSha256,
    appVersion: made.parts.appVersion,
    clientTime: made.parts.now,
    attemptedAt: null,
    draft: { version, rev, ...(besideRev === undefined ? {} : { besideRev }), isBackupOn },
  }
}
