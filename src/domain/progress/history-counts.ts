import type { ItemRecord, WaitingItem } from '../record/item-record.ts'
import { countAdoptedBeside, countMeasured, countWaiting, type CountedItem } from './counted-items.ts'
import type { RuleHistory } from './rule-history.ts'

/** Everything that counts for one rule, of all times, each list in the order of its dates. */
export interface HistoryCounts {
  measured: CountedItem[]
  adoptedBeside: CountedItem[]
  waiting: CountedItem[]
  /** What counts of the year before; null when it is not at hand. */
  lastYear: CountedItem[] | null
}

/** One pass over a holder's records; `lastYear` undefined: the same records hold it. */
export function countHistory(
  history: RuleHistory,
  {
    records,
    lastYear,
    waiting,
  }: {
    records: readonly ItemRecord[]
    lastYear: readonly ItemRecord[] | null | undefined
    waiting: readonly WaitingItem[]
  },
): HistoryCounts {
  const measured = countMeasured(history, records)
  const known = waiting.length === 0 ? new Set<never>() : new Set(records.map(({ itemId }) => itemId))
  return {
    measured,
    adoptedBeside: countAdoptedBeside(history, records),
    waiting: countWaiting(history, waiting, known),
    lastYear: lastYear === undefined ? measured : lastYear && countMeasured(history, lastYear),
  }
}
