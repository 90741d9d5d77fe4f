import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Period } from '../../../src/domain/calendar/period.ts'
import { NATIONAL_CALENDAR } from '../../../src/domain/calendar/working-calendar.ts'
import type { Policy } from '../../../src/domain/policy/policy.ts'
import { QUOTA_MEASURES } from '../../../src/domain/policy/quota-rule.ts'
import { periodsOf } from '../../../src/domain/progress/periods-of.ts'
import { progressOf } from '../../../src/domain/progress/progress-of.ts'
import type { ItemRecord } from '../../../src/domain/record/item-record.ts'
import { itemIdOf, shanghai, unitIdOf } from '../../support/make-ids.ts'
import { makePolicy, makeQuota } from '../../support/make-policy.ts'
import { makeRecord, makeUse } from '../../support/make-record.ts'

const UNIT = { kind: 'unit', unitId: unitIdOf(1), classId: 'department' } as const
const START = shanghai('2023-01-01T08:00')
const END = shanghai('2026-12-31T20:00')
const instant = fc.integer({ min: START, max: END })

/** Years of records, so that most lie before what a month's line is about. */
const records: fc.Arbitrary<ItemRecord[]> = fc
  .array(
    fc.record({
      reportedAt: instant,
      lastReportedAt: fc.option(instant, { nil: undefined }),
      uses: fc.array(fc.record({ at: instant }).map(makeUse), { maxLength: 2 }),
      category: fc.constantFrom('news', 'roundup'),
    }),
    { maxLength: 20 },
  )
  .map((facts) =>
    facts.map(({ lastReportedAt, ...fact }, index) =>
      makeRecord({
        ...fact,
        itemId: itemIdOf(index + 1),
        lastReportedAt: Math.max(fact.reportedAt, lastReportedAt ?? 0),
      }),
    ),
  )

const period = fc.constantFrom('2026-11', '2026-Q4', '2026', '2026-W01', '2026-11-20') as fc.Arbitrary<Period>
const kindByLength = { 4: 'year', 7: 'month', 8: 'week', 10: 'day' } as const
const kindOfKey = (key: Period) =>
  key.includes('Q') ? 'quarter' : kindByLength[key.length as keyof typeof kindByLength]

describe('records from long before a period', () => {
  it('are passed over without any line being another than if all had been counted', () => {
    fc.assert(
      fc.property(
        period,
        records,
        fc.constantFrom(...QUOTA_MEASURES),
        fc.option(fc.constantFrom(80, 100)),
        fc.boolean(),
        fc.constantFrom('2026-11-02T09:00', '2026-11-20T10:00').map(shanghai),
        (period, records, measure, floorPercentOfLastYear, isLastCounted, now) => {
          const quota = makeQuota({
            period: kindOfKey(period),
            measure,
            minimum: 2,
            adoptedMinimum: 1,
            floorPercentOfLastYear,
          })
          const policy: Policy = {
            ...makePolicy({ validFrom: START }),
            quotas: [quota],
            returnedCountsIn: isLastCounted ? 'last' : 'first',
          }
          const input = {
            policies: [policy],
            holder: UNIT,
            records,
            waiting: [],
            calendar: NATIONAL_CALENDAR,
            now,
          }
          const all = periodsOf({ ...input, until: period, count: 1 }).flatMap(({ periods }) => periods)
          expect(progressOf({ ...input, period })).toEqual(all)
        },
      ),
      { numRuns: 300 },
    )
  })

  it('still say that something was counted before: a forecast looks at three empty months, not at none', () => {
    const old = makeRecord({ reportedAt: shanghai('2025-01-10T09:00') })
    const [line] = progressOf({
      policies: [{ ...makePolicy({ validFrom: START }), quotas: [makeQuota({ minimum: 2 })] }],
      holder: UNIT,
      period: '2026-11' as Period,
      records: [old],
      waiting: [],
      calendar: NATIONAL_CALENDAR,
      now: shanghai('2026-11-02T09:00'),
    })
    expect(line?.forecast).toMatchObject({
      basis: 'same_as_last_periods',
      lastPeriods: [{ count: 0 }, { count: 0 }, { count: 0 }],
    })
  })
})
