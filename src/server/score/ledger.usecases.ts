import { isInPeriod, periodBounds, type Period } from '../../domain/calendar/period.ts'
import { officeCalendar } from '../../domain/calendar/working-calendar.ts'
import type { UnitId } from '../../domain/ids.ts'
import { classIn } from '../../domain/people/unit-class.ts'
import { policyHolding } from '../../domain/policy/policy-holding.ts'
import { ledgerOf, type LedgerInput, type UnitLedger } from '../../domain/score/ledger.ts'
import { rankingOf } from '../../domain/score/ranking.ts'
import type { LedgerAnswer } from '../../protocol/desk-score.ts'
import { listTitles } from '../items/item-view.usecases.ts'
import type { Parts } from '../parts.ts'
import { getUnit, listUnits } from '../people/people.usecases.ts'
import * as closed from './closed-periods.repository.ts'
import { listScoreEntries } from './score-entries.repository.ts'

export type LedgerParts = Pick<Parts, 'db' | 'policies' | 'records'>

export interface LedgerQuestion {
  period: Period
  /** Whose lines are wanted; null: the sums alone. */
  unitId: UnitId | null
  at: number
}

/** The ledger of a period: as it was stored when it was closed, computed from the records of this moment otherwise. */
export function readLedger(parts: LedgerParts, question: LedgerQuestion): LedgerAnswer {
  const { db } = parts
  const { period, unitId, at } = question
  if (unitId !== null) getUnit(db, unitId)
  const closing = closed.findClosedPeriod(db, period)
  const found = closing === undefined ? computeLedger(parts, question) : readClosed(db, question)
  const isOfPeriod = (entry: { at: number; unitId: UnitId }) =>
    isInPeriod(period, entry.at) && (unitId === null || entry.unitId === unitId)
  return {
    period,
    closing: closing === undefined ? null : { at: closing.at, by: closing.by },
    ...found,
    titles: titlesOf(db, found.ledger),
    entries: listScoreEntries(db).filter(isOfPeriod),
    serverTime: at,
  }
}

type FoundLedger = Pick<LedgerAnswer, 'ranking' | 'units' | 'ledger'>

function computeLedger(parts: LedgerParts, { period, unitId, at }: LedgerQuestion): FoundLedger {
  const { ledgers, ...summary } = computeAll(parts, { period, at })
  return { ...summary, ledger: ledgers.find((each) => each.unitId === unitId) ?? null }
}

function readClosed(db: Parts['db'], { period, unitId }: LedgerQuestion): FoundLedger {
  const ledger = unitId === null ? null : (closed.findClosedLedger(db, period, unitId) ?? null)
  return { ...closed.getClosedSummary(db, period), ledger }
}

/** Every unit's lines and the ranking, from the records of this moment. */
export function computeAll(
  parts: LedgerParts,
  { period, at }: { period: Period; at: number },
): closed.ClosedSummary & { ledgers: UnitLedger[] } {
  const { units: ledgers } = ledgerOf(ledgerInput(parts, { period, at }))
  const policies = parts.policies.all()
  const { rankMethod } = (policyHolding(policies, period) ?? parts.policies.at(at)).scoring
  const units = unitsIn(parts.db, period).map(({ id, name, ...unit }) => ({
    id,
    name,
    classId: classIn(unit, period),
  }))
  return { ledgers, units, ranking: rankingOf(ledgers, rankMethod) }
}

export function ledgerInput(
  { db, policies, records }: LedgerParts,
  { period, at }: { period: Period; at: number },
): LedgerInput {
  return {
    policies: policies.all(),
    units: unitsIn(db, period),
    period,
    records: records.all(),
    entries: listScoreEntries(db),
    calendar: officeCalendar(policies.at(at).workingDays),
    now: at,
  }
}

/** A unit that was deactivated is ranked until the period in which that happened. */
function unitsIn(db: Parts['db'], period: Period) {
  const { from } = periodBounds(period)
  return listUnits(db).filter(({ deactivatedAt }) => deactivatedAt === null || from < deactivatedAt)
}

function titlesOf(db: Parts['db'], ledger: UnitLedger | null): Record<string, string> {
  const ids = (ledger?.lines ?? []).flatMap(({ itemId }) => (itemId === null ? [] : [itemId]))
  return Object.fromEntries(listTitles(db, ids).map(({ id, title }) => [id, title]))
}
