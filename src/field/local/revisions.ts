import type { ItemId } from '../../domain/ids.ts'
import { isSameWriting } from '../../domain/item/written-text.ts'
import { writeTogether, type FieldDatabase } from './field-database.ts'
import { readMeta } from './meta.ts'
import type { RevisionRow } from './rows.ts'

/** A draft's history: its last 50 texts, and beyond them those of the last 30 days. */
const KEPT_REVISIONS = 50
const KEPT_MS = 30 * 24 * 60 * 60_000

/** Inside a write: adds what a draft said, unless its last revision says the same, and drops what is too old. */
export async function addRevision(
  database: FieldDatabase,
  { itemId, at, text, notes, deviceName }: Omit<RevisionRow, 'number'>,
): Promise<void> {
  const last = await database.revisions.where('itemId').equals(itemId).last()
  if (last !== undefined && isSameWriting(last, { text, notes })) return
  const from = deviceName === undefined ? {} : { deviceName }
  await database.revisions.add({ itemId, at, text, notes, ...from })
  await prune(database, itemId, at)
}

/** The history of a draft or an item, newest first. */
export async function readRevisions(database: FieldDatabase, itemId: ItemId): Promise<RevisionRow[]> {
  const rows = await database.revisions.where('itemId').equals(itemId).toArray()
  return rows.reverse()
}

/**
 * Makes an earlier text the draft's text again. What the draft says now stays a revision, so nothing is destroyed.
 * False when the draft or the revision is not here any more.
 */
export function restoreRevision(
  database: FieldDatabase,
  { itemId, number, now }: { itemId: ItemId; number: number; now: number },
): Promise<boolean> {
  const { drafts, revisions } = database
  return writeTogether(database, [drafts, revisions], async () => {
    const [draft, revision] = await Promise.all([drafts.get(itemId), revisions.get(number)])
    if (draft === undefined || revision === undefined || revision.itemId !== itemId) return false
    if (isSameWriting(draft, revision)) return true
    const { text, notes, deviceName } = revision
    await addRevision(database, { ...draft, itemId, at: draft.savedAt })
    await addRevision(database, { itemId, at: now, text, notes, deviceName })
    await drafts.put({ ...draft, text, notes, savedAt: now, version: draft.version + 1 })
    return true
  })
}

/**
 * Only after a newer one was added, so that the last word is never among those that go; and not before the office's
 * clock says so, too, for the phone's may jump ahead by years.
 */
async function prune(database: FieldDatabase, itemId: ItemId, now: number): Promise<void> {
  const rows = await database.revisions.where('itemId').equals(itemId).toArray()
  if (rows.length <= KEPT_REVISIONS) return
  const officeTime = (await readMeta(database, 'exchange'))?.serverTime ?? now
  const old = rows.slice(0, -KEPT_REVISIONS).filter(({ at }) => at < Math.min(now, officeTime) - KEPT_MS)
  await database.revisions.bulkDelete(old.map(({ number }) => number as number))
}
