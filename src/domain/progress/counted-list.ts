import type { ItemId } from '../ids.ts'
import { inPlaces, placesByDate } from '../record/places-by-date.ts'

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
  for (const item of since) {
    const at = countedAt(item)
    if (at === null) continue
    list.ats.push(at)
    list.itemIds.push(item.itemId)
  }
  return orderCounted(list)
}

/** By date, those of one instant by their ids. Records mostly come in order, and then a list of them is. */
export function orderCounted(list: CountedList): CountedList {
  const places = placesByDate(list.ats)
  const ats = places === null ? list.ats : inPlaces(list.ats, places)
  const itemIds = places === null ? list.itemIds : inPlaces(list.itemIds, places)
  orderEquals(itemIds, ats)
  return { ats, itemIds, hasEarlier: list.hasEarlier }
}

function orderEquals(itemIds: ItemId[], ats: readonly number[]) {
  let from = 0
  while (from < ats.length) {
    let until = from + 1
    while (until < ats.length && ats[until] === ats[from]) until += 1
    const equal = until - from > 1 ? itemIds.slice(from, until).sort() : []
    for (let n = 0; n < equal.length; n++) itemIds[from + n] = equal[n] as ItemId
    from = until
  }
}

/** The items of a stretch. */
export function idsIn({ ats, itemIds }: CountedList, { from, until }: Stretch): ItemId[] {
  return itemIds.slice(placeOf(ats, from), placeOf(ats, until))
}

/** How many they are. */
export function countIn({ ats }: CountedList, { from, until }: Stretch): number {
  if (ats.length === 0) return 0
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
