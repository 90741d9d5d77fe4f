import { describe, expect, it } from 'vitest'
import type { Month } from '../../../src/domain/calendar/month.ts'
import { NATIONAL_CALENDAR } from '../../../src/domain/calendar/working-calendar.ts'
import type { Policy } from '../../../src/domain/policy/policy.ts'
import { ANY_RECORD } from '../../../src/domain/policy/quota-rule.ts'
import { NO_SCORING } from '../../../src/domain/policy/starting-policy.ts'
import { countyProgress, type CountyInput } from '../../../src/domain/progress/county-progress.ts'
import { accountIdOf, DAY, NOW, shanghai, unitIdOf } from '../../support/make-ids.ts'
import { makePolicy, makeQuota } from '../../support/make-policy.ts'
import { makeRecord, makeUse } from '../../support/make-record.ts'

const NOVEMBER = '2026-11' as Month
const START = shanghai('2026-09-01T08:00')
const policy: Policy = {
  ...makePolicy(),
  quotas: [
    makeQuota({ filter: ANY_RECORD }),
    makeQuota({
      id: 'each',
      scope: { kind: 'each_officer', unitClassId: null },
      minimum: 1,
      filter: ANY_RECORD,
    }),
    makeQuota({ id: 'all', scope: { kind: 'office' }, minimum: 9, filter: ANY_RECORD }),
  ],
  deadlines: { ...makePolicy().deadlines, silenceWorkingDays: 20 },
}
const reports = (unit: number, count: number, author: number | null = null) =>
  Array.from({ length: count }, (_, index) =>
    makeRecord({
      unitId: unitIdOf(unit),
      authorId: author === null ? null : accountIdOf(author),
      reportedAt: shanghai('2026-11-02T09:00') + index * DAY,
    }),
  )
const units = (...classIds: string[]) =>
  classIds.map((classId, index) => ({ id: unitIdOf(index + 1), classId, since: START }))

const countyWith = (changes: Partial<CountyInput> = {}) =>
  countyProgress({
    policies: [policy],
    units: units('department', 'department', 'department', 'town'),
    persons: [],
    period: NOVEMBER,
    records: [],
    calendar: NATIONAL_CALENDAR,
    now: NOW,
    ...changes,
  })

describe('the progress of a county', () => {
  const used = makeRecord({
    unitId: unitIdOf(1),
    reportedAt: shanghai('2026-10-20T09:00'),
    uses: [makeUse({ at: NOW }), makeUse({ at: NOW - DAY })],
  })
  const records = [...reports(1, 3), ...reports(2, 3), ...reports(3, 1), ...reports(4, 5), used]

  it('adds the units up and ranks each within its class by the method of the policy', () => {
    const county = countyWith({ records })
    expect(county).toMatchObject({ reported: 12, adopted: 1, policyVersion: 1, rankMethod: 'skip' })
    expect(county.units.map(({ reported, rank }) => [reported, rank.reported, rank.of])).toEqual([
      [3, 1, 3],
      [3, 1, 3],
      [1, 3, 3],
      [5, 1, 1],
    ])
    const dense = { ...policy, scoring: { ...NO_SCORING, rankMethod: 'dense' as const } }
    expect(countyWith({ records, policies: [dense] }).units[2]?.rank.reported).toBe(2)
  })

  it('warns of no task in a month from which 数量指标 is off, though its quarter began with one', () => {
    const before = { ...policy, quotas: [makeQuota({ period: 'quarter', minimum: 30, filter: ANY_RECORD })] }
    const off = { ...before, version: 2, validFrom: shanghai('2026-11-01T00:00'), hasQuantityTargets: false }
    const [unit] = countyWith({ records, policies: [before, off] }).units
    expect(unit).toMatchObject({ reported: 3, lines: [], warnings: [] })
    expect(countyWith({ records, policies: [before] }).units[0]?.warnings).toContain('behind')
  })

  it('says how many tasks are met; a unit without a task is not among them', () => {
    expect(countyWith({ records }).completion).toEqual({ met: 2, tasks: 3 })
    expect(countyWith({ records }).units[3]?.completion).toEqual({ met: 0, tasks: 0 })
  })

  it('shows the aim of the office itself', () => {
    expect(countyWith({ records }).office).toMatchObject([{ target: 9, confirmed: 12, state: 'met' }])
  })

  it('shows how much a fifth of the units brings, and how many take part', () => {
    const county = countyWith({
      records: reports(4, 6),
      units: units('town', 'town', 'town', 'town', 'town'),
    })
    expect(county.concentration.reported).toEqual({ topUnits: 1, units: 5, top: 6, all: 6 })
    expect(county.participation).toEqual({
      reported: { taking: 1, units: 5 },
      adopted: { taking: 0, units: 5 },
    })
  })

  it('has the figures of each person, and no rank of persons', () => {
    const persons = [1, 2].map((n) => ({ accountId: accountIdOf(n), unitId: unitIdOf(1), section: null }))
    const county = countyWith({ records: [...reports(1, 2, 1), ...reports(1, 1)], persons })
    expect(county.persons).toMatchObject([
      { reported: 2, lines: [{ rule: { id: 'each' }, confirmed: 2, state: 'met' }] },
      { reported: 0, lines: [{ confirmed: 0, state: 'behind' }] },
    ])
    expect(county.persons.some((person) => 'rank' in person)).toBe(false)
  })

  it('does not depend on the order of the records', () => {
    expect(countyWith({ records: [...records].reverse() })).toEqual(countyWith({ records }))
  })
})

describe('early warning', () => {
  const warned = (now: string, records: CountyInput['records']) =>
    countyWith({ records, now: shanghai(`${now}T10:00`), units: units('department') }).units[0]?.warnings

  it('names a unit that is behind, that brought nothing, and that has been silent for long', () => {
    const october = makeRecord({ unitId: unitIdOf(1), reportedAt: shanghai('2026-10-28T09:00') })
    expect(warned('2026-11-20', reports(1, 1))).toEqual(['behind'])
    expect(warned('2026-11-20', [october])).toEqual(['zero', 'behind'])
    expect(warned('2026-11-20', [])).toEqual(['silent', 'zero', 'behind'])
    expect(warned('2026-11-20', reports(1, 3))).toEqual([])
  })

  it('warns nobody in the first days of a month', () => {
    const october = makeRecord({ unitId: unitIdOf(1), reportedAt: shanghai('2026-10-28T09:00') })
    expect(warned('2026-11-03', [october])).toEqual([])
  })

  it('names a unit without a task that brought nothing when half of the working days are over', () => {
    const town = (now: number) => countyWith({ units: units('town'), now }).units[0]?.warnings
    expect(town(shanghai('2026-11-12T10:00'))).not.toContain('zero')
    expect(town(shanghai('2026-11-20T10:00'))).toContain('zero')
  })

  it('knows no silence where the policy states none, nor before a unit took part', () => {
    const silent = (changes: Partial<CountyInput>) => countyWith(changes).units[0]?.silence
    const unstated = { ...policy, deadlines: { ...policy.deadlines, silenceWorkingDays: null } }
    expect(silent({ policies: [unstated] })).toMatchObject({ limit: null, isSilent: false })
    const young = [{ ...units('department')[0]!, since: shanghai('2026-11-18T09:00') }]
    expect(silent({ units: young })).toEqual({
      lastReportedAt: null,
      workingDays: 2,
      limit: 20,
      isSilent: false,
    })
  })
})
