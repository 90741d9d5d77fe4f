import type { ItemId } from '../ids.ts'
import type { RecordFilter } from '../policy/quota-rule.ts'
import type { ItemRecord, UseRecord, WaitingItem } from '../record/item-record.ts'
import type { SplitRecords } from '../record/record-shelf.ts'
import { listCounted, NOTHING_COUNTED, type CountedList } from './counted-list.ts'
import { termAt, type RuleHistory } from './rule-history.ts'

/**
 * The items of some records that count for what a rule measures (with `both`, what was reported), in the order of
 * their dates. An item counts once in all the rule's history.
 */
export function countMeasured(history: RuleHistory, records: SplitRecords): CountedList {
  const isEverAdopted = history.terms.some(({ rule }) => rule.measure === 'adopted')
  return listCounted(records, (record) => {
    const reported = reportedAt(history, record)
    const adopted = isEverAdopted ? adoptedAt(history, record, 'adopted') : null
    return reported === null || (adopted !== null && adopted < reported) ? adopted : reported
  })
}

/** The items that count as adopted for a rule with `both`: once each, at the first use that fits. */
export function countAdoptedBeside(history: RuleHistory, records: SplitRecords): CountedList {
  const isEverBoth = history.terms.some(({ rule }) => rule.measure === 'both')
  return isEverBoth ? listCounted(records, (record) => adoptedAt(history, record, 'both')) : NOTHING_COUNTED
}

/** What waits on this phone and is not in the records; once each. */
export function countWaiting(
  history: RuleHistory,
  waiting: readonly WaitingItem[],
  confirmed: ReadonlySet<ItemId>,
): CountedList {
  const byId = new Map(waiting.map((item) => [item.itemId, item]))
  return listCounted({ since: [...byId.values()], before: [] }, ({ itemId, submittedAt, ...item }) => {
    const { rule } = termAt(history, submittedAt)
    const isFitting = !confirmed.has(itemId) && rule.measure !== 'adopted' && fitsItem(rule.filter, item)
    return isFitting ? submittedAt : null
  })
}

/**
 * An item that was returned and sent again counts once, where the version that held at its first arrival says
 * (`returnedCountsIn`).
 */
function reportedAt(history: RuleHistory, record: ItemRecord): number | null {
  const { policy } = termAt(history, record.reportedAt)
  const at = policy?.returnedCountsIn === 'last' ? record.lastReportedAt : record.reportedAt
  const { rule } = termAt(history, at)
  return rule.measure !== 'adopted' && fitsItem(rule.filter, record) ? at : null
}

/** However many uses fit, the first of them. */
function adoptedAt(history: RuleHistory, record: ItemRecord, measure: 'adopted' | 'both'): number | null {
  let first: number | null = null
  for (const use of record.uses) {
    if (first !== null && use.at >= first) continue
    const { rule } = termAt(history, use.at)
    if (rule.measure === measure && fitsUse(rule.filter, record, use)) first = use.at
  }
  return first
}

function fitsUse(filter: RecordFilter, record: ItemRecord, use: UseRecord): boolean {
  if (!fitsItem(filter, record)) return false
  if (filter.levels !== null && !filter.levels.includes(use.level)) return false
  return filter.outlets === null || filter.outlets.includes(use.outlet)
}

function fitsItem(
  { categories, origins }: RecordFilter,
  { category, origin }: Pick<ItemRecord, 'category' | 'origin'>,
): boolean {
  if (categories !== null && !categories.includes(category)) return false
  return origins === null || origins.includes(origin)
}
