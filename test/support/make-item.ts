import type { ItemEvent } from '../../src/domain/item/item-event.ts'
import type { ItemNote, ItemText } from '../../src/domain/item/item-text.ts'
import type { Item, ItemPhoto } from '../../src/domain/item/item.ts'
import type { Adoption } from '../../src/domain/periodical.ts'
import type { Receipt } from '../../src/domain/receipt.ts'
import {
  accountIdOf,
  itemIdOf,
  noteIdOf,
  NOW,
  periodicalIdOf,
  photoIdOf,
  sha256Of,
  unitIdOf,
} from './make-ids.ts'

export function makeText(changes: Partial<ItemText> = {}): ItemText {
  return {
    title: '竹罗乡至石漫县断头路全线贯通',
    body: '5月20日，竹罗乡至石漫县界6.8公里断头路全线贯通，两地车程由75分钟缩短至22分钟。',
    category: 'news',
    eventAt: NOW - 3_600_000,
    place: '竹罗乡',
    ...changes,
  }
}

export function makeNote(changes: Partial<ItemNote> = {}): ItemNote {
  return { id: noteIdOf(1), text: '村支书：客车下周开通', writtenAt: NOW - 1_800_000, ...changes }
}

/** A photo of which the office has nothing yet; `n` tells its id and its bytes. */
export function makeItemPhoto(n: number, changes: Partial<ItemPhoto> = {}): ItemPhoto {
  return {
    id: photoIdOf(n),
    picture: { sha256: sha256Of(n), size: 300_000, isPresent: false },
    preview: { sha256: sha256Of(1000 + n), size: 15_000, isPresent: false },
    takenAt: NOW - 7_200_000,
    place: null,
    ...changes,
  }
}

/** An item as the office has it right after it came. */
export function makeItem(changes: Partial<Item> = {}): Item {
  const receivedAt = changes.receivedAt ?? NOW
  return {
    id: itemIdOf(1),
    rev: 1,
    unitId: unitIdOf(1),
    unitName: '农业农村局',
    authorId: accountIdOf(1),
    authorName: '王采',
    text: makeText(),
    notes: [],
    photos: [],
    receipt: '2026-11-0042' as Receipt,
    receivedAt,
    countedAt: receivedAt,
    countedBy: 'claim',
    events: [submitted(receivedAt)],
    ...changes,
  }
}

const by = '编辑李'

export const adoption: Adoption = {
  periodicalId: periodicalIdOf(1),
  periodicalName: '望澜政务信息',
  issue: 37,
  form: 'single',
}

export const submitted = (at: number): ItemEvent => ({ type: 'submitted', at, claimedAt: at - 1000 })
export const resubmitted = (at: number): ItemEvent => ({ type: 'resubmitted', at, claimedAt: at - 1000 })
export const photosComplete = (at: number): ItemEvent => ({ type: 'photos_complete', at, count: 2 })
export const adopted = (at: number): ItemEvent => ({ type: 'adopted', at, by, adoption })
export const reserved = (at: number): ItemEvent => ({ type: 'reserved', at, by, words: '下期用' })
export const merged = (at: number): ItemEvent => ({ type: 'merged', at, by, into: itemIdOf(99) })
export const returned = (at: number): ItemEvent => ({
  type: 'returned',
  at,
  by,
  reason: 'figures_unverified',
  words: '请核实里程',
})
export const notUsed = (at: number): ItemEvent => ({
  type: 'not_used',
  at,
  by,
  reason: 'outdated',
  words: '已过时效',
})
