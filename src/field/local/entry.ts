import type { CountedBy } from '../../domain/calendar/counted-time.ts'
import type { ItemId, PhotoId } from '../../domain/ids.ts'
import { deliveryOf, type Delivery } from '../../domain/item/delivery.ts'
import type { ItemEvent } from '../../domain/item/item-event.ts'
import type { ItemNote, ItemText } from '../../domain/item/item-text.ts'
import type { LeadFinder } from '../../domain/lead/lead-finder.ts'
import type { ItemPhoto } from '../../domain/item/item.ts'
import { workStateOf, type WorkState } from '../../domain/item/work-state.ts'
import type { Receipt } from '../../domain/receipt.ts'
import type { SubmissionRow } from './command-rows.ts'
import type { DraftRow, ItemRow, PhotoRow, SiblingRow } from './rows.ts'
import { siblingsBeside } from './siblings.ts'

export interface EntryPhoto {
  id: PhotoId
  takenAt: number | null
  hasPlace: boolean
  isPlaceAttached: boolean
  upload: 'preparing' | 'on_phone' | 'waiting' | 'received' | 'failed'
  failure: string | null
}

/** One item as the officer sees it, whether it is a draft, waits on the phone, or is at the office. */
export interface Entry {
  id: ItemId
  text: ItemText
  notes: ItemNote[]
  photos: EntryPhoto[]
  /** Who found it, where somebody else than this person did. */
  finders: readonly LeadFinder[]
  work: WorkState
  delivery: Delivery
  /** The last change, on this phone or at the office. */
  updatedAt: number
  /** The officer's own time of the last submission. */
  submittedAt: number | null
  receipt: Receipt | null
  receivedAt: number | null
  countedAt: number | null
  countedBy: CountedBy | null
  events: ItemEvent[]
  canEdit: boolean
  /** It waits, and never was on its way: the office cannot have it. */
  canTakeBack: boolean
  /** Another text of it, from another device or the office, waits for the officer to choose. */
  hasSibling: boolean
}

/** All that this phone holds of one item; at least one of draft, outbox and item is there. */
export interface EntryParts {
  draft: DraftRow | undefined
  outbox: SubmissionRow | undefined
  item: ItemRow | undefined
  photos: PhotoRow[]
  isSending: boolean
  /** The office's backup holds the last submission that left this phone. */
  isBackedUp: boolean
  siblings: readonly SiblingRow[]
}

export function composeEntry(id: ItemId, parts: EntryParts): Entry {
  const { draft, outbox, item } = parts
  const written = draft ?? outbox?.payload ?? item
  if (written === undefined) throw new Error('an entry needs a draft, a submission or an item')
  const delivery = deliveryOfParts(parts)
  const work = item === undefined ? { status: 'draft' as const } : workStateOf(item.events)
  return {
    id,
    text: written.text,
    notes: written.notes,
    photos: composePhotos(parts),
    finders: item?.finders ?? [],
    work,
    delivery,
    updatedAt: Math.max(draft?.savedAt ?? 0, outbox?.clientTime ?? 0, lastEventAt(item)),
    submittedAt: outbox?.clientTime ?? lastClaimAt(item),
    receipt: item?.receipt ?? null,
    receivedAt: item?.receivedAt ?? null,
    countedAt: item?.countedAt ?? null,
    countedBy: item?.countedBy ?? null,
    events: item?.events ?? [],
    canEdit: outbox === undefined && (draft !== undefined || work.status === 'returned'),
    canTakeBack: outbox?.attemptedAt === null,
    hasSibling: siblingsBeside(parts.siblings, draft).length > 0,
  }
}

function deliveryOfParts({ draft, outbox, item, isSending, isBackedUp }: EntryParts): Delivery {
  const waiting = isSending && outbox?.attemptedAt !== null ? 'sending' : 'waiting'
  return deliveryOf({
    submission: outbox === undefined ? 'none' : waiting,
    refusalCode: draft?.refusalCode ?? null,
    isReceived: item !== undefined,
    isBeingCorrected: draft !== undefined,
    photosToCome: item?.photosToCome ?? 0,
    // What another device wrote since is not what this phone sent.
    isSafe: isBackedUp && item?.isWrittenHere === true,
    hasCopyAtOffice: draft !== undefined && draft.backedUpVersion >= draft.version,
  })
}

function composePhotos({ photos, item, draft, outbox }: EntryParts): EntryPhoto[] {
  const atOffice = new Map(item?.photos.map((photo) => [photo.id, photo]) ?? [])
  // While the officer corrects or waits, the phone's own list of photos is the true one.
  if (draft !== undefined || outbox !== undefined) {
    return photos.map((photo) => composePhoto(photo, atOffice.get(photo.id), outbox !== undefined))
  }
  const onPhone = new Map(photos.map((photo) => [photo.id, photo]))
  return Array.from(atOffice.values(), (photo) => officePhoto(photo, onPhone.get(photo.id)))
}

function composePhoto(row: PhotoRow, known: ItemPhoto | undefined, isWaiting: boolean): EntryPhoto {
  return {
    id: row.id,
    takenAt: row.takenAt,
    hasPlace: row.place !== null,
    isPlaceAttached: row.isPlaceAttached,
    upload: uploadOf(row, known, isWaiting),
    failure: row.failure,
  }
}

function uploadOf(row: PhotoRow, known: ItemPhoto | undefined, isWaiting: boolean): EntryPhoto['upload'] {
  if (row.failure !== null) return 'failed'
  if (row.picture === null) return 'preparing'
  if (known?.picture.isPresent === true) return 'received'
  return isWaiting ? 'waiting' : 'on_phone'
}

function officePhoto(photo: ItemPhoto, row: PhotoRow | undefined): EntryPhoto {
  return {
    id: photo.id,
    takenAt: photo.takenAt,
    hasPlace: photo.place !== null,
    isPlaceAttached: photo.place !== null,
    upload: photo.picture.isPresent ? 'received' : row?.failure != null ? 'failed' : 'waiting',
    failure: photo.picture.isPresent ? null : (row?.failure ?? null),
  }
}

function lastEventAt(item: ItemRow | undefined): number {
  return lastOf(item?.events)?.at ?? item?.receivedAt ?? 0
}

function lastClaimAt(item: ItemRow | undefined): number | null {
  const sent = item?.events.filter((event) => event.type === 'submitted' || event.type === 'resubmitted')
  return lastOf(sent)?.claimedAt ?? null
}

function lastOf<Value>(values: readonly Value[] | undefined): Value | undefined {
  return values?.[values.length - 1]
}
