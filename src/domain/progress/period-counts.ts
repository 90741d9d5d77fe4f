import { periodBounds, type Period } from '../calendar/period.ts'
import type { ItemId } from '../ids.ts'
import type { ItemRecord, WaitingItem } from '../record/item-record.ts'
import { shelve, type RecordShelf } from '../record/record-shelf.ts'
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
export function periodCountsOf({ holder, records, ...input }: PeriodCountsInput): PeriodCounts[] {
  return countsOfOwn(shelve(records.filter((record) => isRecordOf(holder, record))), input)
}

/** The same of records that are all the holder's. */
export function countsOfOwn(
  own: RecordShelf,
  { policies, periods, waiting }: Pick<PeriodCountsInput, 'policies' | 'periods' | 'waiting'>,
): PeriodCounts[] {
  const known = new Set(waiting.length === 0 ? [] : own.itemIds)
  const unknown = waiting.filter(({ itemId }) => !known.has(itemId))
  return periods.map((period) => {
    const bounds = periodBounds(period)
    const reportedIds = idsOnShelf(own, bounds, (place) => arrivalAt(own, place, policies))
    const adoptedIds = idsOnShelf(own, bounds, (place) => own.firstUseAts[place] as number)
    const waitingIds = idsBetween(unknown, bounds)
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

/** When the items of a shelf came, as above; those left out of which all lies before an instant (ms). */
export function arrivalsSince(
  shelf: RecordShelf,
  { from, policies }: { from: number; policies: readonly Policy[] },
): number[] {
  const ats: number[] = []
  for (let place = 0; place < shelf.records.length; place++) {
    if ((shelf.latestAts[place] as number) >= from) ats.push(arrivalAt(shelf, place, policies))
  }
  return ats
}

function arrivalAt(shelf: RecordShelf, place: number, policies: readonly Policy[]): number {
  const at = shelf.reportedAts[place] as number
  return shelf.lastReportedAts[place] === at ? at : arrivalOf(shelf.records[place] as ItemRecord, policies)
}

interface Bounds {
  from: number
  until: number
}

function idsOnShelf(
  { itemIds, latestAts }: RecordShelf,
  { from, until }: Bounds,
  atOf: (place: number) => number,
): ItemId[] {
  const atById = new Map<ItemId, number>()
  for (let place = 0; place < itemIds.length; place++) {
    if ((latestAts[place] as number) < from) continue
    const at = atOf(place)
    if (from <= at && at < until) atById.set(itemIds[place] as ItemId, at)
  }
  return idsByDate(atById)
}

function idsBetween(waiting: readonly WaitingItem[], { from, until }: Bounds): ItemId[] {
  const within = waiting.filter(({ submittedAt }) => from <= submittedAt && submittedAt < until)
  return idsByDate(new Map(within.map(({ itemId, submittedAt }) => [itemId, submittedAt])))
}

/** In the order of dates; an item has one id and counts once. */
function idsByDate(atById: ReadonlyMap<ItemId, number>): ItemId[] {
  return [...atById].sort(([a, m], [b, n]) => m - n || (a < b ? -1 : 1)).map(([itemId]) => itemId)
}
