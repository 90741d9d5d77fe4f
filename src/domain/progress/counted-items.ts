import type { ItemId } from '../ids.ts'
import type { RecordFilter } from '../policy/quota-rule.ts'
import type { ItemRecord, UseRecord, WaitingItem } from '../record/item-record.ts'
import type { SplitRecords } from '../record/record-shelf.ts'
import { listCounted, orderCounted, NOTHING_COUNTED, type CountedList } from './counted-list.ts'
import { termAt, type RuleHistory } from './rule-history.ts'

/**
 * The items of some records that count for what a rule measures (with `both`, what was reported), in the order of
 * their dates. An item counts once in all the rule's history.
 */
export function countMeasured(history: RuleHistory, records: SplitRecords): CountedList {
  if (history.always?.measure === 'adopted') {
    return listCounted(records, (record) => adoptedAt(history, record, 'adopted'))
  }
  if (history.always !== null) return countReported(history, history.always.filter, records)
  return listCounted(records, (record) => {
    const reported = reportedAt(history, record)
    const adopted = adoptedAt(history, record, 'adopted')
    return reported === null || (adopted !== null && adopted < reported) ? adopted : reported
  })
}

/** The usual case, and nearly all of the time: one loop that calls nothing for most records. */
function countReported(
  history: RuleHistory,
  { categories, origins }: RecordFilter,
  { since, before }: SplitRecords,
): CountedList {
  const ats: number[] = []
  const itemIds: ItemId[] = []
  for (const record of since) {
    if (categories !== null && !categories.includes(record.category)) continue
    if (origins !== null && !origins.includes(record.origin)) continue
    const { itemId, reportedAt, lastReportedAt } = record
    ats.push(lastReportedAt === reportedAt ? reportedAt : arrivalOf(history, record))
    itemIds.push(itemId)
  }
  const hasEarlier = before.some((record) => reportedAt(history, record) !== null)
  return orderCounted({ ats, itemIds, hasEarlier })
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

/** When an item counts as reported; null: not at all. */
function reportedAt(history: RuleHistory, record: ItemRecord): number | null {
  const at = record.lastReportedAt === record.reportedAt ? record.reportedAt : arrivalOf(history, record)
  const { measure, filter } = history.always ?? termAt(history, at).rule
  return measure !== 'adopted' && fitsItem(filter, record) ? at : null
}

/**
 * An item that was returned and sent again counts once, where the version that held at its first arrival says
 * (`returnedCountsIn`).
 */
function arrivalOf(history: RuleHistory, { reportedAt, lastReportedAt }: ItemRecord): number {
  return termAt(history, reportedAt).policy?.returnedCountsIn === 'last' ? lastReportedAt : reportedAt
}

/** However many uses fit, the first of them. */
function adoptedAt(history: RuleHistory, record: ItemRecord, asked: 'adopted' | 'both'): number | null {
  let first: number | null = null
  for (const use of record.uses) {
    if (first !== null && use.at >= first) continue
    const { measure, filter } = history.always ?? termAt(history, use.at).rule
    if (measure === asked && fitsUse(filter, record, use)) first = use.at
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
