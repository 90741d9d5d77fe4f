import { describe, expect, it } from 'vitest'
import type { Month } from '../../../src/domain/calendar/month.ts'
import type { Period } from '../../../src/domain/calendar/period.ts'
import { NATIONAL_CALENDAR } from '../../../src/domain/calendar/working-calendar.ts'
import type { Policy } from '../../../src/domain/policy/policy.ts'
import { ANY_RECORD, type QuotaRule } from '../../../src/domain/policy/quota-rule.ts'
import type { Holder } from '../../../src/domain/progress/holder.ts'
import { progressOf, type ProgressInput } from '../../../src/domain/progress/progress-of.ts'
import { accountIdOf, itemIdOf, NOW, shanghai, unitIdOf } from '../../support/make-ids.ts'
import { makePolicy, makeQuota } from '../../support/make-policy.ts'
import { makeRecord, makeUse, makeWaiting } from '../../support/make-record.ts'

const NOVEMBER = '2026-11' as Month
const UNIT: Holder = { kind: 'unit', unitId: unitIdOf(1), classId: 'department' }
const ANY_QUOTA = makeQuota({ filter: ANY_RECORD })
const on = (day: string) => shanghai(`${day}T10:00`)
const reportedOn = (...days: string[]) => days.map((day) => makeRecord({ reportedAt: on(day) }))

const policyWith = (quotas: QuotaRule[], changes: Partial<Policy> = {}): Policy => ({
  ...makePolicy(),
  quotas,
  ...changes,
})

/** November of a department that owes three items of any kind, seen on Friday the 20th. */
const linesWith = (changes: Partial<ProgressInput> & { quotas?: QuotaRule[] } = {}) =>
  progressOf({
    policies: [policyWith(changes.quotas ?? [ANY_QUOTA])],
    holder: UNIT,
    period: NOVEMBER,
    records: [],
    waiting: [],
    calendar: NATIONAL_CALENDAR,
    now: NOW,
    ...changes,
  })
const lineWith = (changes: Parameters<typeof linesWith>[0] = {}) => {
  const [line] = linesWith(changes)
  if (line === undefined) throw new Error('no line')
  return line
}

describe('the line of a task', () => {
  it('counts what the office confirmed and what waits, each apart, with the items behind both', () => {
    const [first, second] = reportedOn('2026-11-03', '2026-11-12')
    const waiting = [makeWaiting({ itemId: itemIdOf(900) })]
    expect(lineWith({ records: [second!, first!], waiting })).toMatchObject({
      target: 3,
      targetBasis: 'rule',
      confirmed: 2,
      confirmedIds: [first!.itemId, second!.itemId],
      waiting: 1,
      waitingIds: [itemIdOf(900)],
      missing: 0,
      excess: 0,
      state: 'on_the_way',
    })
  })

  it('counts the first and the last moment of the month and nothing beside it', () => {
    const times = ['2026-10-31T23:59', '2026-11-01T00:00', '2026-11-30T23:59', '2026-12-01T00:00']
    const records = times.map((time) => makeRecord({ reportedAt: shanghai(time) }))
    expect(lineWith({ records }).confirmedIds).toEqual([records[1]!.itemId, records[2]!.itemId])
  })

  it('counts an item that is confirmed and still stands in the queue once', () => {
    const [record] = reportedOn('2026-11-03')
    const waiting = [makeWaiting({ itemId: record!.itemId }), makeWaiting({ itemId: record!.itemId })]
    expect(lineWith({ records: [record!], waiting })).toMatchObject({ confirmed: 1, waiting: 0, missing: 2 })
  })

  it('goes on counting above the task', () => {
    const records = reportedOn('2026-11-02', '2026-11-03', '2026-11-04', '2026-11-05')
    expect(lineWith({ records })).toMatchObject({ confirmed: 4, missing: 0, excess: 1, state: 'met' })
  })

  it('counts only the categories and origins that the rule names', () => {
    const quotas = [
      makeQuota({ filter: { ...ANY_RECORD, categories: ['research'], origins: ['commissioned'] } }),
    ]
    const records = [
      makeRecord({ category: 'research', origin: 'commissioned' }),
      makeRecord({ category: 'research' }),
      makeRecord({ origin: 'commissioned' }),
    ]
    expect(lineWith({ quotas, records }).confirmed).toBe(1)
  })

  it('has no target where the document sets none, and nothing is then missing', () => {
    const quotas = [makeQuota({ minimum: null }), makeQuota({ id: 'none', minimum: 0 })]
    const records = reportedOn('2026-11-03')
    const lines = linesWith({ quotas, records })
    expect(lines.map(({ target, missing, excess, state }) => ({ target, missing, excess, state }))).toEqual([
      { target: null, missing: 0, excess: 0, state: 'no_task' },
      { target: 0, missing: 0, excess: 0, state: 'no_task' },
    ])
  })

  it('is not there while 数量指标 is off', () => {
    expect(linesWith({ policies: [policyWith([ANY_QUOTA], { hasQuantityTargets: false })] })).toEqual([])
  })
})

describe('whose task it is', () => {
  const person: Holder = {
    kind: 'person',
    unitId: unitIdOf(1),
    classId: 'department',
    accountId: accountIdOf(1),
  }
  const section: Holder = { kind: 'section', unitId: unitIdOf(1), classId: 'department', section: '办公室' }
  const quotas = [
    makeQuota({ id: 'class' }),
    makeQuota({ id: 'towns', scope: { kind: 'unit_class', unitClassId: 'town' } }),
    makeQuota({ id: 'unit', scope: { kind: 'unit', unitId: unitIdOf(1) } }),
    makeQuota({ id: 'section', scope: { kind: 'section', unitId: unitIdOf(1), section: '办公室' } }),
    makeQuota({ id: 'each', scope: { kind: 'each_officer', unitClassId: null }, filter: ANY_RECORD }),
    makeQuota({ id: 'office', scope: { kind: 'office' }, filter: ANY_RECORD }),
  ]
  const breakdowns: Policy['breakdowns'] = [
    {
      quotaId: 'class',
      unitId: unitIdOf(1),
      parts: [
        { holder: { kind: 'section', section: '办公室' }, minimum: 2 },
        { holder: { kind: 'person', accountId: accountIdOf(1) }, minimum: 1 },
      ],
    },
  ]
  const records = [
    makeRecord({ authorId: accountIdOf(1), section: '办公室' }),
    makeRecord({ authorId: accountIdOf(2) }),
    makeRecord({ unitId: unitIdOf(2), authorId: accountIdOf(3), section: '办公室' }),
  ]
  const seenBy = (holder: Holder) =>
    linesWith({ holder, records, policies: [policyWith(quotas, { breakdowns })] }).map((line) => [
      line.rule.id,
      line.target,
      line.targetBasis,
      line.confirmed,
    ])

  it('a unit has the tasks of its class and its own', () => {
    expect(seenBy(UNIT)).toEqual([
      ['class', 3, 'rule', 2],
      ['unit', 3, 'rule', 2],
    ])
  })

  it('a section of another unit or of another name has nothing of it', () => {
    expect(seenBy({ ...section, unitId: unitIdOf(2) })).toEqual([])
    expect(seenBy({ ...section, section: '秘书科' })).toEqual([])
  })

  it('a section has its own and its parts, a person their parts, and each officer what is asked of everybody', () => {
    expect(seenBy(section)).toEqual([
      ['class', 2, 'part', 1],
      ['section', 3, 'rule', 1],
    ])
    expect(seenBy(person)).toEqual([
      ['class', 1, 'part', 1],
      ['each', 3, 'rule', 1],
    ])
  })

  it('the office has its own aim over all units', () => {
    expect(seenBy({ kind: 'office' })).toEqual([['office', 3, 'rule', 3]])
  })
})

describe('an item that was returned and sent again', () => {
  const again = makeRecord({ reportedAt: on('2026-10-30'), lastReportedAt: on('2026-11-04') })
  const countIn = (period: string, returnedCountsIn: Policy['returnedCountsIn']) =>
    lineWith({
      records: [again],
      period: period as Period,
      policies: [policyWith([ANY_QUOTA], { returnedCountsIn })],
    }).confirmed

  it('counts once, in the month of its first or of its last arrival as the policy says', () => {
    expect([countIn('2026-10', 'first'), countIn('2026-11', 'first')]).toEqual([1, 0])
    expect([countIn('2026-10', 'last'), countIn('2026-11', 'last')]).toEqual([0, 1])
  })

  it('counts once when a new version says otherwise between the two arrivals', () => {
    const policies = [
      policyWith([ANY_QUOTA], { returnedCountsIn: 'first' }),
      policyWith([ANY_QUOTA], {
        version: 2,
        validFrom: shanghai('2026-11-01T00:00'),
        returnedCountsIn: 'last',
      }),
    ]
    const counts = ['2026-10', '2026-11', '2026'].map(
      (period) => lineWith({ records: [again], period: period as Period, policies }).confirmed,
    )
    expect(counts).toEqual([1, 0, 1])
  })
})

describe('a task of adopted items', () => {
  const quota = makeQuota({
    measure: 'adopted',
    minimum: 2,
    filter: { ...ANY_RECORD, levels: ['city', 'province'], outlets: ['市政务信息', '省政务信息'] },
  })
  const cityUse = (day: string) => makeUse({ at: on(day), level: 'city', outlet: '市政务信息' })

  it('counts an item once at the first use that fits, whenever it was reported', () => {
    const record = makeRecord({
      reportedAt: on('2026-09-01'),
      uses: [cityUse('2026-11-18'), makeUse({ at: on('2026-10-02') }), cityUse('2026-11-05')],
    })
    const months = ['2026-10', '2026-11'].map((period) =>
      lineWith({ quotas: [quota], records: [record], period: period as Period }),
    )
    expect(months.map(({ confirmed }) => confirmed)).toEqual([0, 1])
    expect(months[1]?.parts[0]?.confirmedIds).toEqual([record.itemId])
  })

  it('counts no other level, no other outlet and nothing that waits on a phone', () => {
    const records = [
      makeRecord({ uses: [makeUse({ level: 'county', outlet: '市政务信息' })] }),
      makeRecord({ uses: [makeUse({ level: 'city', outlet: '市晚报' })] }),
    ]
    const line = lineWith({ quotas: [quota], records, waiting: [makeWaiting()] })
    expect(line).toMatchObject({ measure: 'adopted', confirmed: 0, waiting: 0, missing: 2 })
  })
})

describe('a task of both', () => {
  const quota = makeQuota({ measure: 'both', minimum: 2, adoptedMinimum: 1, filter: ANY_RECORD })
  const reported = reportedOn('2026-11-02', '2026-11-03')

  it('is met only when enough was reported and enough of it adopted', () => {
    const before = lineWith({ quotas: [quota], records: reported })
    expect(before).toMatchObject({ measure: 'reported', confirmed: 2, missing: 0, state: 'behind' })
    expect(before.adopted).toMatchObject({ target: 1, confirmed: 0, missing: 1, state: 'behind' })
    const used = reported.map((record) => ({ ...record, uses: [makeUse({ at: on('2026-11-19') })] }))
    const after = lineWith({ quotas: [quota], records: used })
    expect(after).toMatchObject({ state: 'met', adopted: { confirmed: 2, excess: 1, state: 'met' } })
  })
})

describe('pace by working days', () => {
  const state = (now: string, count: number, minimum = 21) =>
    lineWith({
      quotas: [makeQuota({ minimum, filter: ANY_RECORD })],
      records: Array.from({ length: count }, () => makeRecord({ reportedAt: on('2026-11-01') })),
      now: on(now),
    })

  it('asks for as much of the task as working days are over, today not among them', () => {
    // November 2026 has 21 working days; 14 of them lie before Friday the 20th.
    expect(state('2026-11-20', 14)).toMatchObject({ expectedByNow: 14, state: 'on_pace' })
    expect(state('2026-11-20', 13)).toMatchObject({ expectedByNow: 14, state: 'behind' })
    expect(state('2026-11-22', 14)).toMatchObject({ expectedByNow: 15, state: 'behind' })
  })

  it('calls a task of one item behind from the middle of the month on, not on its second day', () => {
    expect(state('2026-11-03', 0, 1).state).toBe('on_pace')
    expect(state('2026-11-20', 0, 1).state).toBe('behind')
  })

  it('never calls a line on pace that the same pace would leave short of its task', () => {
    // 15 of 21 working days are over: one of two is 1.4 by then, and comes to 1 at the end.
    expect(state('2026-11-22', 1, 2)).toMatchObject({ expectedByNow: 2, state: 'behind' })
    for (let day = 2; day <= 30; day++) {
      for (let minimum = 1; minimum <= 12; minimum++) {
        for (let count = 0; count < minimum; count++) {
          const line = state(`2026-11-${String(day).padStart(2, '0')}`, count, minimum)
          const { basis, expected } = line.forecast
          if (basis === 'pace_this_period')
            expect([line.state, count, minimum, day]).toEqual([
              (expected ?? 0) >= minimum ? 'on_pace' : 'behind',
              count,
              minimum,
              day,
            ])
        }
      }
    }
  })

  it('knows what is over and what has not begun', () => {
    expect(state('2026-10-20', 0).state).toBe('not_begun')
    expect(state('2026-12-01', 3)).toMatchObject({ state: 'missed', isOver: true, daysLeft: 0, missing: 18 })
    expect(state('2026-11-20', 3).daysLeft).toBe(11)
  })
})

describe('the forecast', () => {
  it('goes on at the pace of this period once a quarter of its working days is over', () => {
    const records = reportedOn('2026-11-02', '2026-11-03', '2026-11-04', '2026-11-05')
    expect(lineWith({ records }).forecast).toMatchObject({
      expected: 6,
      basis: 'pace_this_period',
      workingDaysPassed: 14,
      workingDaysLeft: 7,
    })
  })

  it('is the mean of the months before while too little is over, and no month before the first item counts', () => {
    const records = reportedOn('2026-09-08', '2026-10-13', '2026-10-14', '2026-10-15', '2026-10-16')
    expect(lineWith({ records, now: on('2026-11-03') }).forecast).toMatchObject({
      expected: 3,
      basis: 'same_as_last_periods',
      lastPeriods: [
        { period: '2026-10', count: 4 },
        { period: '2026-09', count: 1 },
      ],
    })
  })

  it('says that it is too early where nothing came before', () => {
    expect(lineWith({ now: on('2026-11-02') }).forecast).toMatchObject({ expected: null, basis: 'too_early' })
  })

  it('is what the period came to when it is over', () => {
    const records = reportedOn('2026-11-02')
    const { forecast } = lineWith({ records, now: on('2026-12-05') })
    expect(forecast).toMatchObject({ expected: 1, basis: 'over' })
  })
})

describe('a task that must not fall below last year (ZK-09: 发稿数量不能少于去年)', () => {
  const quota = (minimum: number | null, percent = 100) =>
    makeQuota({ minimum, floorPercentOfLastYear: percent, filter: ANY_RECORD })
  const records = reportedOn('2025-11-04', '2025-11-05', '2025-11-06', '2025-11-07', '2025-10-31')

  it('asks for the count of the same month a year ago', () => {
    expect(lineWith({ quotas: [quota(null)], records })).toMatchObject({
      target: 4,
      targetBasis: 'last_year',
      lastYear: { period: '2025-11', count: 4, percent: 100, floor: 4 },
      missing: 4,
    })
  })

  it('takes the higher of the two, and a percentage rounded up to whole items', () => {
    expect(lineWith({ quotas: [quota(3)], records })).toMatchObject({ target: 4, targetBasis: 'last_year' })
    expect(lineWith({ quotas: [quota(6)], records })).toMatchObject({ target: 6, targetBasis: 'rule' })
    expect(lineWith({ quotas: [quota(null, 110)], records }).target).toBe(5)
  })

  it('sets no floor where the records of last year are not at hand', () => {
    const line = lineWith({ quotas: [quota(3)], records, lastYearRecords: null })
    expect(line).toMatchObject({ target: 3, targetBasis: 'rule', lastYear: { count: null, floor: null } })
    expect(lineWith({ quotas: [quota(null)], records: [], lastYearRecords: records }).target).toBe(4)
  })

  it('has no same day before a 29 February', () => {
    const quotas = [makeQuota({ period: 'day', minimum: null, floorPercentOfLastYear: 100 })]
    const line = lineWith({ quotas, period: '2028-02-29' as Period })
    expect(line).toMatchObject({ target: null, targetBasis: 'unstated', lastYear: { period: null } })
  })
})

describe('a task with another period than the one that is shown', () => {
  const daily = makeQuota({ period: 'day', minimum: 2, aim: 4, filter: ANY_RECORD, isWorkingDaysOnly: true })

  it('adds the days of a month up, and says on how many of them it was met', () => {
    const records = reportedOn('2026-11-02', '2026-11-02', '2026-11-03', '2026-11-07')
    const line = lineWith({ quotas: [daily], records })
    expect(line).toMatchObject({ target: 42, aim: 84, confirmed: 4, partsMet: { met: 1, over: 14 } })
    expect(line.parts).toHaveLength(30)
    expect(line.parts[1]).toMatchObject({ period: '2026-11-02', target: 2, confirmed: 2, missing: 0 })
    expect(line.parts[6]).toMatchObject({ target: null, targetBasis: 'day_off', confirmed: 1, missing: 0 })
  })

  it('asks for a daily task on make-up Saturdays and not in the National Day week', () => {
    const october = lineWith({ quotas: [daily], period: '2026-10' as Period })
    const targetOn = (day: string) => october.parts.find(({ period }) => period === day)?.target
    expect([targetOn('2026-10-01'), targetOn('2026-10-07'), targetOn('2026-10-10')]).toEqual([null, null, 2])
  })

  it('asks for it on every day where the rule does not speak of working days', () => {
    expect(lineWith({ quotas: [{ ...daily, isWorkingDaysOnly: false }] }).target).toBe(60)
  })

  it('takes the weeks whose Thursday lies in the month, with all their days', () => {
    const weekly = makeQuota({ period: 'week', minimum: 1, filter: ANY_RECORD })
    const line = lineWith({ quotas: [weekly], records: reportedOn('2026-11-01', '2026-11-30', '2026-11-23') })
    expect(line.parts.map(({ period }) => period)).toEqual(['2026-W45', '2026-W46', '2026-W47', '2026-W48'])
    expect(line).toMatchObject({ target: 4, confirmed: 1 })
  })

  it('shows the year of the month for a yearly task', () => {
    const yearly = makeQuota({ period: 'year', minimum: 4, filter: ANY_RECORD })
    const line = lineWith({ quotas: [yearly], records: reportedOn('2026-02-03', '2026-11-03') })
    expect(line).toMatchObject({ period: '2026', confirmed: 2, target: 4, partsMet: null })
  })
})

describe('versions of the policy', () => {
  const first = policyWith([ANY_QUOTA])
  const second = policyWith([{ ...ANY_QUOTA, minimum: 5 }], {
    version: 2,
    validFrom: shanghai('2026-07-15T00:00'),
  })
  const targets = (...periods: string[]) =>
    periods.map((period) => lineWith({ period: period as Period, policies: [second, first] }).target)

  it('hold from the first period that begins with them', () => {
    expect(targets('2026-06', '2026-07', '2026-08')).toEqual([3, 3, 5])
  })

  it('each set the months that they held in the sum of a year', () => {
    const line = lineWith({ period: '2026' as Period, policies: [first, second] })
    expect(line.target).toBe(7 * 3 + 5 * 5)
    expect(line.parts.map(({ policyVersion }) => policyVersion)).toEqual([1, 1, 1, 1, 1, 1, 1, 2, 2, 2, 2, 2])
  })

  it('say when a rule began inside the year', () => {
    const begun = { ...first, validFrom: shanghai('2026-03-10T00:00') }
    const line = lineWith({ period: '2026' as Period, policies: [begun] })
    expect(line).toMatchObject({ target: 30, isPartial: true })
    expect(line.parts[0]).toMatchObject({ target: null, targetBasis: 'not_in_force', policyVersion: null })
    expect(lineWith({ policies: [begun] }).isPartial).toBe(false)
  })
})
