import type { CountedBy } from '../calendar/counted-time.ts'
import type { Category } from '../category.ts'
import type { AccountId, CommissionId, ItemId, PhotoId, Sha256, UnitId } from '../ids.ts'
import type { LeadFinder } from '../lead/lead-finder.ts'
import type { Receipt } from '../receipt.ts'
import type { ItemEvent } from './item-event.ts'
import type { ItemNote, ItemText } from './item-text.ts'
import { allowedEventsOf } from './work-state.ts'

/** Bytes named by their content; present once the office has them all and their hash is right. */
export interface PhotoFile {
  sha256: Sha256
  size: number
  isPresent: boolean
}

/** A place on the map that the officer chose to attach to a photo (WGS-84 degrees). */
export interface MapPlace {
  latitude: number
  longitude: number
}

export interface ItemPhoto {
  id: PhotoId
  picture: PhotoFile
  /** A small picture (at most 20 KB) that travels first; null when the phone could not make one. */
  preview: PhotoFile | null
  takenAt: number | null
  place: MapPlace | null
}

/** An item as the office has it. Facts of the office are separate fields, which a phone never sends. */
export interface Item {
  id: ItemId
  /** Grows with each change at the office; older revisions are ignored. */
  rev: number
  unitId: UnitId
  unitName: string
  authorId: AccountId
  authorName: string
  text: ItemText
  notes: ItemNote[]
  photos: ItemPhoto[]
  /** Who found it (线索提供), where somebody else than the author did; left out otherwise. */
  finders?: LeadFinder[] | undefined
  receipt: Receipt
  /** The office's clock when the text first arrived. */
  receivedAt: number
  /** The time that fills the month, and whose clock it is. */
  countedAt: number
  countedBy: CountedBy
  events: ItemEvent[]
  /** The commission (约稿) that it answers; left out for what the unit wrote on its own account. */
  commissionId?: CommissionId
}

export function countPhotosToCome(photos: readonly ItemPhoto[]): number {
  return photos.filter((photo) => !photo.picture.isPresent).length
}

/** What the office has confirmed of one item: the dates that fill months. */
export interface ConfirmedRecord {
  itemId: ItemId
  category: Category
  /** The time that counts as reported. */
  reportedAt: number
  /** When it was adopted first; null when it was not. */
  adoptedAt: number | null
}

/** The one record by which an item takes part in progress, however often it was returned and sent again. */
export function confirmedRecordOf(item: Pick<Item, 'id' | 'text' | 'countedAt' | 'events'>): ConfirmedRecord {
  return {
    itemId: item.id,
    category: item.text.category,
    reportedAt: item.countedAt,
    adoptedAt: allowedEventsOf(item.events).find((event) => event.type === 'adopted')?.at ?? null,
  }
}
