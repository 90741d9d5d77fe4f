import type { ItemId } from '../ids.ts'
import type { RecordFilter } from '../policy/quota-rule.ts'
import type { ItemRecord, UseRecord, WaitingItem } from '../record/item-record.ts'
import { termAt, type RuleHistory } from './rule-history.ts'

/** An item that counts for a rule, at the one instant at which it does. */
export interface CountedItem {
  itemId: ItemId
  at: number
}

/**
 * The items of some records that count for what a rule measures (with `both`, what was reported), in the order of
 * their dates. An item counts once in all the rule's history.
 */
export function countMeasured(history: RuleHistory, records: readonly ItemRecord[]): CountedItem[] {
  const isEverAdopted = history.terms.some(({ rule }) => rule.measure === 'adopted')
  return collect(records, (record) => {
    const reported = reportedAt(history, record)
    const adopted = isEverAdopted ? adoptedAt(history, record, 'adopted') : null
    return reported === null || (adopted !== null && adopted < reported) ? adopted : reported
  })
}

/** The items that count as adopted for a rule with `both`: once each, at the first use that fits. */
export function countAdoptedBeside(history: RuleHistory, records: readonly ItemRecord[]): CountedItem[] {
  const isEverBoth = history.terms.some(({ rule }) => rule.measure === 'both')
  return isEverBoth ? collect(records, (record) => adoptedAt(history, record, 'both')) : []
}

/** What waits on this phone and is not in the records; once each. */
export function countWaiting(
  history: RuleHistory,
  waiting: readonly WaitingItem[],
  confirmed: ReadonlySet<ItemId>,
): CountedItem[] {
  const byId = new Map(waiting.map((item) => [item.itemId, item]))
  const fitting = [...byId.values()].filter(({ itemId, submittedAt, ...item }) => {
    const { rule } = termAt(history, submittedAt)
    return !confirmed.has(itemId) && rule.measure !== 'adopted' && fitsItem(rule.filter, item)
  })
  return fitting.map(({ itemId, submittedAt }) => ({ itemId, at: submittedAt })).sort(byDate)
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

function collect(
  records: readonly ItemRecord[],
  countedAt: (record: ItemRecord) => number | null,
): CountedItem[] {
  const counted: CountedItem[] = []
  for (const record of records) {
    const at = countedAt(record)
    if (at !== null) counted.push({ itemId: record.itemId, at })
  }
  return inOrder(counted)
}

/** Records mostly come in order, and then a list of them is: it is sorted only when it is not. */
function inOrder(counted: CountedItem[]): CountedItem[] {
  for (let index = 1; index < counted.length; index++) {
    const before = counted[index - 1]
    const after = counted[index]
    if (before !== undefined && after !== undefined && byDate(before, after) > 0) return counted.sort(byDate)
  }
  return counted
}

function byDate(a: CountedItem, b: CountedItem): number {
  if (a.at !== b.at) return a.at - b.at
  if (a.itemId === b.itemId) return 0
  return a.itemId < b.itemId ? -1 : 1
}

/** The part of a list in the order of its dates from one instant until another, the last not included. */
export function countedBetween(
  counted: readonly CountedItem[],
  { from, until }: { from: number; until: number },
): CountedItem[] {
  return counted.slice(indexFrom(counted, from), indexFrom(counted, until))
}

/** How many they are. */
export function countIn(
  counted: readonly CountedItem[],
  { from, until }: { from: number; until: number },
): number {
  return indexFrom(counted, until) - indexFrom(counted, from)
}

/** Index of the first item at or after an instant. */
function indexFrom(counted: readonly CountedItem[], at: number): number {
  let low = 0
  let high = counted.length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((counted[middle]?.at ?? at) < at) low = middle + 1
    else high = middle
  }
  return low
}
