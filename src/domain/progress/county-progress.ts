import { periodBounds, type Period } from '../calendar/period.ts'
import type { WorkingCalendar } from '../calendar/working-calendar.ts'
import type { AccountId, UnitId } from '../ids.ts'
import { policyHolding } from '../policy/policy-holding.ts'
import type { Policy } from '../policy/policy.ts'
import type { RankMethod } from '../policy/score-rule.ts'
import type { ItemRecord } from '../record/item-record.ts'
import { openCalendarBook, type CalendarBook } from './calendar-book.ts'
import { concentrationOf, participationOf, type Concentration, type Participation } from './distribution.ts'
import { warningsOf, type Warning } from './early-warning.ts'
import type { Holder } from './holder.ts'
import { periodCountsOf } from './period-counts.ts'
import type { ProgressLine } from './progress-line.ts'
import { progressOfHistories } from './progress-of.ts'
import { ranksOf } from './ranks.ts'
import { regularityOf, type Regularity } from './regularity.ts'
import { ruleHistoriesOf } from './rule-history.ts'
import { silenceOf, type Silence } from './silence.ts'

export interface CountyUnit {
  id: UnitId
  classId: string
  /** From when the unit takes part: before that it cannot have been silent (ms). */
  since: number
}

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

/** Tasks that are met, of those that are set: the lines of one unit, or of all. */
export interface Completion {
  met: number
  tasks: number
}

export interface UnitProgress {
  unitId: UnitId
  classId: string
  reported: number
  adopted: number
  lines: ProgressLine[]
  completion: Completion
  /** The gravest first; empty when all is well. */
  warnings: Warning[]
  silence: Silence
  regularity: Regularity
  /** Within the unit's class, by what was reported and by what was adopted, by the method of the whole. */
  rank: { reported: number; adopted: number; of: number }
}

/** A person's own figures: they have no rank, and no list orders persons by them. */
export interface PersonProgress {
  accountId: AccountId
  unitId: UnitId
  section: string | null
  reported: number
  adopted: number
  lines: ProgressLine[]
}

export interface CountyProgress {
  period: Period
  policyVersion: number | null
  units: UnitProgress[]
  persons: PersonProgress[]
  /** The tasks of the office itself. */
  office: ProgressLine[]
  /** Sums over the units; `adopted` of `reported` is the rate. What names no known unit is in neither. */
  reported: number
  adopted: number
  completion: Completion
  concentration: { reported: Concentration; adopted: Concentration }
  participation: { reported: Participation; adopted: Participation }
  rankMethod: RankMethod
}

/** The progress of all units and persons in one period, each record looked at once per rule of its unit. */
export function countyProgress(input: CountyInput): CountyProgress {
  const book = openCalendarBook(input.calendar, input.now)
  const policy = policyHolding(input.policies, input.period)
  const rankMethod = policy?.scoring.rankMethod ?? 'skip'
  const units = input.units.map((unit) => unitProgress(unit, { input, book, policy }))
  const counts = { reported: units.map((u) => u.reported), adopted: units.map((u) => u.adopted) }
  return {
    period: input.period,
    policyVersion: policy?.version ?? null,
    units: rankWithinClasses(units, rankMethod),
    persons: input.persons.map((person) => personProgress(person, { input, book })),
    office: progressOfHistories(
      ruleHistoriesOf(input.policies, { kind: 'office' }),
      { ...input, holder: { kind: 'office' }, waiting: [] },
      book,
    ),
    reported: sum(counts.reported),
    adopted: sum(counts.adopted),
    completion: completionOf(units.flatMap(({ lines }) => lines)),
    concentration: { reported: concentrationOf(counts.reported), adopted: concentrationOf(counts.adopted) },
    participation: { reported: participationOf(counts.reported), adopted: participationOf(counts.adopted) },
    rankMethod,
  }
}

function unitProgress(
  unit: CountyUnit,
  { input, book, policy }: { input: CountyInput; book: CalendarBook; policy: Policy | null },
): UnitProgress {
  const { period, calendar, now } = input
  const holder: Holder = { kind: 'unit', unitId: unit.id, classId: unit.classId }
  const records = input.records.filter(({ unitId }) => unitId === unit.id)
  const lines = progressOfHistories(
    ruleHistoriesOf(input.policies, holder),
    { holder, period, records, waiting: [] },
    book,
  )
  const counts = countsOf(holder, records, input)
  const silence = silenceOf({
    reportedAts: records.map(({ lastReportedAt }) => lastReportedAt),
    since: unit.since,
    limit: policy?.deadlines.silenceWorkingDays ?? null,
    calendar,
    now,
  })
  return {
    unitId: unit.id,
    classId: unit.classId,
    ...counts,
    lines,
    completion: completionOf(lines),
    warnings: warningsOf({
      reported: counts.reported,
      lines,
      silence,
      workingDays: book.workingDaysOf(period),
      isOver: periodBounds(period).until <= now,
    }),
    silence,
    regularity: regularityOf({ times: records.map(({ reportedAt }) => reportedAt), period, calendar }),
    rank: { reported: 0, adopted: 0, of: 0 },
  }
}

function personProgress(
  { accountId, unitId, section }: CountyPerson,
  { input, book }: { input: CountyInput; book: CalendarBook },
): PersonProgress {
  const classId = input.units.find(({ id }) => id === unitId)?.classId ?? ''
  const holder: Holder = { kind: 'person', unitId, classId, accountId }
  const lines = progressOfHistories(
    ruleHistoriesOf(input.policies, holder),
    { holder, period: input.period, records: input.records, waiting: [] },
    book,
  )
  return { accountId, unitId, section, ...countsOf(holder, input.records, input), lines }
}

function countsOf(holder: Holder, records: readonly ItemRecord[], { policies, period }: CountyInput) {
  const [counts] = periodCountsOf({ policies, holder, periods: [period], records, waiting: [] })
  return { reported: counts?.reported ?? 0, adopted: counts?.adopted ?? 0 }
}

function rankWithinClasses(units: readonly UnitProgress[], method: RankMethod): UnitProgress[] {
  return units.map((unit) => {
    const peers = units.filter(({ classId }) => classId === unit.classId)
    const place = peers.indexOf(unit)
    const rankBy = (count: (peer: UnitProgress) => number) => ranksOf(peers.map(count), method)[place] ?? 0
    const rank = {
      reported: rankBy(({ reported }) => reported),
      adopted: rankBy(({ adopted }) => adopted),
      of: peers.length,
    }
    return { ...unit, rank }
  })
}

function completionOf(lines: readonly ProgressLine[]): Completion {
  const tasks = lines.filter(({ state }) => state !== 'no_task')
  return { met: tasks.filter(({ state }) => state === 'met').length, tasks: tasks.length }
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0)
}
