import type { ItemRecord, WaitingItem } from '../record/item-record.ts'
import { shelve, type RecordsSince } from '../record/record-shelf.ts'
import { countAdoptedBeside, countMeasured, countWaiting } from './counted-items.ts'
import type { CountedList } from './counted-list.ts'
import type { RuleHistory } from './rule-history.ts'

/** Everything that counts for one rule, each list in the order of its dates. */
export interface HistoryCounts {
  measured: CountedList
  adoptedBeside: CountedList
  waiting: CountedList
  /** What counts of the year before; null when it is not at hand. */
  lastYear: CountedList | null
}

interface Countable {
  records: RecordsSince
  /** Undefined: the same records hold it. */
  lastYear: RecordsSince | null | undefined
  waiting: readonly WaitingItem[]
}

/** One pass over a holder's records. */
export function countHistory(history: RuleHistory, { records, lastYear, waiting }: Countable): HistoryCounts {
  const measured = countMeasured(history, records)
  return {
    measured,
    adoptedBeside: countAdoptedBeside(history, records),
    waiting: countWaiting(history, waiting, new Set(waiting.length === 0 ? [] : records.shelf.itemIds)),
    lastYear: lastYear === undefined ? measured : lastYear && countMeasured(history, lastYear),
  }
}

/** Records of which none is left out. */
export function allOf(records: readonly ItemRecord[]): RecordsSince {
  return { shelf: shelve(records), from: -Infinity }
}
