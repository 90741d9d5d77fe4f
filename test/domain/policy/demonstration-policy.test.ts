import { describe, expect, it } from 'vitest'
import type { Period } from '../../../src/domain/calendar/period.ts'
import { NATIONAL_CALENDAR } from '../../../src/domain/calendar/working-calendar.ts'
import { chainFor } from '../../../src/domain/policy/chain-for.ts'
import { findPolicyProblems } from '../../../src/domain/policy/check-policy.ts'
import { demonstrationPolicy } from '../../../src/domain/policy/demonstration-policy.ts'
import type { EnteredOccasion } from '../../../src/domain/policy/score-rule.ts'
import { urgentClockFor } from '../../../src/domain/policy/urgent-clock.ts'
import type { ItemRecord, LeaderRank, UseRecord } from '../../../src/domain/record/item-record.ts'
import { ledgerOf } from '../../../src/domain/score/ledger.ts'
import type { ScoreEntry } from '../../../src/domain/score/score-entry.ts'
import { policyDocument } from '../../../src/protocol/policy-document.ts'
import { parse } from '../../../src/protocol/parse.ts'
import { shanghai, unitIdOf } from '../../support/make-ids.ts'
import { readShared } from '../../support/make-samples.ts'
import { AFTERWARDS, makeRecords, makeUse, missingOf, UNIT, unitOf } from './presets/support.ts'

const monthly = [{ id: 'first', unitId: unitIdOf(1), minimums: [5, 2, 1] }]
const policy = { ...demonstrationPolicy(shanghai('2026-01-01T00:00'), monthly), version: 1 }

describe('the rules of the demonstration county', () => {
  it('pass the office door and do not contradict themselves', () => {
    expect(parse(policyDocument, policy)).toEqual({ ok: true, value: policy })
    expect(findPolicyProblems(policy, { closedUntil: null, versions: [] })).toEqual([])
  })

  it('set departments and towns three items a quarter and stationed units two', () => {
    const ofClass = (unitClassId: string) =>
      policy.quotas
        .filter(({ scope }) => scope.kind === 'unit_class' && scope.unitClassId === unitClassId)
        .map(({ period, minimum }) => [period, minimum])
    expect(['department', 'town', 'stationed'].map(ofClass)).toEqual([
      [['quarter', 3]],
      [['quarter', 3]],
      [['quarter', 2]],
    ])
  })

  it('set a unit that is named eight items of three sorts a month besides, and nobody else', () => {
    expect(missingOf(policy, unitOf('department'), '2026-11', [])).toEqual({
      'first-month-1': 5,
      'first-month-2': 2,
      'first-month-3': 1,
      'department-quarter': 3,
    })
    const other = { ...unitOf('department'), unitId: unitIdOf(2) }
    expect(missingOf(policy, other, '2026-11', [])).toEqual({ 'department-quarter': 3 })
  })

  it('call a unit silent after thirty working days', () => {
    expect(policy.deadlines.silenceWorkingDays).toBe(30)
  })

  it('call a grave event late after 40 minutes in writing, and any other after two hours', () => {
    const clockOf = (grade: 'II' | 'III' | 'IV' | null) => {
      const clock = urgentClockFor(policy.deadlines.urgent, { kind: null, grade })
      return [clock?.phoneMinutes, clock?.writtenMinutes]
    }
    expect(clockOf('II')).toEqual([20, 40])
    expect(clockOf('III')).toEqual([30, 60])
    expect(clockOf('IV')).toEqual([null, 120])
    expect(clockOf(null)).toEqual([null, 120])
  })

  it('let the section head sign what is routine, the main leader too what matters, and nobody quick news', () => {
    const postsFor = (item: Partial<Parameters<typeof chainFor>[1]>) =>
      chainFor(policy, { category: 'news', origin: 'own', isUpward: false, ...item })?.steps.map(
        ({ post }) => post,
      )
    expect(postsFor({ category: 'roundup' })).toEqual(['reviewer'])
    expect(postsFor({ category: 'problem' })).toEqual(['reviewer', 'signer'])
    expect(postsFor({ origin: 'commissioned' })).toEqual(['reviewer', 'signer'])
    expect(postsFor({ isUpward: true })).toEqual(['reviewer', 'signer'])
    expect([postsFor({}), postsFor({ category: 'urgent' }), postsFor({ category: 'lead' })]).toEqual([
      undefined,
      undefined,
      undefined,
    ])
  })
})

describe('its points', () => {
  it('are those of the starting table', () => {
    const table = readShared('domain/practice.md')
    expect(table).toContain(
      'Own routine 2, special 5, research 10; city 5 / single 15; province 15 / single 30;',
    )
    expect(pointsOf(usedAs({}))).toBe(2)
    expect(pointsOf(usedAs({ form: 'special' }))).toBe(5)
    expect(pointsOf(usedAs({ form: 'special' }, { category: 'research' }))).toBe(10)
    expect(pointsOf(usedAs({ level: 'city' }))).toBe(5)
    expect(pointsOf(usedAs({ level: 'city', form: 'single' }))).toBe(15)
    expect(pointsOf(usedAs({ level: 'province' }))).toBe(15)
    expect(pointsOf(usedAs({ level: 'province', form: 'single' }))).toBe(30)
  })

  it('are 20 for what went to the State Council office and 50 for what it used', () => {
    const at = shanghai('2026-11-20T09:00')
    expect(pointsOf(makeRecords(1, { passedUp: [{ at, level: 'state_council' }] }))).toBe(20)
    expect(pointsOf(usedAs({ level: 'state_council' }))).toBe(50)
  })

  it('rise with the rank of the leader who instructed', () => {
    const by = (rank: LeaderRank) =>
      pointsOf(makeRecords(1, { instructions: [{ at: shanghai('2026-11-20T09:00'), rank }] }))
    const ranks: LeaderRank[] = ['own_main', 'own_other', 'city_main', 'province', 'national']
    expect(ranks.map(by)).toEqual([5, 3, 10, 30, 100])
    expect(by('city_other')).toBe(0)
  })

  it('of several publications are the highest only', () => {
    const uses = [
      makeUse('2026-11-17'),
      makeUse('2026-11-18', { level: 'city' }),
      makeUse('2026-11-19', { level: 'province' }),
    ]
    expect(pointsOf(makeRecords(1, { uses }))).toBe(15)
  })

  it('of a composite go to the main unit with 60 % and to the two others with 20 % each', () => {
    const shares = [1, 2, 3].map((n) => ({ unitId: unitIdOf(n), isMain: n === 1, percent: null }))
    const records = usedAs({ level: 'province', form: 'single' }, { shares })
    expect([1, 2, 3].map((n) => pointsOf(records, [], n))).toEqual([18, 6, 6])
  })

  it('are taken for what two people of the office have confirmed', () => {
    const taken = (occasion: EnteredOccasion) =>
      pointsOf(usedAs({ level: 'state_council' }), [makeEntry(occasion)]) - 50
    const occasions: EnteredOccasion[] = [
      'commission_on_time',
      'commission_late',
      'commission_failed',
      'urgent_late',
      'urgent_missed',
      'factual_error',
    ]
    expect(occasions.map(taken)).toEqual([1, -1, -3, -5, -10, -5])
  })

  it('are nothing for the whole year once something urgent was concealed', () => {
    expect(pointsOf(usedAs({ level: 'state_council' }), [makeEntry('urgent_concealed')])).toBe(0)
  })
})

function usedAs(use: Partial<UseRecord>, changes: Partial<ItemRecord> = {}): ItemRecord[] {
  return makeRecords(1, { uses: [makeUse('2026-11-18', use)], ...changes })
}

function pointsOf(records: ItemRecord[], entries: ScoreEntry[] = [], unit = 1): number {
  const { units } = ledgerOf({
    policies: [policy],
    units: [{ id: unitIdOf(unit), classId: 'department' }],
    period: '2026' as Period,
    records,
    entries,
    calendar: NATIONAL_CALENDAR,
    now: AFTERWARDS,
  })
  return (units[0]?.hundredths ?? 0) / 100
}

function makeEntry(occasion: EnteredOccasion): ScoreEntry {
  const at = shanghai('2026-11-20T10:00')
  return {
    id: occasion,
    unitId: UNIT,
    itemId: null,
    occasion,
    at,
    words: '情况说明',
    evidence: '值班记录',
    points: null,
    enteredBy: 'bianji',
    enteredAt: at,
    confirmation: { status: 'confirmed', by: 'guanli', at },
  }
}
