import type { ItemId } from '../ids.ts'
import type { RecordFilter } from '../policy/quota-rule.ts'
import type { ItemRecord, UseRecord, WaitingItem } from '../record/item-record.ts'
import type { RecordShelf, RecordsSince } from '../record/record-shelf.ts'
import { listCounted, orderCounted, NOTHING_COUNTED, type CountedList } from './counted-list.ts'
import { termAt, type RuleHistory } from './rule-history.ts'

/**
 * The items of some records that count for what a rule measures (with `both`, what was reported), in the order of
 * their dates. An item counts once in all the rule's history.
 */
export function countMeasured(history: RuleHistory, records: RecordsSince): CountedList {
  const { always, terms } = history
  if (always?.measure === 'adopted') return countAdopted(history, records, 'adopted')
  if (!terms.some(({ rule }) => rule.measure === 'adopted')) return countReported(history, records)
  return listCounted(records, (place) => {
    const reported = reportedAt(history, records.shelf, place)
    const adopted = adoptedAt(history, records.shelf, { place, measure: 'adopted' })
    return reported === null || (adopted !== null && adopted < reported) ? adopted : reported
  })
}

/**
 * The usual case is that all terms count the same. Where anything counts, a few numbers are read of each record and not
 * the record itself.
 */
function countReported(history: RuleHistory, records: RecordsSince): CountedList {
  const { shelf } = records
  const filter = history.always?.filter
  if (filter === undefined) return listCounted(records, (place) => reportedAt(history, shelf, place))
  const isAny = filter.categories === null && filter.origins === null
  if (isAny) return listCounted(records, (place) => arrivalOf(history, shelf, place))
  return listCounted(records, (place) =>
    fitsItem(filter, shelf.records[place] as ItemRecord) ? arrivalOf(history, shelf, place) : null,
  )
}

function countAdopted(history: RuleHistory, records: RecordsSince, measure: 'adopted' | 'both'): CountedList {
  const { firstUseAts } = records.shelf
  return listCounted(records, (place) =>
    firstUseAts[place] === Infinity ? null : adoptedAt(history, records.shelf, { place, measure }),
  )
}

/** The items that count as adopted for a rule with `both`: once each, at the first use that fits. */
export function countAdoptedBeside(history: RuleHistory, records: RecordsSince): CountedList {
  const isEverBoth = history.terms.some(({ rule }) => rule.measure === 'both')
  return isEverBoth ? countAdopted(history, records, 'both') : NOTHING_COUNTED
}

/** What waits on this phone and is not in the records; once each. */
export function countWaiting(
  history: RuleHistory,
  waiting: readonly WaitingItem[],
  confirmed: ReadonlySet<ItemId>,
): CountedList {
  const byId = new Map(waiting.map((item) => [item.itemId, item]))
  const fitting = [...byId.values()].filter(({ itemId, submittedAt, ...item }) => {
    const { rule } = termAt(history, submittedAt)
    return !confirmed.has(itemId) && rule.measure !== 'adopted' && fitsItem(rule.filter, item)
  })
  return orderCounted({
    ats: fitting.map(({ submittedAt }) => submittedAt),
    itemIds: fitting.map(({ itemId }) => itemId),
    hasEarlier: false,
  })
}

/** When an item counts as reported; null: not at all. */
function reportedAt(history: RuleHistory, shelf: RecordShelf, place: number): number | null {
  const at = arrivalOf(history, shelf, place)
  const { measure, filter } = history.always ?? termAt(history, at).rule
  return measure !== 'adopted' && fitsItem(filter, shelf.records[place] as ItemRecord) ? at : null
}

/**
 * An item that was returned and sent again counts once, where the version that held at its first arrival says
 * (`returnedCountsIn`).
 */
function arrivalOf(
  history: RuleHistory,
  { reportedAts, lastReportedAts }: RecordShelf,
  place: number,
): number {
  const first = reportedAts[place] as number
  const last = lastReportedAts[place] as number
  if (first === last) return first
  return termAt(history, first).policy?.returnedCountsIn === 'last' ? last : first
}

/** However many uses fit, the first of them. */
function adoptedAt(
  history: RuleHistory,
  { records }: RecordShelf,
  { place, measure: asked }: { place: number; measure: 'adopted' | 'both' },
): number | null {
  const record = records[place] as ItemRecord
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
