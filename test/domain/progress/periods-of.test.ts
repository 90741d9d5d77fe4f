import { describe, expect, it } from 'vitest'
import type { Month } from '../../../src/domain/calendar/month.ts'
import type { Period } from '../../../src/domain/calendar/period.ts'
import { NATIONAL_CALENDAR } from '../../../src/domain/calendar/working-calendar.ts'
import { ANY_RECORD } from '../../../src/domain/policy/quota-rule.ts'
import { periodCountsOf, summaryOf } from '../../../src/domain/progress/period-counts.ts'
import { periodsOf } from '../../../src/domain/progress/periods-of.ts'
import { progressOf } from '../../../src/domain/progress/progress-of.ts'
import { NOW, shanghai, unitIdOf } from '../../support/make-ids.ts'
import { makePolicy, makeQuota } from '../../support/make-policy.ts'
import { makeRecord, makeUse, makeWaiting } from '../../support/make-record.ts'

const NOVEMBER = '2026-11' as Month
const holder = { kind: 'unit', unitId: unitIdOf(1), classId: 'department' } as const
const monthly = makeQuota({ filter: ANY_RECORD })
const yearly = makeQuota({ id: 'yearly', period: 'year', filter: ANY_RECORD })
const first = { ...makePolicy({ validFrom: shanghai('2026-09-10T00:00') }), quotas: [monthly, yearly] }
const second = {
  ...first,
  version: 2,
  validFrom: shanghai('2026-11-01T00:00'),
  quotas: [{ ...monthly, minimum: 5 }, yearly],
}
const records = ['2026-08-31', '2026-09-01', '2026-10-08', '2026-10-09'].map((day) =>
  makeRecord({ reportedAt: shanghai(`${day}T10:00`), uses: [makeUse({ at: shanghai('2026-10-30T10:00') })] }),
)
const common = {
  policies: [first, second],
  holder,
  records,
  waiting: [],
  calendar: NATIONAL_CALENDAR,
  now: NOW,
}

describe('the last periods of a rule', () => {
  it('are each counted by the version that held then, and before the first have counts and no target', () => {
    const [rule, ...others] = periodsOf({ ...common, until: NOVEMBER, count: 4 })
    expect(others).toEqual([])
    expect(rule?.periods.map((line) => [line.period, line.confirmed, line.target, line.state])).toEqual([
      ['2026-08', 1, null, 'no_task'],
      ['2026-09', 1, 3, 'missed'],
      ['2026-10', 2, 3, 'missed'],
      ['2026-11', 0, 5, 'behind'],
    ])
    expect(rule?.periods.map(({ isPartial }) => isPartial)).toEqual([false, true, false, false])
  })

  it('say the same as the progress of each by itself', () => {
    const [rule] = periodsOf({ ...common, until: NOVEMBER, count: 2 })
    const alone = ['2026-10', '2026-11'].map(
      (period) => progressOf({ ...common, period: period as Period })[0],
    )
    expect(rule?.periods).toEqual(alone)
  })
})

describe('the counts of months', () => {
  it('hold everything that came and was used, an item once, and what waits', () => {
    const waiting = [makeWaiting(), makeWaiting({ itemId: records[0]!.itemId })]
    const periods = ['2026-10', '2026-11'] as Period[]
    const [october, november] = periodCountsOf({ ...common, periods, waiting })
    expect(october).toMatchObject({ reported: 2, adopted: 4, waiting: 0 })
    expect(october?.reportedIds).toEqual([records[2]!.itemId, records[3]!.itemId])
    expect(november).toMatchObject({ reported: 0, adopted: 0, waiting: 1 })
  })
})

describe('the tasks of a month together', () => {
  it('count an item of two tasks once, add what is asked, and leave adoption out', () => {
    const policy = {
      ...makePolicy(),
      quotas: [
        monthly,
        makeQuota({ id: 'news', filter: { ...ANY_RECORD, categories: ['news'] }, minimum: 1 }),
        makeQuota({ id: 'used', measure: 'adopted' }),
      ],
    }
    const lines = progressOf({
      ...common,
      policies: [policy],
      period: NOVEMBER,
      records: [makeRecord()],
      waiting: [makeWaiting()],
    })
    expect(summaryOf(lines)).toEqual({ confirmed: 1, waiting: 1, target: 4, missing: 1 })
    expect(summaryOf([])).toEqual({ confirmed: 0, waiting: 0, target: null, missing: 0 })
  })
})
