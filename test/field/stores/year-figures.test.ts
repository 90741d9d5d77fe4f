import { describe, expect, it } from 'vitest'
import type { Month } from '../../../src/domain/calendar/month.ts'
import { tasksIn } from '../../../src/field/stores/task-lines.ts'
import {
  chosenMonth,
  monthsKnown,
  reportedIn,
  rhythmOf,
  yearByMonth,
} from '../../../src/field/stores/year-figures.ts'
import { accountIdOf, itemIdOf, NOW, shanghai, unitIdOf } from '../../support/make-ids.ts'
import { at, makeMonth, makeRecord, makeWaiting, november } from '../../support/make-month.ts'
import { makePolicy, makeQuota, makeRule } from '../../support/make-policy.ts'

const rules = (changes: object = {}) => ({ ...makePolicy(), ...changes })
const use = (day: string) =>
  ({ at: shanghai(day), level: 'county', outlet: '望澜政务信息', form: 'single' }) as const
const monthOfYear = (year: ReturnType<typeof yearByMonth>, month: string) =>
  year.find((figures) => figures.month === month)

describe('a year by month', () => {
  const records = [
    makeRecord(1, { reportedAt: shanghai('2026-03-31T23:59'), uses: [use('2026-04-02T09:00')] }),
    makeRecord(2, { reportedAt: shanghai('2026-04-01T00:00'), authorId: null }),
    makeRecord(3, { reportedAt: shanghai('2025-12-31T23:59') }),
  ]

  it('has what came and what was used, each in its own month', () => {
    const year = yearByMonth('2026', 'unit', at({ records }))
    expect(year.map(({ month }) => month)).toEqual(expect.arrayContaining(['2026-01', '2026-12']))
    expect(monthOfYear(year, '2026-03')).toMatchObject({ reportedIds: [itemIdOf(1)], adoptedIds: [] })
    expect(monthOfYear(year, '2026-04')).toMatchObject({
      reportedIds: [itemIdOf(2)],
      adoptedIds: [itemIdOf(1)],
    })
    expect(year.flatMap(({ reportedIds }) => reportedIds)).not.toContain(itemIdOf(3))
  })

  it('of the person leaves out what colleagues wrote', () => {
    const year = yearByMonth('2026', 'person', at({ records }))
    expect(year.flatMap(({ reportedIds }) => reportedIds)).toEqual([itemIdOf(1)])
  })

  it('keeps the task of each month as the rules of that month had it', () => {
    const policies = [
      rules({ version: 1, validFrom: shanghai('2026-01-01T00:00'), quotas: [makeQuota({ minimum: 3 })] }),
      rules({ version: 2, validFrom: shanghai('2026-06-01T00:00'), quotas: [makeQuota({ minimum: 5 })] }),
    ]
    const year = yearByMonth('2026', 'unit', at({ policies }))
    expect(['2026-05', '2026-06'].map((month) => monthOfYear(year, month)?.target)).toEqual([3, 5])
  })

  it('has the tasks of days and weeks summed up in each month, and none of longer periods', () => {
    const any = { ...makeQuota().filter, categories: null }
    const quotas = [
      makeQuota({ id: 'weekly', period: 'week', minimum: 1, filter: any }),
      makeQuota({ id: 'yearly', period: 'year', minimum: 40, filter: any }),
    ]
    const policies = [rules({ validFrom: shanghai('2026-01-01T00:00'), quotas })]
    const year = yearByMonth('2026', 'unit', at({ policies, records }))
    // A week belongs to the month of its Thursday: January, April, July, October and December have five.
    expect(year.map(({ target }) => target)).toEqual([5, 4, 4, 5, 4, 4, 5, 4, 4, 5, 4, 5])
  })

  it('has no task line where none is set', () => {
    expect(yearByMonth('2026', 'unit', at({})).map(({ target }) => target)).toEqual(Array(12).fill(null))
  })

  it('shows what waits in the month it was submitted in, apart from what came', () => {
    const year = yearByMonth('2026', 'unit', at({ waiting: [makeWaiting(1)] }))
    expect(monthOfYear(year, november)).toMatchObject({ waiting: 1, reportedIds: [] })
  })

  it('counts an item that was sent again once, in the month that the rules say', () => {
    const again = makeRecord(1, {
      reportedAt: shanghai('2026-10-30T09:00'),
      lastReportedAt: shanghai('2026-11-02T09:00'),
    })
    const counted = (returnedCountsIn: 'first' | 'last') =>
      reportedIn(november, at({ policies: [rules({ returnedCountsIn })], records: [again] }))
    expect([counted('first').length, counted('last').length]).toEqual([0, 1])
  })
})

describe('the months that can be chosen', () => {
  const standing = at({ records: [makeRecord(1, { reportedAt: shanghai('2026-08-15T09:00') })] })

  it('go back to the first item, the newest first', () => {
    expect(monthsKnown(standing)).toEqual(['2026-11', '2026-10', '2026-09', '2026-08'])
  })

  it.each([
    ['2026-09', '2026-09'],
    ['2019-01', '2026-11'],
    ['nonsense', '2026-11'],
    [undefined, '2026-11'],
  ])('from an address that says %s are %s', (said, chosen) =>
    expect(chosenMonth(said, standing)).toBe(chosen),
  )
})

describe('the tasks of a month', () => {
  it('are the unit’s, the section’s part and the person’s own', () => {
    const each = makeQuota({ id: 'own', scope: { kind: 'each_officer', unitClassId: null }, minimum: 1 })
    const breakdowns = [
      {
        quotaId: 'monthly',
        unitId: unitIdOf(1),
        parts: [
          { holder: { kind: 'section', section: '办公室' }, minimum: 2 },
          { holder: { kind: 'person', accountId: accountIdOf(1) }, minimum: 1 },
        ],
      },
    ]
    const policies = [rules({ quotas: [makeQuota(), each], breakdowns })]
    const records = [makeRecord(1, { section: '办公室' }), makeRecord(2, { authorId: null })]
    const lines = tasksIn(november, at({ policies, records, section: '办公室' })).map(({ line }) => line)
    expect(lines.map(({ holder, target, confirmed }) => [holder, target, confirmed])).toEqual([
      ['unit', 3, 2],
      ['section', 2, 1],
      ['person', 1, 1],
      ['person', 1, 1],
    ])
  })

  it('are those that the rules set for the officer’s section, and not those of another one', () => {
    const ofSection = (section: string) =>
      makeQuota({ id: section, scope: { kind: 'section', unitId: unitIdOf(1), section }, minimum: 2 })
    const policies = [rules({ quotas: [ofSection('办公室'), ofSection('秘书科')] })]
    const records = [makeRecord(1, { section: '办公室' }), makeRecord(2, { section: '秘书科' })]
    const lines = tasksIn(november, at({ policies, records, section: '办公室' })).map(({ line }) => line)
    expect(lines.map(({ holder, target, confirmed }) => [holder, target, confirmed])).toEqual([
      ['section', 2, 1],
    ])
  })

  it('that measure both are two lines, each with its own state', () => {
    const both = makeQuota({ measure: 'both', minimum: 1, adoptedMinimum: 1 })
    const lines = tasksIn(november, at({ policies: [rules({ quotas: [both] })], records: [makeRecord(1)] }))
    expect(lines.map(({ line }) => [line.measure, line.confirmed, line.state])).toEqual([
      ['reported', 1, 'met'],
      ['adopted', 0, 'behind'],
    ])
  })
})

describe('the card of the month', () => {
  it('counts a rule inside another one once: of five two are research', () => {
    const all = makeQuota({ id: 'all', minimum: 5, filter: { ...makeQuota().filter, categories: null } })
    const research = makeQuota({
      id: 'deep',
      minimum: 2,
      filter: { ...all.filter, categories: ['research'] },
    })
    const records = [makeRecord(1), makeRecord(2, { category: 'research' })]
    const month = makeMonth({ policies: [rules({ quotas: [all, research] })], records })
    expect([month.confirmed, month.minimum, month.lines.length]).toEqual([2, 5, 2])
  })

  it('leaves tasks of longer periods to 进度', () => {
    const policies = [
      rules({ quotas: [makeQuota(), makeQuota({ id: 'year', period: 'year', minimum: 40 })] }),
    ]
    expect(makeMonth({ policies }).lines.map(({ kind }) => kind)).toEqual(['month'])
  })

  it('has no task while 数量指标 is off, and still counts', () => {
    const policies = [rules({ hasQuantityTargets: false })]
    const month = makeMonth({ policies, records: [makeRecord(1)] })
    expect(month).toMatchObject({ hasTargets: false, lines: [], confirmed: 1, minimum: 0 })
  })

  it('names no task of a quarter that began before 数量指标 was switched off', () => {
    const quarter = rules({ quotas: [makeQuota({ period: 'quarter' })] })
    const off = { ...quarter, version: 2, validFrom: shanghai('2026-11-01T00:00'), hasQuantityTargets: false }
    expect(tasksIn(november, at({ policies: [quarter, off] }))).toEqual([])
    expect(tasksIn(november, at({ policies: [quarter] })).length).toBeGreaterThan(0)
  })

  it('says the pace by working days', () => {
    const policies = [makePolicy({ quotas: [makeRule({ minimum: 20 })] })]
    expect(makeMonth({ policies, records: [makeRecord(1)] }).lines[0]?.state).toBe('behind')
  })
})

describe('the rhythm of a month', () => {
  it('is silent when nothing came for as many working days as the rules say', () => {
    const deadlines = { ...makePolicy().deadlines, silenceWorkingDays: 5 }
    const records = [makeRecord(1, { reportedAt: shanghai('2026-10-08T09:00') })]
    const silence = (given: object) =>
      rhythmOf(november, at({ policies: [rules({ deadlines })], records, ...given })).silence
    expect(silence({})?.isSilent).toBe(true)
    expect(silence({ waiting: [makeWaiting(2, { submittedAt: NOW - 1000 })] })?.isSilent).toBe(false)
    expect(rhythmOf('2026-10' as Month, at({ policies: [rules({ deadlines })], records })).silence).toBeNull()
  })
})
