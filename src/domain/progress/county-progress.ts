import type { Period } from '../calendar/period.ts'
import type { WorkingCalendar } from '../calendar/working-calendar.ts'
import type { AccountId, UnitId } from '../ids.ts'
import { policyHolding } from '../policy/policy-holding.ts'
import type { Policy } from '../policy/policy.ts'
import type { RankMethod } from '../policy/score-rule.ts'
import type { ItemRecord } from '../record/item-record.ts'
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

/** The progress of all units and persons in one period; they come in the order in which they are given. */
export function countyProgress(input: CountyInput): CountyProgress {
  const { policies, period, calendar, records } = input
  const book = openCalendarBook(calendar, input.now)
  const policy = policyHolding(policies, period)
  const rankMethod = policy?.scoring.rankMethod ?? 'skip'
  const historiesOf = openHistories(policies)
  const context: UnitContext = { policies, policy, period, calendar, book, historiesOf }
  const byUnit = groupBy(records, ({ unitId }) => unitId)
  const units = input.units.map((unit) => unitProgress(unit, byUnit.get(unit.id) ?? [], context))
  const reported = units.map((unit) => unit.reported)
  const adopted = units.map((unit) => unit.adopted)
  return {
    period,
    policyVersion: policy?.version ?? null,
    units: rankWithinClasses(units, rankMethod),
    persons: personsProgress(input, byUnit, context),
    office: progressOfHistories(historiesOf({ kind: 'office' }), { period, records, waiting: [] }, book),
    reported: sum(reported),
    adopted: sum(adopted),
    completion: completionOf(units.flatMap(({ lines }) => lines)),
    concentration: { reported: concentrationOf(reported), adopted: concentrationOf(adopted) },
    participation: { reported: participationOf(reported), adopted: participationOf(adopted) },
    rankMethod,
  }
}

function personsProgress(
  { persons, units }: CountyInput,
  byUnit: ReadonlyMap<UnitId, ItemRecord[]>,
  { policies, period, book, historiesOf }: UnitContext,
): PersonProgress[] {
  const classByUnit = new Map(units.map(({ id, classId }) => [id, classId]))
  const byAuthor = new Map(
    [...byUnit].map(([unitId, records]) => [unitId, groupBy(records, ({ authorId }) => authorId)]),
  )
  return persons.map((person) => {
    const { accountId, unitId } = person
    const holder = { kind: 'person', unitId, classId: classByUnit.get(unitId) ?? '', accountId } as const
    const records = byAuthor.get(unitId)?.get(accountId) ?? []
    const [counts] = countsOfOwn(records, { policies, periods: [period], waiting: [] })
    const lines = progressOfHistories(historiesOf(holder), { period, records, waiting: [] }, book)
    return { ...person, reported: counts?.reported ?? 0, adopted: counts?.adopted ?? 0, lines }
  })
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

function groupBy<Value, Key>(values: readonly Value[], keyOf: (value: Value) => Key): Map<Key, Value[]> {
  const groups = new Map<Key, Value[]>()
  for (const value of values) {
    const key = keyOf(value)
    const group = groups.get(key)
    if (group === undefined) groups.set(key, [value])
    else group.push(value)
  }
  return groups
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0)
}
