import type { Period } from '../calendar/period.ts'
import type { WorkingCalendar } from '../calendar/working-calendar.ts'
import type { AccountId, UnitId } from '../ids.ts'
import { policyHolding } from '../policy/policy-holding.ts'
import type { Policy } from '../policy/policy.ts'
import type { RankMethod } from '../policy/score-rule.ts'
import { groupBy } from '../record/group-by.ts'
import type { ItemRecord } from '../record/item-record.ts'
import { shelve, shelvesBy, type RecordShelf } from '../record/record-shelf.ts'
import { openCountyRecords, type CountyRecords } from '../record/records-by-unit.ts'
import { openCalendarBook } from './calendar-book.ts'
import { completionOf, type Completion } from './completion.ts'
import { concentrationOf, participationOf, type Concentration, type Participation } from './distribution.ts'
import { countsOfOwn } from './period-counts.ts'
import type { ProgressLine } from './progress-line.ts'
import { progressOfHistories } from './progress-of.ts'
import { ranksOf } from './ranks.ts'
import { openHistories } from './rule-history.ts'
import { unitProgress, type CountyUnit, type UnitContext, type UnitProgress } from './unit-progress.ts'

export interface CountyPerson {
  accountId: AccountId
  unitId: UnitId
  section: string | null
}

export interface CountyInput {
  policies: readonly Policy[]
  units: readonly CountyUnit[]
  persons: readonly CountyPerson[]
  period: Period
  records: readonly ItemRecord[]
  calendar: WorkingCalendar
  now: number
}

export interface RankedUnit extends UnitProgress {
  /** Within the unit's class, by what was reported and by what was adopted, by the `rankMethod` of the whole. */
  rank: { reported: number; adopted: number; of: number }
}

/** A person's own figures: they have no rank, and no list orders persons by them. */
export interface PersonProgress extends CountyPerson {
  reported: number
  adopted: number
  lines: ProgressLine[]
}

export interface CountyProgress {
  period: Period
  policyVersion: number | null
  units: RankedUnit[]
  persons: PersonProgress[]
  /** The tasks of the office itself. */
  office: ProgressLine[]
  /** Sums over the units; `adopted` of `reported` is the rate. Items of no unit that is named are in neither. */
  reported: number
  adopted: number
  completion: Completion
  concentration: { reported: Concentration; adopted: Concentration }
  participation: { reported: Participation; adopted: Participation }
  rankMethod: RankMethod
}

/**
 * The progress of all units and persons in one period; they come in the order in which they are given. Persons of a
 * unit that is not among the units are left out.
 */
export function countyProgress({ records, ...input }: CountyInput): CountyProgress {
  return countyProgressOf(openCountyRecords(records), input)
}

/** The same for whoever keeps the records by unit. */
export function countyProgressOf(
  records: CountyRecords,
  { policies, period, calendar, now, ...input }: Omit<CountyInput, 'records'>,
): CountyProgress {
  const book = openCalendarBook(calendar, now)
  const policy = policyHolding(policies, period)
  const rankMethod = policy?.scoring.rankMethod ?? 'skip'
  // 数量指标 off: a quarter or a year that began before it names no task in a period of its own.
  const historiesOf = policy?.hasQuantityTargets === false ? () => [] : openHistories(policies)
  const context: UnitContext = { policies, policy, period, calendar, book, historiesOf }
  const personsByUnit = groupBy(input.persons, ({ unitId }) => unitId)
  const found = input.units.map((unit) => {
    const shelf = records.of(unit.id)
    const persons = personsByUnit.get(unit.id) ?? []
    return {
      unit: unitProgress(unit, shelf, context),
      persons: personsProgress(persons, unit, { shelf, context }),
    }
  })
  const units = found.map(({ unit }) => unit)
  const persons = new Map(found.flatMap(({ persons }) => persons).map((person) => [person.accountId, person]))
  const reported = units.map((unit) => unit.reported)
  const adopted = units.map((unit) => unit.adopted)
  return {
    period,
    policyVersion: policy?.version ?? null,
    units: rankWithinClasses(units, rankMethod),
    persons: input.persons.flatMap(({ accountId }) => persons.get(accountId) ?? []),
    office: officeProgress(records, context),
    reported: sum(reported),
    adopted: sum(adopted),
    completion: completionOf(units.flatMap(({ lines }) => lines)),
    concentration: { reported: concentrationOf(reported), adopted: concentrationOf(adopted) },
    participation: { reported: participationOf(reported), adopted: participationOf(adopted) },
    rankMethod,
  }
}

function personsProgress(
  persons: readonly CountyPerson[],
  { classId, classes }: CountyUnit,
  { shelf, context }: { shelf: RecordShelf; context: UnitContext },
): PersonProgress[] {
  if (persons.length === 0) return []
  const { policies, period, book, historiesOf } = context
  const byAuthor = shelvesBy(shelf, ({ authorId }) => authorId)
  return persons.map((person) => {
    const { accountId, unitId } = person
    const own = byAuthor.get(accountId) ?? shelve([])
    const [counts] = countsOfOwn(own, { policies, periods: [period], waiting: [] })
    const histories = historiesOf({ kind: 'person', unitId, classId, classes, accountId })
    const lines = progressOfHistories(histories, { period, records: own, waiting: [] }, book)
    return { ...person, reported: counts?.reported ?? 0, adopted: counts?.adopted ?? 0, lines }
  })
}

/** Most offices set themselves no task: then the records of all units are not even looked at. */
function officeProgress(records: CountyRecords, { period, book, historiesOf }: UnitContext): ProgressLine[] {
  const histories = historiesOf({ kind: 'office' })
  if (histories.length === 0) return []
  return progressOfHistories(histories, { period, records: shelve(records.all()), waiting: [] }, book)
}

function rankWithinClasses(units: readonly UnitProgress[], method: RankMethod): RankedUnit[] {
  const ranked = new Map<UnitId, RankedUnit['rank']>()
  for (const peers of groupBy(units, ({ classId }) => classId).values()) {
    const reported = ranksOf(
      peers.map((unit) => unit.reported),
      method,
    )
    const adopted = ranksOf(
      peers.map((unit) => unit.adopted),
      method,
    )
    peers.forEach(({ unitId }, index) => {
      ranked.set(unitId, {
        reported: reported[index] ?? 0,
        adopted: adopted[index] ?? 0,
        of: peers.length,
      })
    })
  }
  return units.map((unit) => ({
    ...unit,
    rank: ranked.get(unit.unitId) ?? { reported: 0, adopted: 0, of: 0 },
  }))
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0)
}
