import type { ItemNote, ItemText } from '../../domain/item/item-text.ts'
import type { ItemId } from '../../domain/ids.ts'
import { writeTogether, type FieldDatabase } from './field-database.ts'
import { addRevision } from './revisions.ts'
import { NOT_BACKED_UP, type DraftRow, type RevisionRow } from './rows.ts'

export interface DraftSave {
  id: ItemId
  text: ItemText
  notes: ItemNote[]
  now: number
  /** The editor was opened while the memory could not be read: what it holds was never seen, and is not lost. */
  isBlind?: boolean
}

/** A revision is added at most this often while somebody types, and always at submission. */
const REVISION_INTERVAL_MS = 60_000

/**
 * Saves what the officer typed: the draft, and now and then a revision beside it, in one strict transaction. Resolves
 * after the commit with the row as saved; rejects when the phone could not keep it.
 */
export async function saveDraft(database: FieldDatabase, save: DraftSave): Promise<DraftRow> {
  const saved = await writeTogether(database, [database.drafts, database.revisions, database.items], async () => {
    const before = await database.drafts.get(save.id)
    // Discarded in another window meanwhile: it is still the correction of an item that the office has.
    const known = before === undefined ? await database.items.get(save.id) : undefined
    const row: DraftRow = {
      ...(before ?? NOT_BACKED_UP),
      id: save.id,
      text: save.text,
      notes: save.notes,
      createdAt: before?.createdAt ?? save.now,
      savedAt: save.now,
      version: (before?.version ?? 0) + 1,
      baseRev: before?.baseRev ?? known?.rev ?? 0,
      refusalCode: before?.refusalCode ?? null,
    }
    if (save.isBlind === true && before !== undefined)
      await addRevision(database, { ...before, itemId: save.id, at: before.savedAt })
    await database.drafts.put(row)
    return { row, revisedAt: await addRevisionWhenDue(database, save) }
  })
  // Only what was committed counts.
  lastRevisions.set(database, { itemId: save.id, at: saved.revisedAt })
  return saved.row
}

/** The latest revision that this page knows of: until the next is due, none is read with each save. */
const lastRevisions = new WeakMap<FieldDatabase, Pick<RevisionRow, 'itemId' | 'at'>>()

/** Resolves to when the draft's latest revision was added. */
async function addRevisionWhenDue(database: FieldDatabase, save: DraftSave): Promise<number> {
  const known = lastRevisions.get(database)
  if (known?.itemId === save.id && !isDue(known, save)) return known.at
  const last = await database.revisions.where('itemId').equals(save.id).last()
  if (last !== undefined && !isDue(last, save)) return last.at
  await addRevision(database, { itemId: save.id, at: save.now, text: save.text, notes: save.notes })
  return save.now
}

const isDue = ({ at }: Pick<RevisionRow, 'at'>, { now }: DraftSave) =>
  Math.abs(now - at) >= REVISION_INTERVAL_MS
