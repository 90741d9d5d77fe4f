import { monthOf, type Month } from '../../domain/calendar/month.ts'
import type { Period, Year } from '../../domain/calendar/period.ts'
import { ledgerOf, type UnitLedger } from '../../domain/score/ledger.ts'
import type { LedgerLine } from '../../domain/score/ledger-line.ts'
import type { KnownAppeal } from '../local/appeals.ts'
import type { FullStandingAt as At } from './standing.ts'
import { inputOf, unitOf } from './task-lines.ts'
import { monthsKnown } from './year-figures.ts'

export type { LedgerLine } from '../../domain/score/ledger-line.ts'
export type { KnownAppeal } from '../local/appeals.ts'

/** A line of the unit's ledger, with what the unit has said against it. */
export interface PointLine {
  line: LedgerLine
  /** Of an item that this person wrote. */
  isOwn: boolean
  appeals: KnownAppeal[]
}

/** The points of the unit in a period; amounts are hundredths of a point. */
export interface Points {
  /** When the office closed the period: from then on nothing in it moves; null while it is open. */
  closedAt: number | null
  /** Whether the office gives points at all. */
  hasRules: boolean
  sum: number
  ownSum: number
  /** The newest first. */
  lines: PointLine[]
  /** Entries that a second person has not confirmed, or has refused: they count nothing. */
  uncounted: PointLine[]
}

export function pointsIn(period: Period, at: At): Points {
  const closed = at.standing.closedPeriods.find((each) => each.period === period)
  const ledger = closed ?? computeLedger(period, at)
  const own = ownItems(at)
  const lines = (ledger?.lines ?? []).map((line) => ({
    line,
    isOwn: line.itemId !== null && own.has(line.itemId),
    appeals: at.standing.appeals.filter(({ lineKey }) => lineKey === line.key),
  }))
  const newestFirst = lines.reverse()
  return {
    closedAt: closed?.closedAt ?? null,
    hasRules: at.standing.policies.some(({ scoring }) => scoring.rules.length > 0) || lines.length > 0,
    sum: ledger?.hundredths ?? 0,
    ownSum: lines.reduce((sum, { line, isOwn }) => sum + (isOwn ? line.hundredths : 0), 0),
    lines: newestFirst.filter((each) => !isUncounted(each)),
    uncounted: newestFirst.filter(isUncounted),
  }
}

/** From what this phone knows now, as the office does until it closes the period. */
function computeLedger(period: Period, at: At): UnitLedger | undefined {
  const { policies, records, calendar, now } = inputOf(at)
  const { unitId: id, classId, classes } = unitOf(at)
  const { entries } = at.standing
  const units = [{ id, classId, classes }]
  return ledgerOf({ policies, units, period, records, entries, calendar, now }).units[0]
}

function ownItems({ standing, person }: At): Set<string> {
  return new Set(
    standing.records.filter(({ authorId }) => authorId === person.accountId).map(({ itemId }) => itemId),
  )
}

function isUncounted({ line: { confirmation } }: PointLine): boolean {
  return confirmation !== null && confirmation.status !== 'confirmed'
}

/** The months and years of which there can be points, the newest first: a year before its months. */
export function pointPeriods(at: At): (Month | Year)[] {
  const { entries, closedPeriods } = at.standing
  const dated = [...entries, ...closedPeriods.flatMap(({ lines }) => lines)].map((each) => monthOf(each.at))
  const months = [...new Set([...monthsKnown(at), ...dated])].sort().reverse()
  const years = [...new Set(months.map((month) => month.slice(0, 4)))]
  return years.flatMap((year) => [year as Year, ...months.filter((month) => month.startsWith(year))])
}

export function isKnownPeriod(period: string, at: At): boolean {
  return pointPeriods(at).some((known) => known === period)
}
