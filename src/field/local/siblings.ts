import type { ItemId } from '../../domain/ids.ts'
import { isSameWriting } from '../../domain/item/written-text.ts'
import type { FieldDatabase } from './field-database.ts'
import type { DraftRow, SiblingRow } from './rows.ts'

/** What stands beside the officer's own text of an item, in the order of its numbers. */
export async function readSiblings(
  { drafts, besideTexts }: FieldDatabase,
  itemId: ItemId,
): Promise<SiblingRow[]> {
  const rows = await besideTexts.where('itemId').equals(itemId).sortBy('number')
  // Nothing to compare: whoever watches this does not hear of each save of the draft.
  if (rows.length === 0) return rows
  const draft = await drafts.get(itemId)
  return siblingsBeside(rows, draft)
}

/**
 * Of the texts of an item from elsewhere those that say something else than the draft. Where the office put this
 * phone's text beside another one, it names that, too: it says nothing new here.
 */
export function siblingsBeside<Row extends SiblingRow>(
  rows: readonly Row[],
  draft: DraftRow | undefined,
): Row[] {
  return rows.filter((row) => draft === undefined || !isSameWriting(row, draft))
}
