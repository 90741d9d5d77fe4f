import type { ItemId } from '../ids.ts'

/**
 * Items in the order of the instants (ms) at which they count: `ats[n]` is that of `itemIds[n]`. Two lists and not one
 * of pairs, for a county has a million of them in one look and spends no time on making each.
 */
export interface CountedList {
  ats: number[]
  itemIds: ItemId[]
  /** Whether others counted before all of these and were left out. */
  hasEarlier: boolean
}

export const NOTHING_COUNTED: CountedList = { ats: [], itemIds: [], hasEarlier: false }

/** From an instant (ms) until another, the last not included. */
export interface Stretch {
  from: number
  until: number
}

/**
 * The items of `since` that count, each at the instant that `countedAt` gives; null: it does not count. Of those of
 * `before`, all older, it is only asked whether any does.
 */
export function listCounted<Item extends { itemId: ItemId }>(
  { since, before }: { since: readonly Item[]; before: readonly Item[] },
  countedAt: (item: Item) => number | null,
): CountedList {
  const hasEarlier = before.some((item) => countedAt(item) !== null)
  const list: CountedList = { ats: [], itemIds: [], hasEarlier }
  let isInOrder = true
  let last = { at: -Infinity, itemId: '' as ItemId }
  for (const item of since) {
    const at = countedAt(item)
    if (at === null) continue
    const { itemId } = item
    if (at < last.at || (at === last.at && itemId < last.itemId)) isInOrder = false
    last = { at, itemId }
    list.ats.push(at)
    list.itemIds.push(itemId)
  }
  // Records mostly come in order, and then a list of them is.
  return isInOrder ? list : inOrder(list)
}

function inOrder({ ats, itemIds, hasEarlier }: CountedList): CountedList {
  const sorted = itemIds.map((itemId, place) => ({ itemId, at: ats[place] ?? 0 })).sort(byDate)
  return { ats: sorted.map(({ at }) => at), itemIds: sorted.map(({ itemId }) => itemId), hasEarlier }
}

interface Counted {
  itemId: ItemId
  at: number
}

function byDate(a: Counted, b: Counted): number {
  if (a.at !== b.at) return a.at - b.at
  if (a.itemId === b.itemId) return 0
  return a.itemId < b.itemId ? -1 : 1
}

/** The items of a stretch. */
export function idsIn({ ats, itemIds }: CountedList, { from, until }: Stretch): ItemId[] {
  return itemIds.slice(placeOf(ats, from), placeOf(ats, until))
}

/** How many they are. */
export function countIn({ ats }: CountedList, { from, until }: Stretch): number {
  return placeOf(ats, until) - placeOf(ats, from)
}

/** Place of the first item at or after an instant. */
function placeOf(ats: readonly number[], at: number): number {
  let low = 0
  let high = ats.length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((ats[middle] ?? at) < at) low = middle + 1
    else high = middle
  }
  return low
}
