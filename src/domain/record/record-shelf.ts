import type { ItemId } from '../ids.ts'
import { groupBy } from './group-by.ts'
import { firstUseOf, type ItemRecord } from './item-record.ts'
import { datesInPlaces, inPlaces, placesByDate } from './places-by-date.ts'

/** One date (ms) for each place; nobody writes into it. */
export type Dates = Readonly<Float64Array>

/**
 * Records in the order in which they came, and what is asked of all of them in columns beside them (dates in ms): whoever
 * counts reads plain numbers that lie next to each other, and passes over years of records without touching one.
 */
export interface RecordShelf {
  records: readonly ItemRecord[]
  itemIds: readonly ItemId[]
  reportedAts: Dates
  lastReportedAts: Dates
  /** Infinity where nobody has used it. */
  firstUseAts: Dates
  /** The latest of all dates of the record. */
  latestAts: Dates
}

export function shelve(records: readonly ItemRecord[]): RecordShelf {
  const places = placesByDate(reportedAtsOf(records))
  return columnsOf(places === null ? records : inPlaces(records, places))
}

function reportedAtsOf(records: readonly ItemRecord[]): Float64Array {
  const ats = new Float64Array(records.length)
  for (let place = 0; place < ats.length; place++) ats[place] = (records[place] as ItemRecord).reportedAt
  return ats
}

function inShelfPlaces(shelf: RecordShelf, places: readonly number[]): RecordShelf {
  return {
    records: inPlaces(shelf.records, places),
    itemIds: inPlaces(shelf.itemIds, places),
    reportedAts: datesInPlaces(shelf.reportedAts, places),
    lastReportedAts: datesInPlaces(shelf.lastReportedAts, places),
    firstUseAts: datesInPlaces(shelf.firstUseAts, places),
    latestAts: datesInPlaces(shelf.latestAts, places),
  }
}

/** One walk: each record is brought near once. */
function columnsOf(records: readonly ItemRecord[]): RecordShelf {
  const { length } = records
  const itemIds: ItemId[] = []
  const reportedAts = new Float64Array(length)
  const lastReportedAts = new Float64Array(length)
  const firstUseAts = new Float64Array(length)
  const latestAts = new Float64Array(length)
  for (let place = 0; place < length; place++) {
    const record = records[place] as ItemRecord
    itemIds.push(record.itemId)
    reportedAts[place] = record.reportedAt
    lastReportedAts[place] = record.lastReportedAt
    firstUseAts[place] = record.uses.length === 0 ? Infinity : (firstUseOf(record)?.at ?? Infinity)
    latestAts[place] = latestAtOf(record)
  }
  return { records, itemIds, reportedAts, lastReportedAts, firstUseAts, latestAts }
}

/** The shelf of each group, in the same order. */
export function shelvesBy<Key>(
  shelf: RecordShelf,
  keyOf: (record: ItemRecord) => Key,
): Map<Key, RecordShelf> {
  const places = shelf.records.map((_, place) => place)
  const placesByKey = groupBy(places, (place) => keyOf(shelf.records[place] as ItemRecord))
  return new Map([...placesByKey].map(([key, group]) => [key, inShelfPlaces(shelf, group)]))
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
  // Of most records nothing more is known: a look at the length is cheaper than a walk through nothing.
  if (uses.length > 0) latest = latestOf(uses, latest)
  if (passedUp.length > 0) latest = latestOf(passedUp, latest)
  return instructions.length > 0 ? latestOf(instructions, latest) : latest
}

function latestOf(facts: readonly { at: number }[], before: number): number {
  let latest = before
  for (const { at } of facts) if (at > latest) latest = at
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
