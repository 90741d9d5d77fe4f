import { NATIONAL_CALENDAR } from '../../src/domain/calendar/working-calendar.ts'
import type { Period } from '../../src/domain/calendar/period.ts'
import { CATEGORIES } from '../../src/domain/category.ts'
import type { Policy } from '../../src/domain/policy/policy.ts'
import type { ScoreRule } from '../../src/domain/policy/score-rule.ts'
import { LEADER_RANKS, LEVELS, type ItemRecord } from '../../src/domain/record/item-record.ts'
import { differencesWith } from '../../src/domain/score/differences.ts'
import type { LedgerInput } from '../../src/domain/score/ledger.ts'
import { DAY, itemIdOf, shanghai, unitIdOf } from '../support/make-ids.ts'
import {
  bound,
  forTask,
  makeEntry,
  pointsFor,
  scoringPolicy,
  threshold,
  veto,
} from '../support/make-ledger.ts'
import { makeQuota } from '../support/make-policy.ts'
import { median, printFigure } from './figure.ts'

const UNITS = 300
const RECORDS = 20_000
const RUNS = 5
const YEAR_STARTS_AT = shanghai('2026-01-01T09:00')

/** A year of a county's points before and after a change of every rule, line by line. */
export function benchLedger(): void {
  const input = countyYear()
  const draft = countyPolicy(1.5)
  const times = Array.from({ length: RUNS }, () => {
    const startedAt = performance.now()
    if (differencesWith(draft, input).length === 0) throw new Error('a change of every rule changed nothing')
    return performance.now() - startedAt
  })
  printFigure({
    name: `domain a year of scores recomputed with differences, ${UNITS} units, ${RECORDS} records`,
    value: median(times) / 1000,
    unit: 's',
    limit: 5,
  })
}

function countyYear(): LedgerInput {
  return {
    policies: [countyPolicy(1)],
    units: Array.from({ length: UNITS }, (_, n) => ({ id: unitIdOf(n), classId: 'town' })),
    period: '2026' as Period,
    records: Array.from({ length: RECORDS }, (_, n) => recordOf(n)),
    entries: Array.from({ length: UNITS }, (_, n) =>
      makeEntry({ id: `entry-${n}`, unitId: unitIdOf(n), at: YEAR_STARTS_AT + (n % 360) * DAY }),
    ),
    calendar: NATIONAL_CALENDAR,
    now: shanghai('2027-01-05T10:00'),
  }
}

/** Every third item is used, every ninth twice and instructed, every twentieth is a joint one of three units. */
function recordOf(n: number): ItemRecord {
  const reportedAt = YEAR_STARTS_AT + (n % 355) * DAY
  const useOf = (later: number) => ({
    at: reportedAt + later * DAY,
    level: pick(LEVELS, n + later),
    outlet: '政务信息',
    form: 'routine' as const,
  })
  const instruction = { at: reportedAt + 5 * DAY, rank: pick(LEADER_RANKS, n) }
  const shares = [0, 1, 2].map((next) => ({
    unitId: unitIdOf((n + next) % UNITS),
    isMain: next === 0,
    percent: null,
  }))
  return {
    itemId: itemIdOf(n),
    unitId: unitIdOf(n % UNITS),
    authorId: null,
    section: null,
    category: pick(CATEGORIES, n),
    origin: 'own',
    reportedAt,
    lastReportedAt: reportedAt,
    uses: n % 9 === 0 ? [useOf(1), useOf(4)] : n % 3 === 0 ? [useOf(1)] : [],
    passedUp: [],
    instructions: n % 9 === 0 ? [instruction] : [],
    shares: n % 20 === 0 ? shares : [],
  }
}

function pick<Value>(values: readonly Value[], n: number): Value {
  const value = values[n % values.length]
  if (value === undefined) throw new Error('nothing to pick from')
  return value
}

function countyPolicy(factor: number): Policy {
  const rules: ScoreRule[] = [
    ...LEVELS.map((level, n) => pointsFor('adopted', (n + 1) * 5 * factor, { levels: [level] })),
    ...LEADER_RANKS.map((rank, n) => pointsFor('instructed', (n + 1) * 3 * factor, { ranks: [rank] })),
    pointsFor('reported', factor),
    pointsFor('commission_failed', -3 * factor),
    forTask({ when: { kind: 'met', points: 10 * factor }, mostPerYear: 100 }),
    forTask({ id: 'missing', quotaId: 'weekly', when: { kind: 'per_missing', points: -factor } }),
    threshold({ id: 'year', points: 50 * factor }),
    bound({ id: 'month', period: 'month', floor: 0 }),
    veto({}),
  ]
  const scope = { kind: 'unit_class' as const, unitClassId: 'town' }
  return scoringPolicy(rules, {
    quotas: [makeQuota({ scope }), makeQuota({ id: 'weekly', scope, period: 'week', minimum: 1 })],
    scoring: { severalUses: { kind: 'highest' }, jointItems: { kind: 'weighted', mainPercent: 60 } },
  })
}
