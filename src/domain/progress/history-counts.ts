import type { ItemRecord, WaitingItem } from '../record/item-record.ts'
import type { SplitRecords } from '../record/record-shelf.ts'
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
  records: SplitRecords
  /** Undefined: the same records hold it. */
  lastYear: readonly ItemRecord[] | null | undefined
  waiting: readonly WaitingItem[]
}

/** One pass over a holder's records. */
export function countHistory(history: RuleHistory, { records, lastYear, waiting }: Countable): HistoryCounts {
  const measured = countMeasured(history, records)
  return {
    measured,
    adoptedBeside: countAdoptedBeside(history, records),
    waiting: countWaiting(history, waiting, waiting.length === 0 ? new Set() : idsOf(records)),
    lastYear: lastYear === undefined ? measured : lastYear && countMeasured(history, allOf(lastYear)),
  }
}

/** Records of which none is left out. */
export function allOf(records: readonly ItemRecord[]): SplitRecords {
  return { since: records, before: [] }
}

function idsOf({ since, before }: SplitRecords) {
  return new Set([...since, ...before].map(({ itemId }) => itemId))
}
