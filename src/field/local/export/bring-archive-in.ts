import { writeTogether, type FieldDatabase } from '../field-database.ts'
import { readMeta, writeMeta } from '../meta.ts'
import { storeBytes } from '../photo-bytes.ts'
import { addRevision } from '../revisions.ts'
import { isSubmission, type AppealCommandRow, type DeedRow, type SubmissionRow } from '../command-rows.ts'
import type { PhotoRow } from '../rows.ts'
import { bringCopyIn } from '../second-copy.ts'
import { photoRowsOf } from './photo-rows.ts'
import type { ReadEntry } from './read-archive.ts'
import { bringReviewIn } from './unsent-reviews.ts'
import { bringTypedIn } from './unsent-typed.ts'

export interface BroughtIn {
  drafts: number
  submissions: number
  appeals: number
  deeds: number
  /** Texts of the unit with remarks and words that were not sent. */
  reviews: number
  /** Opinions, findings, suggestions, words about commissions and leads that were half typed. */
  typed: number
  /** What this phone or the office had already. */
  known: number
}

/**
 * Brings the work of an archive into this phone. Every entry keeps its ids, so that a second time changes nothing. What
 * was to be sent waits here under its first command id, with a number of this device: the office, which remembers ids for
 * ever, cannot take it twice, whichever of the two phones reaches it first.
 */
export async function bringArchiveIn(
  database: FieldDatabase,
  { entries, appVersion }: { entries: ReadEntry[]; appVersion: string },
): Promise<BroughtIn> {
  const brought: BroughtIn = {
    drafts: 0,
    submissions: 0,
    appeals: 0,
    deeds: 0,
    reviews: 0,
    typed: 0,
    known: 0,
  }
  for (const read of entries) {
    // Bytes first: a photo's row says that its bytes are here.
    for (const [index, { file }] of read.entry.photos.entries()) {
      const bytes = read.photos[index]
      if (bytes !== undefined) await storeBytes(database, file.sha256, bytes)
    }
    const isNew = await bringIn(database, read, appVersion)
    brought[isNew ? COUNTED_AS[read.entry.kind] : 'known'] += 1
  }
  return brought
}

const COUNTED_AS = {
  draft: 'drafts',
  submission: 'submissions',
  appeal: 'appeals',
  deed: 'deeds',
  review: 'reviews',
  typed: 'typed',
} as const

async function bringIn(database: FieldDatabase, read: ReadEntry, appVersion: string): Promise<boolean> {
  if (read.entry.kind === 'submission') {
    const row = { ...rowOf(read as SubmissionEntry), appVersion }
    return addSubmission(database, row, photoRowsOf(read))
  }
  if (read.entry.kind === 'appeal')
    return addAppeal(database, { ...appealRowOf(read as AppealEntry), appVersion })
  if (read.entry.kind === 'deed')
    return addDeed(
      database,
      { ...deedRowOf(read as DeedEntry), appVersion } as WithoutSeq<DeedRow>,
      photoRowsOf(read),
    )
  if (read.entry.kind === 'review') return bringReviewIn(database, read as ReviewEntry)
  if (read.entry.kind === 'typed') return bringTypedIn(database, read as TypedEntry)
  return bringDraftIn(database, read as DraftEntry)
}

type SubmissionEntry = Extract<ReadEntry, { entry: { kind: 'submission' } }>
type AppealEntry = Extract<ReadEntry, { entry: { kind: 'appeal' } }>
type DeedEntry = Extract<ReadEntry, { entry: { kind: 'deed' } }>
type ReviewEntry = Extract<ReadEntry, { entry: { kind: 'review' } }>
type TypedEntry = Extract<ReadEntry, { entry: { kind: 'typed' } }>
type DraftEntry = Extract<ReadEntry, { entry: { kind: 'draft' } }>

/**
 * As a second copy comes back: the newer text is the draft's, the other one stays among its revisions. The photos join
 * the draft either way: its text may have come here through the office, which keeps no photos of drafts.
 */
async function bringDraftIn(database: FieldDatabase, read: DraftEntry): Promise<boolean> {
  const { text, notes, itemRev: baseRev, savedAt: at, commissionId } = read.data
  const became = await bringCopyIn(database, { id: read.entry.itemId, text, notes, at, baseRev })
  if (became === 'draft' && commissionId !== undefined)
    await database.drafts.update(read.entry.itemId, { commissionId })
  const joined = await addPhotosOfDraft(database, read)
  return became === 'draft' || joined > 0
}

/** A draft that has gone out here since takes no more photos. */
function addPhotosOfDraft(database: FieldDatabase, read: DraftEntry): Promise<number> {
  const { drafts, photos } = database
  return writeTogether(database, [drafts, photos], async () =>
    (await drafts.get(read.entry.itemId)) === undefined ? 0 : addMissing(database, photoRowsOf(read)),
  )
}

function rowOf({ entry, data }: SubmissionEntry): Omit<SubmissionRow, 'seq' | 'appVersion'> {
  const { baseRev, payload, payloadSha256, clientTime } = data
  const { commandId: id, type, itemId } = entry
  return { id, type, itemId, baseRev, payload, payloadSha256, clientTime, attemptedAt: null }
}

function appealRowOf({ entry, data }: AppealEntry): Omit<AppealCommandRow, 'seq' | 'appVersion'> {
  const { commandId: id, itemId } = entry
  return { id, type: 'appeal.make', itemId, baseRev: 0, ...data, attemptedAt: null }
}

function deedRowOf({ entry, data }: DeedEntry) {
  const { commandId: id, type, itemId } = entry
  return { id, type, itemId, ...data, attemptedAt: null }
}

/** A subject may have many deeds: known is only the one with this id, waiting or answered. */
function addDeed(database: FieldDatabase, row: WithoutSeq<DeedRow>, photoRows: PhotoRow[]): Promise<boolean> {
  const { outbox, kept, photos, meta } = database
  return writeTogether(database, [outbox, kept, photos, meta], async () => {
    const [waiting, settled] = await Promise.all([
      outbox.where('id').equals(row.id).count(),
      kept
        .where('itemId')
        .equals(row.itemId)
        .filter(({ id }) => id === row.id)
        .count(),
    ])
    if (waiting + settled > 0) return false
    await enqueue(database, row)
    await addMissing(database, photoRows)
    return true
  })
}

/** Known is what waits or was answered here, and what the office has sent. */
function addAppeal(database: FieldDatabase, row: Omit<AppealCommandRow, 'seq'>): Promise<boolean> {
  const { outbox, kept, appeals, meta } = database
  return writeTogether(database, [outbox, kept, appeals, meta], async () => {
    const [waiting, settled, known] = await Promise.all([
      outbox.where('id').equals(row.id).count(),
      kept.where('itemId').equals(row.itemId).count(),
      appeals.get(row.itemId),
    ])
    if (waiting > 0 || settled > 0 || known !== undefined) return false
    await enqueue(database, row)
    return true
  })
}

type WithoutSeq<Row> = Row extends unknown ? Omit<Row, 'seq'> : never

/** Inside a transaction: the next number of this device. */
async function enqueue(
  database: FieldDatabase,
  row: WithoutSeq<SubmissionRow | AppealCommandRow | DeedRow>,
): Promise<void> {
  const seq = (await readMeta(database, 'nextSeq')) ?? 1
  await database.outbox.add({ ...row, seq })
  await writeMeta(database, 'nextSeq', seq + 1)
}

function addSubmission(
  database: FieldDatabase,
  row: Omit<SubmissionRow, 'seq'>,
  photoRows: PhotoRow[],
): Promise<boolean> {
  const { outbox, kept, items, drafts, revisions, photos, meta } = database
  return writeTogether(database, [outbox, kept, items, drafts, revisions, photos, meta], async () => {
    if (await isKnown(database, row)) return false
    await enqueue(database, row)
    await replaceDraft(database, row)
    await addMissing(database, photoRows)
    return true
  })
}

/** The office has the item, or this phone has the command, waiting or answered. */
async function isKnown(
  { outbox, kept, items }: FieldDatabase,
  { id, type, itemId }: Omit<SubmissionRow, 'seq'>,
): Promise<boolean> {
  const [waiting, settled, item] = await Promise.all([
    outbox.where('itemId').equals(itemId).filter(isSubmission).count(),
    kept.where('itemId').equals(itemId).toArray(),
    items.get(itemId),
  ])
  const isAnswered = settled.some((row) => row.id === id)
  return waiting > 0 || isAnswered || (type === 'item.submit' && item !== undefined)
}

/** A copy of the same item that was still a draft here: it has been submitted, and its text stays in the history. */
async function replaceDraft(database: FieldDatabase, row: Omit<SubmissionRow, 'seq'>): Promise<void> {
  const draft = await database.drafts.get(row.itemId)
  if (draft === undefined) return
  await addRevision(database, { ...draft, itemId: draft.id, at: draft.savedAt })
  await database.drafts.delete(draft.id)
}

/** Resolves to how many were new. */
async function addMissing({ photos }: FieldDatabase, rows: PhotoRow[]): Promise<number> {
  const known = await photos.bulkGet(rows.map(({ id }) => id))
  const missing = rows.filter((_, index) => known[index] === undefined)
  await photos.bulkAdd(missing)
  return missing.length
}
