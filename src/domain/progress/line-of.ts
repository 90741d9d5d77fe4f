import type { Period } from '../calendar/period.ts'
import type { BookedPeriod, CalendarBook } from './calendar-book.ts'
import { countIn, idsIn, NOTHING_COUNTED, type CountedList, type Stretch } from './counted-list.ts'
import { expectedByNow, forecastOf } from './forecast.ts'
import type { HistoryCounts } from './history-counts.ts'
import type {
  MeasureProgress,
  PeriodPart,
  ProgressLine,
  ProgressState,
  TargetBasis,
} from './progress-line.ts'
import { termAt, type RuleHistory, type RuleTerm } from './rule-history.ts'
import { targetOf, type Target } from './target.ts'

/** From the worst to the best; a line of two measures is as bad as the worse of them. */
const STATES_BY_GRAVITY: readonly ProgressState[] = [
  'missed',
  'behind',
  'not_begun',
  'on_pace',
  'on_the_way',
  'met',
  'no_task',
]

interface LineInput {
  counts: HistoryCounts
  period: Period
  book: CalendarBook
}

/** The line of one rule in one period, which is the rule's own or one that holds several of them. */
export function lineOf(history: RuleHistory, { counts, period, book }: LineInput): ProgressLine {
  const booked = book.partsOf(history.rule.period, period)
  const from = booked[0]?.from ?? 0
  const until = booked[booked.length - 1]?.until ?? from
  const stretch = { from, until, isOver: until <= book.now, hasBegun: from <= book.now }
  const terms: RuleTerm[] = []
  const targets: Target[] = []
  const parts: PeriodPart[] = []
  for (const part of booked) {
    const term = termAt(history, part.from)
    const target = targetOf(term, part, counts.lastYear)
    terms.push(term)
    targets.push(target)
    parts.push(partOf(part, { counts, term, target, book }))
  }
  const ruled = parts.filter(({ targetBasis }) => targetBasis !== 'not_in_force')
  const tasks = terms.map(({ task }) => task)
  const main = sideOf({
    measure: history.rule.measure === 'adopted' ? 'adopted' : 'reported',
    target: sum(targets.map(({ target }) => target)),
    targetBasis: basisOf(targets),
    confirmed: counts.measured,
    waiting: counts.waiting,
    stretch,
    period,
    book,
  })
  const adopted =
    history.rule.measure === 'both'
      ? sideOf({
          measure: 'adopted',
          target: sum(tasks.map((task) => task?.adoptedMinimum ?? null)),
          targetBasis: tasks.some((task) => task?.adoptedMinimum != null) ? 'rule' : 'unstated',
          confirmed: counts.adoptedBeside,
          waiting: NOTHING_COUNTED,
          stretch,
          period,
          book,
        })
      : null
  const isOwn = booked.length === 1 && booked[0]?.period === period
  return {
    ...main,
    rule: history.rule,
    policyVersion: ruled.pop()?.policyVersion ?? null,
    period,
    state: worseOf(main.state, adopted?.state),
    adopted,
    aim: sum(tasks.map((task, index) => (targets[index]?.target === null ? null : (task?.aim ?? null)))),
    lastYear: isOwn ? (targets[0]?.lastYear ?? null) : null,
    workingDays: book.workingDaysOf(period),
    daysLeft: book.daysLeftOf(period),
    isOver: stretch.isOver,
    isPartial: isPartial(history, { from, until }),
    parts,
    partsMet: isOwn ? null : partsMetOf(parts),
  }
}

function isPartial({ terms }: RuleHistory, { from, until }: { from: number; until: number }): boolean {
  const firstTerm = terms.find(({ task }) => task !== null)
  const firstPolicy = terms.find(({ policy }) => policy !== null)?.policy
  const begins = Math.max(firstTerm?.from ?? from, firstPolicy?.validFrom ?? from)
  return from < begins && begins < until
}

interface PartInput {
  counts: HistoryCounts
  term: RuleTerm
  target: Target
  book: CalendarBook
}

function partOf(booked: BookedPeriod, { counts, term, target, book }: PartInput): PeriodPart {
  const confirmedIds = idsIn(counts.measured, booked)
  const confirmed = confirmedIds.length
  const waiting = countIn(counts.waiting, booked)
  return {
    period: booked.period,
    policyVersion: term.policy?.version ?? null,
    target: target.target,
    targetBasis: target.targetBasis,
    confirmed,
    confirmedIds,
    waiting,
    missing: Math.max(0, (target.target ?? 0) - confirmed - waiting),
    isOver: booked.until <= book.now,
  }
}

interface ShownStretch extends Stretch {
  isOver: boolean
  hasBegun: boolean
}

function sideOf({
  measure,
  target,
  targetBasis,
  stretch,
  period,
  book,
  ...lists
}: {
  measure: MeasureProgress['measure']
  target: number | null
  targetBasis: TargetBasis
  confirmed: CountedList
  waiting: CountedList
  stretch: ShownStretch
  period: Period
  book: CalendarBook
}): MeasureProgress {
  const confirmedIds = idsIn(lists.confirmed, stretch)
  const waitingIds = idsIn(lists.waiting, stretch)
  const [confirmed, waiting] = [confirmedIds.length, waitingIds.length]
  const done = confirmed + waiting
  const workingDays = book.workingDaysOf(period)
  const expected = target === null ? null : expectedByNow(target, workingDays, stretch.isOver)
  return {
    measure,
    target,
    targetBasis,
    confirmed,
    confirmedIds,
    waiting,
    waitingIds,
    missing: Math.max(0, (target ?? 0) - done),
    // A target of 0 is no task, and nothing lies above it.
    excess: Math.max(0, confirmed - (target || confirmed)),
    expectedByNow: expected,
    forecast: forecastOf({
      done,
      expected,
      isOver: stretch.isOver,
      workingDays,
      readLastPeriods: () => lastPeriodsOf(lists.confirmed, period, book),
    }),
    state: stateOf({ target, confirmed, done, expected: expected ?? 0, ...stretch }),
  }
}

function stateOf(side: {
  target: number | null
  confirmed: number
  done: number
  expected: number
  isOver: boolean
  hasBegun: boolean
}): ProgressState {
  if (side.target === null || side.target === 0) return 'no_task'
  if (side.confirmed >= side.target) return 'met'
  if (side.done >= side.target) return 'on_the_way'
  if (side.isOver) return 'missed'
  if (!side.hasBegun) return 'not_begun'
  return side.done >= side.expected ? 'on_pace' : 'behind'
}

/** The periods before, as far back as anything was counted: what lies before the first item says nothing. */
function lastPeriodsOf(counted: CountedList, period: Period, book: CalendarBook) {
  const firstAt = counted.hasEarlier ? -Infinity : (counted.ats[0] ?? Infinity)
  return book
    .periodsBefore(period)
    .filter(({ until }) => firstAt < until)
    .map((before) => ({ period: before.period, count: countIn(counted, before) }))
}

function worseOf(a: ProgressState, b: ProgressState | undefined): ProgressState {
  return STATES_BY_GRAVITY.find((state) => state === a || state === b) ?? a
}

function basisOf(targets: readonly Target[]): TargetBasis {
  const set = targets.filter(({ target }) => target !== null)
  const [first] = set.length > 0 ? set : targets
  return (
    set.find(({ targetBasis }) => targetBasis === 'last_year')?.targetBasis ??
    first?.targetBasis ??
    'unstated'
  )
}

function partsMetOf(parts: readonly PeriodPart[]) {
  const over = parts.filter(({ isOver, target }) => isOver && target !== null && target > 0)
  return { met: over.filter(({ confirmed, target }) => confirmed >= (target ?? 0)).length, over: over.length }
}

/** Null when every one is. */
function sum(numbers: readonly (number | null)[]): number | null {
  const set = numbers.filter(isNumber)
  return set.length === 0 ? null : set.reduce((total, number) => total + number, 0)
}

function isNumber(value: number | null): value is number {
  return value !== null
}
