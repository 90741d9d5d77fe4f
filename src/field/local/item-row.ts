import { confirmedRecordOf, countPhotosToCome, type Item } from '../../domain/item/item.ts'
import type { ItemRow } from './rows.ts'

export type WrittenItem = Item & Pick<ItemRow, 'isWrittenHere'>

/** An item with what the phone looks it up by. */
export function itemRowOf(item: WrittenItem): ItemRow {
  return {
    ...item,
    photosToCome: countPhotosToCome(item.photos),
    adoptedAt: confirmedRecordOf(item).adoptedAt,
  }
}
