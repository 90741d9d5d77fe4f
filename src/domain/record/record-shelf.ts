import type { ItemId } from '../ids.ts'
import { groupBy } from './group-by.ts'
import { firstUseOf, type ItemRecord } from './item-record.ts'
import { inPlaces, placesByDate } from './places-by-date.ts'

/**
 * Records in the order in which they came, and what is asked of all of them in columns beside them (dates in ms): whoever
 * counts reads plain numbers that lie next to each other, and passes over years of records without touching one.
 */
export interface RecordShelf {
  records: readonly ItemRecord[]
  itemIds: readonly ItemId[]
  reportedAts: readonly number[]
  lastReportedAts: readonly number[]
  /** Infinity where nobody has used it. */
  firstUseAts: readonly number[]
  /** The latest of all dates of the record. */
  latestAts: readonly number[]
}

/** In the order in which they are given when that is the order of their arrival. */
export function shelve(records: readonly ItemRecord[]): RecordShelf {
  return columnsOf(inOrder(records))
}

function columnsOf(records: readonly ItemRecord[]): RecordShelf {
  const columns = {
    itemIds: [] as ItemId[],
    reportedAts: [] as number[],
    lastReportedAts: [] as number[],
    firstUseAts: [] as number[],
    latestAts: [] as number[],
  }
  // One walk: each record is brought near once.
  for (const record of records) {
    columns.itemIds.push(record.itemId)
    columns.reportedAts.push(record.reportedAt)
    columns.lastReportedAts.push(record.lastReportedAt)
    columns.firstUseAts.push(record.uses.length === 0 ? Infinity : (firstUseOf(record)?.at ?? Infinity))
    columns.latestAts.push(latestAtOf(record))
  }
  return { records, ...columns }
}

/** By their arrival: sorted once, so that each list of every rule needs no sorting of its own. */
export function inOrder(records: readonly ItemRecord[]): readonly ItemRecord[] {
  const places = placesByDate(records.map(({ reportedAt }) => reportedAt))
  return places === null ? records : inPlaces(records, places)
}

/** The shelf of each group, in the same order. */
export function shelvesBy<Key>(
  { records }: RecordShelf,
  keyOf: (record: ItemRecord) => Key,
): Map<Key, RecordShelf> {
  const shelves = new Map<Key, RecordShelf>()
  for (const [key, group] of groupBy(records, keyOf)) shelves.set(key, columnsOf(group))
  return shelves
}

/** When one of them came last, until an instant; null when none had. */
export function lastReportOf({ lastReportedAts }: RecordShelf, now: number): number | null {
  let last = -Infinity
  for (const at of lastReportedAts) if (at <= now && at > last) last = at
  return last === -Infinity ? null : last
}

/** The last time that anything happened to an item (ms): it came, came again, was used, passed up or instructed on. */
export function latestAtOf(record: ItemRecord): number {
  const { reportedAt, lastReportedAt, uses, passedUp, instructions } = record
  let latest = Math.max(reportedAt, lastReportedAt)
  for (const { at } of uses) if (at > latest) latest = at
  for (const { at } of passedUp) if (at > latest) latest = at
  for (const { at } of instructions) if (at > latest) latest = at
  return latest
}

/**
 * The records of a shelf of which something happened at an instant (ms) or later. Of the others it is only asked whether
 * any counts.
 */
export interface RecordsSince {
  shelf: RecordShelf
  from: number
}
