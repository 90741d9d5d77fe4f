import type { Table } from 'dexie'
import type { AccountId, ItemId, UnitId } from '../../domain/ids.ts'
import type { Classed } from '../../domain/people/unit-class.ts'
import type { Policy } from '../../domain/policy/policy.ts'
import type { ItemRecord, WaitingItem } from '../../domain/record/item-record.ts'
import type { ScoreEntry } from '../../domain/score/score-entry.ts'
import { CLOSED_PERIOD_TOLD } from '../../protocol/closed-period.ts'
import { parseClosedPeriods, type ClosedPeriod } from './closed-periods.ts'
import { factsOfItem, factsOfRecord } from './facts.ts'
import type { FieldDatabase } from './field-database.ts'
import { readAppeals, type KnownAppeal } from './appeals.ts'
import { readMeta } from './meta.ts'
import { readSubmissions } from './outbox.ts'
import type { SubmissionRow } from './command-rows.ts'
import type { FactsRow, ItemRow, RecordRow } from './rows.ts'
import { readPolicies } from './rules.ts'
import { readTold } from './told.ts'

/** From one instant until another (ms), the last not included. */
export interface Stretch {
  from: number
  until: number
}

export interface StandingWish {
  unitId: UnitId
  stretches: Stretch[]
}

/** Everything from which progress is computed, as of one moment. */
export interface Standing {
  /** Every version of the rules that is known, oldest first. */
  policies: Policy[]
  /** Confirmed by the office: of the whole unit. */
  records: ItemRecord[]
  /** Submitted on this phone and not confirmed yet. */
  waiting: WaitingItem[]
  /** As the office names them; undefined before it did. */
  unitClass: Classed | undefined
  section: string | null
  /** Among the records: what the unit is still signing (本单位审签中). */
  withUnit: ItemId[]
  /** The office's clock at the last answer: "confirmed as of". */
  confirmedAt: number | null
}

/** The same with everything that brings or costs points. */
export interface FullStanding extends Standing {
  entries: ScoreEntry[]
  appeals: KnownAppeal[]
  /** Of these the stored lines are shown, whatever the records say since. */
  closedPeriods: ClosedPeriod[]
}

/** Records that have a date in the stretches only: a phone with thousands of items must show its month at once. */
export function readStanding(
  database: FieldDatabase,
  { unitId, stretches }: StandingWish,
): Promise<Standing> {
  const ranges = stretches.map(({ from, until }): [number, number] => [from, until])
  // One snapshot: between two reads an item could be in both counts, or in none.
  return inOneView(database, async () => {
    const [facts, items, records] = await Promise.all([
      database.facts.where('dates').inAnyRange(ranges).distinct().toArray(),
      datedIn(database.items, 'countedAt', ranges),
      datedIn(database.records, 'reportedAt', ranges),
    ])
    const ids = [...items.map(({ id }) => id), ...records.map(({ itemId }) => itemId as FactsRow['itemId'])]
    const further = (await database.facts.bulkGet(ids)).filter((row) => row !== undefined)
    return readFrame(database, unitId, { facts: [...facts, ...further], items, records })
  })
}

/** All that this phone knows of the unit, from the first item on. */
export async function readFullStanding(
  database: FieldDatabase,
  person: { unitId: UnitId; accountId: AccountId },
): Promise<FullStanding> {
  const { told, ...standing } = await inOneView(database, async () => {
    const { facts, items, records, scoreEntries } = database
    const held = {
      facts: await facts.toArray(),
      items: await items.toArray(),
      records: await records.toArray(),
    }
    const frame = await readFrame(database, person.unitId, held)
    const appeals = await readAppeals(database, person)
    const entries = await scoreEntries.toArray()
    // Rows alone: Chromium ends the view when one more function of its own is awaited in here.
    return { ...frame, entries, appeals, told: await readTold(database, CLOSED_PERIOD_TOLD) }
  })
  return { ...standing, closedPeriods: parseClosedPeriods(told, person.unitId) }
}

function inOneView<Value>(database: FieldDatabase, read: () => Promise<Value>): Promise<Value> {
  const { policies, facts, items, records, outbox, scoreEntries, appeals, told, meta } = database
  return database.transaction(
    'r',
    [policies, facts, items, records, outbox, scoreEntries, appeals, told, meta],
    read,
  )
}

/** What was reported in the stretches, and what was adopted in them however long ago it was reported. */
function datedIn<Row, Key>(
  table: Table<Row, Key>,
  reportedAt: string,
  ranges: [number, number][],
): Promise<Row[]> {
  return table.where(reportedAt).inAnyRange(ranges).or('adoptedAt').inAnyRange(ranges).toArray()
}

interface Held {
  facts: FactsRow[]
  items: ItemRow[]
  records: RecordRow[]
}

async function readFrame(database: FieldDatabase, unitId: UnitId, held: Held): Promise<Standing> {
  const [policies, submissions, unit, exchange] = await Promise.all([
    readPolicies(database),
    readUnconfirmed(database),
    readMeta(database, 'unit'),
    readMeta(database, 'exchange'),
  ])
  const section = unit?.section ?? null
  return {
    policies,
    records: joinRecords(held, { unitId, section }),
    waiting: submissions.map(waitingItemOf),
    unitClass: unit && { classId: unit.classId, classes: unit.classes },
    section,
    withUnit: held.facts.filter(({ isWithUnit }) => isWithUnit).map(({ itemId }) => itemId),
    confirmedAt: exchange?.serverTime ?? null,
  }
}

/** Each item once: by its facts, and until these have come by what was told of it before. */
function joinRecords(
  { facts, items, records }: Held,
  { unitId, section }: { unitId: UnitId; section: string | null },
): ItemRecord[] {
  const all: ItemRecord[] = [
    ...records.map((row) => factsOfRecord(row, unitId)),
    ...items.map((item) => factsOfItem(item, section)),
    ...facts.map(({ record }) => record),
  ]
  return [...new Map(all.map((record) => [record.itemId, record])).values()]
}

/** Submissions of items that the office has not confirmed; what a restored office asks for again is confirmed already. */
async function readUnconfirmed(database: FieldDatabase): Promise<SubmissionRow[]> {
  const rows = await readSubmissions(database)
  const ids = rows.map(({ itemId }) => itemId).sort()
  const [first, last] = [ids[0], ids[ids.length - 1]]
  if (first === undefined || last === undefined) return []
  // Ids grow with time: from the oldest to the youngest that waits lie few others, and one look at their keys serves.
  const { items, facts } = database
  const known = await Promise.all([
    items.where('id').between(first, last, true, true).primaryKeys(),
    facts.where('itemId').between(first, last, true, true).primaryKeys(),
  ])
  const confirmed = new Set(known.flat())
  return rows.filter(({ itemId }) => !confirmed.has(itemId))
}

function waitingItemOf({ itemId, payload, clientTime }: SubmissionRow): WaitingItem {
  return { itemId, category: payload.text.category, origin: 'own', submittedAt: clientTime }
}
