import { isSameWriting, type WrittenText } from '../../domain/item/written-text.ts'
import type { Sibling } from '../../protocol/item.ts'
import { leaveToItem } from './apply-draft-change.ts'
import type { FieldDatabase } from './field-database.ts'
import { OFFICE_TEXT, type DraftRow, type ItemRow } from './rows.ts'
import { NEWER_AT_OFFICE } from './settle-command.ts'
import { readPhotosOf } from './submission-parts.ts'

interface Heard {
  item: ItemRow
  draft: DraftRow
  siblings: readonly Sibling[]
  /** What this phone sent of the item last. */
  sent: WrittenText | undefined
}

/** Whether the text that the office took in only beside its own stands there no longer. */
export function isChosen({ item, draft, siblings, sent }: Heard): boolean {
  if (draft.refusalCode !== NEWER_AT_OFFICE || sent === undefined || item.rev <= draft.baseRev) return false
  return !siblings.some((sibling) => isSameWriting(sibling, sent))
}

/**
 * Inside a write: the editor has chosen between the two texts, so nothing waits here any more. Whatever the officer
 * wrote or photographed since is no part of that choice, and stays in hand.
 */
export async function hearChoice(database: FieldDatabase, { item, draft, sent }: Heard): Promise<void> {
  const { drafts, besideTexts } = database
  const listed = new Set(item.photos.map(({ id }) => id))
  const hasMorePhotos = (await readPhotosOf(database, item.id)).some(({ id }) => !listed.has(id))
  const isAsSent = sent !== undefined && isSameWriting(draft, sent) && !hasMorePhotos
  await besideTexts.bulkDelete([
    [item.id, 'item', OFFICE_TEXT],
    [item.id, 'draft', OFFICE_TEXT],
  ])
  if (isAsSent) await leaveToItem(database, draft)
  else await drafts.update(item.id, { refusalCode: null })
}
