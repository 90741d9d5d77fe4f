import { NATIONAL_CALENDAR } from '../../src/domain/calendar/working-calendar.ts'
import type { Period } from '../../src/domain/calendar/period.ts'
import type { Policy } from '../../src/domain/policy/policy.ts'
import type {
  BoundRule,
  OccasionRule,
  PeriodRule,
  ScoreMatch,
  ScoreOccasion,
  ScoreRule,
  Scoring,
  ThresholdRule,
  VetoRule,
} from '../../src/domain/policy/score-rule.ts'
import { NO_SCORING, startingPolicy } from '../../src/domain/policy/starting-policy.ts'
import type { InstructionRecord, ItemRecord, UseRecord } from '../../src/domain/record/item-record.ts'
import { ledgerOf, type LedgerInput, type UnitLedger } from '../../src/domain/score/ledger.ts'
import type { LedgerLine } from '../../src/domain/score/ledger-line.ts'
import { printArithmetic } from '../../src/domain/score/print-arithmetic.ts'
import type { ScoreEntry } from '../../src/domain/score/score-entry.ts'
import { shanghai, unitIdOf } from './make-ids.ts'
import { makeRecord as makeRecordOfNow } from './make-record.ts'
import { sayReason } from './say-reason.ts'

export const YEAR = '2026' as Period
export const AFTER_YEAR = shanghai('2027-01-05T10:00')

/** A day at noon in Shanghai. */
export const on = (day: string) => shanghai(`${day}T12:00`)

const ANY: ScoreMatch = {
  unitClassIds: null,
  categories: null,
  origins: null,
  levels: null,
  outlets: null,
  forms: null,
  ranks: null,
}

/** So many points for an occasion, or so many times another rule's. */
export function pointsFor(
  occasion: ScoreOccasion,
  points: number | { times: number; rule: string },
  { id, ...match }: Partial<ScoreMatch> & { id?: string } = {},
): OccasionRule {
  return {
    kind: 'occasion',
    id: id ?? `${occasion}-${JSON.stringify(match)}`.slice(0, 60),
    name: '计分项',
    statement: null,
    occasion,
    match: { ...ANY, ...match },
    points:
      typeof points === 'number'
        ? { kind: 'fixed', points }
        : { kind: 'multiple', ofRuleId: points.rule, factor: points.times },
  }
}

const HEAD = { id: 'rule', name: '计分项', unitClassIds: null, statement: null }

export const forTask = (changes: Partial<PeriodRule> & Pick<PeriodRule, 'when'>): PeriodRule => ({
  ...HEAD,
  kind: 'period',
  quotaId: 'monthly',
  mostPerYear: null,
  ...changes,
})

export const threshold = (changes: Partial<ThresholdRule>): ThresholdRule => ({
  ...HEAD,
  kind: 'threshold',
  period: 'year',
  measure: 'reported',
  categories: null,
  least: 15,
  points: 50,
  otherwise: 0,
  ...changes,
})

export const veto = (changes: Partial<VetoRule>): VetoRule => ({
  ...HEAD,
  id: 'veto',
  kind: 'veto',
  occasion: 'commission_failed',
  times: 2,
  period: 'year',
  ...changes,
})

export const bound = (changes: Partial<BoundRule>): BoundRule => ({
  ...HEAD,
  id: 'bound',
  kind: 'bound',
  period: 'year',
  floor: null,
  ceiling: null,
  ...changes,
})

/** A policy of 2026 that gives points by these rules. */
export function scoringPolicy(
  rules: ScoreRule[],
  { scoring, ...changes }: Partial<Omit<Policy, 'scoring'>> & { scoring?: Partial<Scoring> } = {},
): Policy {
  return {
    ...startingPolicy(shanghai('2026-01-01T00:00')),
    ...changes,
    scoring: { ...NO_SCORING, ...scoring, rules },
  }
}

/** An item of unit 1, reported in March 2026 and used by nobody. */
export const makeRecord = (changes: Partial<ItemRecord> = {}): ItemRecord =>
  makeRecordOfNow({ reportedAt: on('2026-03-10'), ...changes })

export const used = (
  level: UseRecord['level'],
  day: string,
  changes: Partial<UseRecord> = {},
): UseRecord => ({
  at: on(day),
  level,
  outlet: '政务信息',
  form: 'routine',
  ...changes,
})

export const instructed = (rank: InstructionRecord['rank'], day: string): InstructionRecord => ({
  at: on(day),
  rank,
})

let lastEntry = 0

/** A commission that unit 1 failed in April 2026, confirmed by a second person. */
export function makeEntry(changes: Partial<ScoreEntry> = {}): ScoreEntry {
  return {
    id: `entry-${++lastEntry}`,
    unitId: unitIdOf(1),
    itemId: null,
    occasion: 'commission_failed',
    at: on('2026-04-10'),
    words: '约稿未完成',
    evidence: '约稿通知单第3号',
    points: null,
    enteredBy: 'editor',
    enteredAt: on('2026-04-11'),
    confirmation: { status: 'confirmed', by: 'director', at: on('2026-04-12') },
    ...changes,
  }
}

type Changes = Partial<LedgerInput> & { policy?: Policy }

/** The year 2026 of a town (unit 1), seen when it is over. */
export function inputOf({ policy, ...changes }: Changes): LedgerInput {
  return {
    policies: policy === undefined ? [] : [policy],
    units: [{ id: unitIdOf(1), classId: 'town' }],
    period: YEAR,
    records: [],
    entries: [],
    calendar: NATIONAL_CALENDAR,
    now: AFTER_YEAR,
    ...changes,
  }
}

/** The ledger of the first unit. */
export function ledgerWith(changes: Changes): UnitLedger {
  const [first] = ledgerOf(inputOf(changes)).units
  if (first === undefined) throw new Error('no unit')
  return first
}

export const arithmeticOf = (lines: readonly LedgerLine[]) =>
  lines.map((line) => printArithmetic(line, sayReason))
export const pointsOf = ({ hundredths }: { hundredths: number }) => hundredths / 100
