import type { ItemId } from '../../domain/ids.ts'
import type { ItemText } from '../../domain/item/item-text.ts'
import { toldEdit, type ToldEdit } from '../../protocol/desk-intake.ts'
import { parse } from '../../protocol/parse.ts'
import type { FieldDatabase } from './field-database.ts'
import { readTold } from './told.ts'
import { watch, type Watcher } from './watch.ts'

/** The author's text as the office has it, and what the office made of it. */
export interface EditedText {
  reported: Pick<ItemText, 'title' | 'body'>
  edited: ToldEdit
}

/** What the office made of an item; undefined while it made nothing of its present text. */
export const watchEditedText = (
  database: FieldDatabase,
  itemId: ItemId,
  watcher: Watcher<EditedText | undefined>,
) => watch(() => readEditedText(database, itemId), watcher)

export async function readEditedText(
  database: FieldDatabase,
  itemId: ItemId,
): Promise<EditedText | undefined> {
  const item = await database.items.get(itemId)
  const row = (await readTold(database, 'edited')).find(({ id }) => id === itemId)
  const told = row === undefined ? undefined : parse(toldEdit, row.row)
  if (item === undefined || told?.ok !== true) return undefined
  // A text that was sent again since is not the one that was edited.
  const arrived = item.events.filter(({ type }) => type === 'submitted' || type === 'resubmitted').pop()
  if ((arrived?.at ?? 0) > told.value.at) return undefined
  return { reported: { title: item.text.title, body: item.text.body }, edited: told.value }
}
