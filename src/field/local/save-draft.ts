import type { ItemNote, ItemText } from '../../domain/item/item-text.ts'
import type { ItemId } from '../../domain/ids.ts'
import { writeTogether, type FieldDatabase } from './field-database.ts'
import { addRevision } from './revisions.ts'
import { NOT_BACKED_UP, type DraftRow } from './rows.ts'

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
export function saveDraft(database: FieldDatabase, save: DraftSave): Promise<DraftRow> {
  return writeTogether(database, [database.drafts, database.revisions, database.items], async () => {
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
    await addRevisionWhenDue(database, save)
    return row
  })
}

async function addRevisionWhenDue(database: FieldDatabase, save: DraftSave): Promise<void> {
  const last = await database.revisions.where('itemId').equals(save.id).last()
  if (last !== undefined && Math.abs(save.now - last.at) < REVISION_INTERVAL_MS) return
  await addRevision(database, { itemId: save.id, at: save.now, text: save.text, notes: save.notes })
}
