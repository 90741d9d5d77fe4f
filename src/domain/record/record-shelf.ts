import type { ItemRecord } from './item-record.ts'
import { inPlaces, placesByDate } from './places-by-date.ts'

/**
 * Records in the order in which they came, and beside each the latest of its dates (ms): whoever asks about this month
 * passes over years of them without reading one.
 */
export interface RecordShelf {
  records: readonly ItemRecord[]
  latestAts: readonly number[]
}

export function shelve(records: readonly ItemRecord[]): RecordShelf {
  const places = placesByDate(records.map(({ reportedAt }) => reportedAt))
  const latestAts = records.map(latestAtOf)
  if (places === null) return { records, latestAts }
  return { records: inPlaces(records, places), latestAts: inPlaces(latestAts, places) }
}

/** By their arrival: sorted once, so that each list of every rule needs no sorting of its own. */
export function inOrder(records: readonly ItemRecord[]): readonly ItemRecord[] {
  const places = placesByDate(records.map(({ reportedAt }) => reportedAt))
  return places === null ? records : inPlaces(records, places)
}

/** The shelf of each group, in the same order; nothing is read or sorted again. */
export function shelvesBy<Key>(
  { records, latestAts }: RecordShelf,
  keyOf: (record: ItemRecord) => Key,
): Map<Key, RecordShelf> {
  const shelves = new Map<Key, { records: ItemRecord[]; latestAts: number[] }>()
  records.forEach((record, place) => {
    const key = keyOf(record)
    const shelf = shelves.get(key) ?? { records: [], latestAts: [] }
    if (shelf.records.length === 0) shelves.set(key, shelf)
    shelf.records.push(record)
    shelf.latestAts.push(latestAts[place] ?? Infinity)
  })
  return shelves
}

/** When one of them came last, until an instant; null when none had. */
export function lastReportOf({ records, latestAts }: RecordShelf, now: number): number | null {
  let last = -Infinity
  for (let place = records.length - 1; place >= 0; place--) {
    const record = records[place]
    if (record === undefined || (latestAts[place] ?? Infinity) <= last) continue
    if (record.lastReportedAt <= now && record.lastReportedAt > last) last = record.lastReportedAt
  }
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

/** What happened at an instant or later, and the records of which all lies before it. */
export interface SplitRecords {
  since: readonly ItemRecord[]
  before: readonly ItemRecord[]
}

export function splitAt({ records, latestAts }: RecordShelf, from: number): SplitRecords {
  const since: ItemRecord[] = []
  const before: ItemRecord[] = []
  records.forEach((record, place) => ((latestAts[place] ?? from) < from ? before : since).push(record))
  return { since, before }
}
