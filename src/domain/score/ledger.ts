import type { Period } from '../calendar/period.ts'
import type { WorkingCalendar } from '../calendar/working-calendar.ts'
import type { UnitId } from '../ids.ts'
import type { Policy } from '../policy/policy.ts'
import type { ItemRecord } from '../record/item-record.ts'
import type { Hundredths } from './hundredths.ts'
import type { LedgerLine } from './ledger-line.ts'
import type { ScoreEntry } from './score-entry.ts'

export interface ScoredUnit {
  id: UnitId
  /** The class by which the policy's tables and rankings take it. */
  classId: string
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
export function ledgerOf({ units, period }: LedgerInput): Ledger {
  return {
    period,
    units: units.map(({ id, classId }) => ({ unitId: id, classId, lines: [], hundredths: 0 })),
  }
}
