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

/** Of the dates that are counted: it came, it came again, it was used. */
function latestAtOf({ reportedAt, lastReportedAt, uses }: ItemRecord): number {
  let latest = Math.max(reportedAt, lastReportedAt)
  for (const { at } of uses) if (at > latest) latest = at
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
