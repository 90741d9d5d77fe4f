import type { ItemRecord } from './item-record.ts'

/**
 * Records in the order in which they came, and beside each the latest of its dates (ms): whoever asks about this month
 * passes over years of them without reading one.
 */
export interface RecordShelf {
  records: readonly ItemRecord[]
  latestAts: readonly number[]
}

export function shelve(records: readonly ItemRecord[]): RecordShelf {
  const sorted = inOrder(records)
  return { records: sorted, latestAts: sorted.map(latestAtOf) }
}

/** By their arrival: sorted once, so that each list of every rule needs no sorting of its own. */
export function inOrder(records: readonly ItemRecord[]): readonly ItemRecord[] {
  return isInOrder(records) ? records : [...records].sort((a, b) => a.reportedAt - b.reportedAt)
}

function isInOrder(records: readonly ItemRecord[]): boolean {
  let last = -Infinity
  for (const { reportedAt } of records) {
    if (reportedAt < last) return false
    last = reportedAt
  }
  return true
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
