import type { ItemId } from '../../domain/ids.ts'
import { isSameWriting } from '../../domain/item/written-text.ts'
import { writeTogether, type FieldDatabase } from './field-database.ts'
import { addRevision } from './revisions.ts'
import type { SiblingRow } from './rows.ts'

/** What stands beside the officer's own text of an item, in the order of its numbers; the own text is no other one. */
export async function readSiblings(database: FieldDatabase, itemId: ItemId): Promise<SiblingRow[]> {
  const rows = await database.siblings.where('itemId').equals(itemId).sortBy('number')
  const draft = await database.drafts.get(itemId)
  return rows.filter((row) => draft === undefined || !isSameWriting(row, draft))
}

export interface SiblingChoice {
  itemId: ItemId
  number: number
  chosen: 'mine' | 'theirs'
  now: number
}

/**
 * The officer has chosen. Neither text goes: the one that was not chosen joins the history of the draft. False when
 * the draft or the other text is not here any more.
 */
export function settleSibling(database: FieldDatabase, choice: SiblingChoice): Promise<boolean> {
  const { itemId, number, chosen, now } = choice
  const { drafts, revisions, siblings } = database
  return writeTogether(database, [drafts, revisions, siblings], async () => {
    const [draft, sibling] = await Promise.all([drafts.get(itemId), siblings.get([itemId, number])])
    if (draft === undefined || sibling === undefined) return false
    const { text, notes, writtenAt } = sibling
    await addRevision(database, { itemId, at: writtenAt, text, notes })
    await addRevision(database, { ...draft, itemId, at: draft.savedAt })
    if (chosen === 'theirs' && !isSameWriting(draft, sibling))
      await drafts.put({ ...draft, text, notes, savedAt: now, version: draft.version + 1 })
    await siblings.delete([itemId, number])
    return true
  })
}
