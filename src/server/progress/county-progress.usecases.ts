import { periodBounds, type Period } from '../../domain/calendar/period.ts'
import { officeCalendar, type WorkingCalendar } from '../../domain/calendar/working-calendar.ts'
import { workingDaysOf } from '../../domain/calendar/working-days.ts'
import { policyHolding } from '../../domain/policy/policy-holding.ts'
import { countyProgressOf, type CountyInput } from '../../domain/progress/county-progress.ts'
import type { MeasureProgress, ProgressLine } from '../../domain/progress/progress-line.ts'
import type { CountyProgressAnswer } from '../../protocol/desk-progress.ts'
import type { Parts } from '../parts.ts'
import { listCountyUnits } from '../people/people.usecases.ts'

export type ProgressParts = Pick<Parts, 'db' | 'policies' | 'records'>

export interface PeriodQuestion {
  period: Period
  at: number
}

/** All units in one period, from the records of this moment. */
export function readCountyProgress(parts: ProgressParts, question: PeriodQuestion): CountyProgressAnswer {
  const { period, at } = question
  const units = listUnitsIn(parts.db, period)
  const nameById = new Map(units.map(({ id, name }) => [id, name]))
  const input = { ...commonInput(parts, question), units, persons: [] }
  const { units: found, policyVersion, ...sums } = countyProgressOf(parts.records, input)
  const { rankMethod, reported, adopted, completion, concentration, participation } = sums
  return {
    period,
    policyVersion,
    hasQuantityTargets: policyHolding(input.policies, period)?.hasQuantityTargets ?? true,
    rankMethod,
    units: found.map((unit) => ({
      ...unit,
      unitName: nameById.get(unit.unitId) ?? '',
      lines: unit.lines.map(withoutIds),
    })),
    reported,
    adopted,
    completion,
    concentration,
    participation,
    unknownYears: unknownYearsOf(input.calendar, question),
    serverTime: at,
  }
}

/** A unit that was deactivated takes part until the period in which that happened. */
export function listUnitsIn(db: Parts['db'], period: Period) {
  const { from } = periodBounds(period)
  return listCountyUnits(db).filter(({ deactivatedAt }) => deactivatedAt === null || from < deactivatedAt)
}

export function commonInput(
  { policies }: Pick<ProgressParts, 'policies'>,
  { period, at }: PeriodQuestion,
): Omit<CountyInput, 'units' | 'persons' | 'records'> {
  return {
    policies: policies.all(),
    period,
    // Corrections are dated, so the newest list of them holds for earlier periods as well.
    calendar: officeCalendar(policies.at(at).workingDays),
    now: at,
  }
}

function unknownYearsOf(calendar: WorkingCalendar, { period, at }: PeriodQuestion): number[] {
  return workingDaysOf(calendar, period, at).unknownYears
}

/** In a year the ids of all units would be megabytes. */
function withoutIds(line: ProgressLine): ProgressLine {
  const adopted = line.adopted === null ? null : emptied(line.adopted)
  return { ...line, ...emptied(line), adopted, parts: [] }
}

function emptied<Measured extends MeasureProgress>(measured: Measured): Measured {
  return { ...measured, confirmedIds: [], waitingIds: [] }
}
