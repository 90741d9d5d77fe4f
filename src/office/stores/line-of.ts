import { countPhotosToCome } from '../../domain/item/item.ts'
import { countCharacters } from '../../domain/item/item-text.ts'
import type { DeskItem, DeskLine } from '../../protocol/desk.ts'

/** The line by which the list shows an item. */
export function lineOf({ item, status, siblings, claimedBy, dueAt }: DeskItem): DeskLine {
  const { id, rev, unitName, authorName, receipt, receivedAt, photos, text } = item
  return {
    id,
    rev,
    title: text.title,
    category: text.category,
    unitName,
    authorName,
    receipt,
    receivedAt,
    status,
    characters: countCharacters(text.body),
    photos: photos.length,
    photosToCome: countPhotosToCome(photos),
    siblings: siblings.length,
    claimedBy,
    dueAt,
  }
}
