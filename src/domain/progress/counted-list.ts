import type { ItemId } from '../ids.ts'
import { inPlaces, placesByDate } from '../record/places-by-date.ts'
import type { RecordsSince } from '../record/record-shelf.ts'

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

/** The records that count, each at the instant that `countedAt` gives for its place on the shelf; null: it does not. */
export function listCounted(
  { shelf: { itemIds, latestAts }, from }: RecordsSince,
  countedAt: (place: number) => number | null,
): CountedList {
  const list: CountedList = { ats: [], itemIds: [], hasEarlier: false }
  for (let place = 0; place < itemIds.length; place++) {
    const isEarlier = (latestAts[place] as number) < from
    if (isEarlier && list.hasEarlier) continue
    const at = countedAt(place)
    if (at === null) continue
    if (isEarlier) {
      list.hasEarlier = true
      continue
    }
    list.ats.push(at)
    list.itemIds.push(itemIds[place] as ItemId)
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
    if (until - from > 1) orderRun(itemIds, from, until)
    from = until
  }
}

function orderRun(itemIds: ItemId[], from: number, until: number) {
  const ids = itemIds.slice(from, until)
  if (ids.every((id, n) => n === 0 || (ids[n - 1] as ItemId) < id)) return
  ids.sort()
  for (let n = 0; n < ids.length; n++) itemIds[from + n] = ids[n] as ItemId
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
