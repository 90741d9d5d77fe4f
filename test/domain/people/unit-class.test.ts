import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { shiftMonth, monthBounds, type Month } from '../../../src/domain/calendar/month.ts'
import { periodBounds, subPeriods, type Period } from '../../../src/domain/calendar/period.ts'
import { NATIONAL_CALENDAR } from '../../../src/domain/calendar/working-calendar.ts'
import { classAt, classIn } from '../../../src/domain/people/unit-class.ts'
import { progressOf } from '../../../src/domain/progress/progress-of.ts'
import type { Holder } from '../../../src/domain/progress/holder.ts'
import type { QuotaRule } from '../../../src/domain/policy/quota-rule.ts'
import { ledgerOf } from '../../../src/domain/score/ledger.ts'
import { itemIdOf, NOW, shanghai, unitIdOf } from '../../support/make-ids.ts'
import { makePolicy, makeQuota } from '../../support/make-policy.ts'
import { makeRecord } from '../../support/make-record.ts'

const from = shanghai('2026-07-01T00:00')
const MOVED = {
  classId: 'department',
  classes: [
    { classId: 'town', from: 0 },
    { classId: 'department', from },
  ],
}

describe('the class of a unit', () => {
  it('is the earlier one until the month begins', () => {
    expect([classAt(MOVED, from - 1), classAt(MOVED, from)]).toEqual(['town', 'department'])
    expect(classAt(MOVED, shanghai('2001-01-01T00:00'))).toBe('town')
  })

  it('is the one class of a unit that was never moved', () => {
    expect(classAt({ classId: 'town' }, NOW)).toBe('town')
  })

  it('holds from the next period of a kind when it begins inside one', () => {
    const classes = ['2026-06', '2026-07', '2026-Q3', '2026-H1', '2026', '2027'].map((period) =>
      classIn(MOVED, period as Period),
    )
    expect(classes).toEqual(['town', 'department', 'department', 'town', 'town', 'department'])
  })
})

const holder: Holder = { kind: 'unit', unitId: unitIdOf(1), ...MOVED }
const quotaOf = (unitClassId: string, minimum: number, changes = {}) =>
  makeQuota({ id: unitClassId, scope: { kind: 'unit_class', unitClassId }, minimum, ...changes })
const rulesOf = (validFrom: string, quotas: QuotaRule[]) => [
  { ...makePolicy({ validFrom: shanghai(validFrom) }), quotas },
]
const counted = { waiting: [], calendar: NATIONAL_CALENDAR, now: NOW }

describe('the tasks of a moved unit', () => {
  const policies = rulesOf('2026-01-01T00:00', [quotaOf('town', 1), quotaOf('department', 4)])
  const targetIn = (period: string) =>
    progressOf({ ...counted, policies, holder, period: period as Period, records: [] }).map(
      ({ rule, target }) => [rule.id, target],
    )

  it('are those of the class of each month', () => {
    expect(targetIn('2026-06')).toEqual([['town', 1]])
    expect(targetIn('2026-07')).toEqual([['department', 4]])
  })

  it('add up to the year from both', () => {
    expect(targetIn('2026')).toEqual([
      ['town', 6],
      ['department', 24],
    ])
  })

  it('of a year stay those of the class with which the year began', () => {
    const yearly = rulesOf('2026-01-01T00:00', [
      quotaOf('town', 12, { period: 'year' }),
      quotaOf('department', 48, { period: 'year' }),
    ])
    const lines = progressOf({
      ...counted,
      policies: yearly,
      holder,
      period: '2026-11' as Period,
      records: [],
    })
    expect(lines.map(({ rule }) => rule.id)).toEqual(['town'])
  })
})

const instant = fc.integer({ min: shanghai('2025-10-01T00:00'), max: shanghai('2026-12-31T00:00') })
const records = fc
  .array(instant, { maxLength: 12 })
  .map((times) =>
    times.map((reportedAt, index) =>
      makeRecord({ itemId: itemIdOf(index + 1), reportedAt, lastReportedAt: reportedAt }),
    ),
  )
const month = fc.integer({ min: 0, max: 11 }).map((count) => shiftMonth('2026-01' as Month, count))

describe('whatever the records and the month of the change', () => {
  it('progress and points of earlier periods stay as they were', () => {
    fc.assert(
      fc.property(records, month, (list, changed) => {
        const { from } = monthBounds(changed)
        const before = { classId: 'town' }
        const after = {
          classId: 'department',
          classes: [
            { classId: 'town', from: 0 },
            { classId: 'department', from },
          ],
        }
        const policies = rulesOf('2025-01-01T00:00', [
          quotaOf('town', 2),
          quotaOf('department', 5),
          quotaOf('town', 9, { id: 'quarter', period: 'quarter' }),
        ])
        const earlier = [
          ...subPeriods('month', '2026' as Period),
          ...subPeriods('quarter', '2026' as Period),
        ].filter((period) => periodBounds(period).until <= from)
        for (const period of earlier) {
          const read = (unit: typeof before) => ({
            lines: progressOf({
              ...counted,
              policies,
              holder: { kind: 'unit', unitId: unitIdOf(1), ...unit },
              period,
              records: list,
            }),
            ledger: ledgerOf({
              policies,
              units: [{ id: unitIdOf(1), ...unit }],
              period,
              records: list,
              entries: [],
              calendar: NATIONAL_CALENDAR,
              now: NOW,
            }),
          })
          expect(read(after)).toEqual(read(before))
        }
      }),
      { numRuns: 40 },
    )
  })
})
