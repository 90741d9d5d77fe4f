import { periodBounds, type Period } from '../calendar/period.ts'
import type { ItemId } from '../ids.ts'
import { firstUseOf, type ItemRecord, type WaitingItem } from '../record/item-record.ts'
import type { Policy } from '../policy/policy.ts'
import { isRecordOf, type Holder } from './holder.ts'
import type { ProgressLine } from './progress-line.ts'

/** All that came and all that was used in one period, whatever its kind and whatever the tasks. */
export interface PeriodCounts {
  period: Period
  reported: number
  reportedIds: ItemId[]
  /** By the first use of each item, whenever it was reported. */
  adopted: number
  adoptedIds: ItemId[]
  waiting: number
  waitingIds: ItemId[]
}

export interface PeriodCountsInput {
  policies: readonly Policy[]
  holder: Holder
  periods: readonly Period[]
  records: readonly ItemRecord[]
  waiting: readonly WaitingItem[]
}

/** The counts of each period asked for, in the same order: the months of a year. */
export function periodCountsOf(input: PeriodCountsInput): PeriodCounts[] {
  const own = input.records.filter((record) => isRecordOf(input.holder, record))
  const reported = own.map((record) => ({ itemId: record.itemId, at: arrivalOf(record, input.policies) }))
  const adopted = own.flatMap((record) => {
    const use = firstUseOf(record)
    return use === null ? [] : [{ itemId: record.itemId, at: use.at }]
  })
  const known = new Set(own.map(({ itemId }) => itemId))
  const waiting = input.waiting
    .filter(({ itemId }) => !known.has(itemId))
    .map(({ itemId, submittedAt }) => ({ itemId, at: submittedAt }))
  return input.periods.map((period) => {
    const lists = [reported, adopted, waiting].map((list) => idsIn(list, period))
    const [reportedIds = [], adoptedIds = [], waitingIds = []] = lists
    return {
      period,
      reported: reportedIds.length,
      reportedIds,
      adopted: adoptedIds.length,
      adoptedIds,
      waiting: waitingIds.length,
      waitingIds,
    }
  })
}

/** The card of a month: its reporting tasks together. An item of two tasks counts once in `confirmed`. */
export interface ProgressSummary {
  confirmed: number
  waiting: number
  /** Null when no task of reporting is set. */
  target: number | null
  missing: number
}

export function summaryOf(lines: readonly ProgressLine[]): ProgressSummary {
  const reporting = lines.filter(({ measure, target }) => measure === 'reported' && target !== null)
  const distinct = (ids: (line: ProgressLine) => ItemId[]) => new Set(reporting.flatMap(ids)).size
  const sum = (number: (line: ProgressLine) => number) =>
    reporting.reduce((total, line) => total + number(line), 0)
  return {
    confirmed: distinct((line) => line.confirmedIds),
    waiting: distinct((line) => line.waitingIds),
    target: reporting.length === 0 ? null : sum(({ target }) => target ?? 0),
    missing: sum(({ missing }) => missing),
  }
}

/** When an item counts as reported, by the version in force at its first arrival. */
export function arrivalOf(record: ItemRecord, policies: readonly Policy[]): number {
  if (record.lastReportedAt === record.reportedAt) return record.reportedAt
  const held = policies.filter(({ validFrom }) => validFrom <= record.reportedAt)
  const version = held.reduce<Policy | null>(
    (newest, policy) => (newest === null || policy.validFrom >= newest.validFrom ? policy : newest),
    null,
  )
  return version?.returnedCountsIn === 'last' ? record.lastReportedAt : record.reportedAt
}

function idsIn(list: readonly { itemId: ItemId; at: number }[], period: Period): ItemId[] {
  const { from, until } = periodBounds(period)
  return list
    .filter(({ at }) => from <= at && at < until)
    .sort((a, b) => a.at - b.at || (a.itemId < b.itemId ? -1 : 1))
    .map(({ itemId }) => itemId)
}
