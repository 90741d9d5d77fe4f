import { PERIOD_KINDS, type Period, type PeriodKind } from '../calendar/period.ts'
import type { WorkingCalendar } from '../calendar/working-calendar.ts'
import type { ItemId, UnitId } from '../ids.ts'
import { classIn, type Classed } from '../people/unit-class.ts'
import type { Policy } from '../policy/policy.ts'
import { openCalendarBook, type CalendarBook } from '../progress/calendar-book.ts'
import type { ItemRecord } from '../record/item-record.ts'
import { entryLines } from './entry-lines.ts'
import type { Hundredths } from './hundredths.ts'
import { itemLines } from './item-lines.ts'
import type { LedgerLine } from './ledger-line.ts'
import { openSpan, type LedgerSpan } from './ledger-span.ts'
import { limitLines } from './limit-lines.ts'
import { compareTexts } from './occasion.ts'
import { openPolicyBook, type PolicyBook } from './policy-book.ts'
import type { ScoreEntry } from './score-entry.ts'
import { taskLines } from './task-lines.ts'
import { thresholdLines } from './threshold-lines.ts'
import { unitsOf } from './unit-part.ts'

/** A unit with the classes by which the policy's tables and rankings take it. */
export interface ScoredUnit extends Classed {
  id: UnitId
}

export interface LedgerInput {
  /** All versions; which one holds is decided period by period. */
  policies: readonly Policy[]
  /** Units whose lines are wanted; joint items of others may be among the records. */
  units: readonly ScoredUnit[]
  /** Usually a year or a month. */
  period: Period
  /** All records of these units, also of the year before and of the months before: limits of a year need them. */
  records: readonly ItemRecord[]
  entries: readonly ScoreEntry[]
  calendar: WorkingCalendar
  /** A period that has not ended by then (ms) has missed nothing yet. */
  now: number
}

export interface UnitLedger {
  unitId: UnitId
  /** By which the unit is ranked in the period. */
  classId: string
  /** By time; bounds and vetoes of a period come last in it. */
  lines: LedgerLine[]
  hundredths: Hundredths
}

export interface Ledger {
  period: Period
  /** In the order of the units that were given. */
  units: UnitLedger[]
}

/** Every point of the units in a period, line by line: a pure function of dated records and the policy's versions. */
export function ledgerOf(input: LedgerInput): Ledger {
  const run = startRun(input)
  return { period: input.period, units: input.units.map((unit) => unitLedger(unit, run)) }
}

interface Run {
  input: LedgerInput
  span: LedgerSpan
  book: PolicyBook
  calendar: CalendarBook
  thresholdKinds: PeriodKind[]
  recordById: Map<ItemId, ItemRecord>
  /** What a unit sent in itself: it counts for tasks and thresholds. */
  sentByUnit: Map<UnitId, ItemRecord[]>
  /** That, and the joint items in which it has a part. */
  sharedByUnit: Map<UnitId, ItemRecord[]>
  entriesByUnit: Map<UnitId, ScoreEntry[]>
}

function startRun(input: LedgerInput): Run {
  const { records, entries, policies } = input
  const kinds = new Set(
    policies.flatMap(({ scoring }) =>
      scoring.rules.flatMap((rule) => (rule.kind === 'threshold' ? [rule.period] : [])),
    ),
  )
  return {
    input,
    span: openSpan(input.period),
    book: openPolicyBook(policies),
    calendar: openCalendarBook(input.calendar, input.now),
    thresholdKinds: PERIOD_KINDS.filter((kind) => kinds.has(kind)),
    recordById: new Map(records.map((record) => [record.itemId, record])),
    sentByUnit: groupBy(records, ({ unitId }) => [unitId]),
    sharedByUnit: groupBy(records, unitsOf),
    entriesByUnit: groupBy(entries, ({ unitId }) => [unitId]),
  }
}

function unitLedger(unit: ScoredUnit, run: Run): UnitLedger {
  const { span, book, calendar, thresholdKinds, input } = run
  const { policies } = input
  const context = { unit, unitId: unit.id, span, policies, book, calendar }
  const sent = run.sentByUnit.get(unit.id) ?? []
  const entries = [...(run.entriesByUnit.get(unit.id) ?? [])].sort((a, b) => compareTexts(a.id, b.id))
  const recordOf = (id: ItemId | null) => (id === null ? undefined : run.recordById.get(id))
  const earned = [
    ...(run.sharedByUnit.get(unit.id) ?? []).flatMap((record) => itemLines({ ...context, record })),
    ...entryLines(entries, { ...context, recordOf }),
    ...taskLines(sent, context),
    ...thresholdLines(sent, { ...context, kinds: thresholdKinds }),
  ].sort(byTime)
  const lines = withLimits(earned, limitLines(earned, { ...context, entries }))
  const hundredths = lines.reduce((sum, line) => sum + line.hundredths, 0)
  return { unitId: unit.id, classId: classIn(unit, span.period), lines, hundredths }
}

/** Bounds and vetoes keep their own order: each begins with what the one before left. */
function withLimits(earned: LedgerLine[], limits: readonly LedgerLine[]): LedgerLine[] {
  // A stable sort: at the same instant the limits stay behind what they limit.
  return [...earned, ...limits].sort((a, b) => a.at - b.at)
}

function byTime(a: LedgerLine, b: LedgerLine): number {
  return a.at - b.at || compareTexts(a.key, b.key)
}

function groupBy<Value>(
  values: readonly Value[],
  unitsOfValue: (value: Value) => UnitId[],
): Map<UnitId, Value[]> {
  const groups = new Map<UnitId, Value[]>()
  for (const value of values) {
    for (const unitId of unitsOfValue(value)) {
      const group = groups.get(unitId)
      if (group === undefined) groups.set(unitId, [value])
      else group.push(value)
    }
  }
  return groups
}
