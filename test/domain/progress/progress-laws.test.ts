import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { PERIOD_KINDS, subPeriods, type Period } from '../../../src/domain/calendar/period.ts'
import { NATIONAL_CALENDAR } from '../../../src/domain/calendar/working-calendar.ts'
import { CATEGORIES } from '../../../src/domain/category.ts'
import type { Policy } from '../../../src/domain/policy/policy.ts'
import { QUOTA_MEASURES } from '../../../src/domain/policy/quota-rule.ts'
import { breakdownOf } from '../../../src/domain/progress/breakdown-of.ts'
import type { Holder } from '../../../src/domain/progress/holder.ts'
import { periodCountsOf } from '../../../src/domain/progress/period-counts.ts'
import { progressOf } from '../../../src/domain/progress/progress-of.ts'
import { LEVELS, ORIGINS, type ItemRecord } from '../../../src/domain/record/item-record.ts'
import { accountIdOf, DAY, itemIdOf, NOW, shanghai, unitIdOf } from '../../support/make-ids.ts'
import { makePolicy, makeQuota } from '../../support/make-policy.ts'
import { makeRecord, makeUse } from '../../support/make-record.ts'

const UNIT = { kind: 'unit', unitId: unitIdOf(1), classId: 'department' } as const satisfies Holder
const SECTIONS = ['办公室', '业务科']
const instant = fc.integer({ min: shanghai('2025-09-20T00:00'), max: shanghai('2027-01-10T00:00') })

const use = fc
  .record({
    at: instant,
    level: fc.constantFrom(...LEVELS),
    outlet: fc.constantFrom('市政务信息', '信息快报'),
  })
  .map(makeUse)

const records: fc.Arbitrary<ItemRecord[]> = fc
  .array(
    fc.record({
      authorId: fc.option(fc.integer({ min: 1, max: 3 }).map(accountIdOf)),
      section: fc.option(fc.constantFrom(...SECTIONS)),
      category: fc.constantFrom(...CATEGORIES),
      origin: fc.constantFrom(...ORIGINS),
      reportedAt: instant,
      resentAfter: fc.option(fc.nat(60)),
      uses: fc.array(use, { maxLength: 3 }),
    }),
    { maxLength: 15 },
  )
  .map((facts) =>
    facts.map(({ resentAfter, ...fact }, index) =>
      makeRecord({
        ...fact,
        itemId: itemIdOf(index + 1),
        lastReportedAt: fact.reportedAt + (resentAfter ?? 0) * DAY,
      }),
    ),
  )

const any = <Value>(values: readonly Value[]) => fc.option(fc.subarray([...values], { minLength: 1 }))

const quota = fc
  .record({
    period: fc.constantFrom(...PERIOD_KINDS),
    measure: fc.constantFrom(...QUOTA_MEASURES),
    filter: fc.record({
      categories: any(CATEGORIES),
      origins: any(ORIGINS),
      levels: any(LEVELS),
      outlets: any(['市政务信息']),
    }),
    minimum: fc.option(fc.nat(9)),
    adoptedMinimum: fc.option(fc.nat(4)),
    floorPercentOfLastYear: fc.option(fc.constantFrom(80, 100, 110.5)),
    isWorkingDaysOnly: fc.boolean(),
  })
  .map(makeQuota)

/** One to three versions; the same rule may change its filter, its measure and when a returned item counts. */
const policies: fc.Arbitrary<Policy[]> = fc
  .array(
    fc.record({
      quotas: fc.array(quota, { minLength: 1, maxLength: 3 }),
      validFrom: instant,
      returnedCountsIn: fc.constantFrom('first' as const, 'last' as const),
    }),
    { minLength: 1, maxLength: 3 },
  )
  .map((versions) =>
    versions.map(({ quotas, validFrom, returnedCountsIn }, index) => ({
      ...makePolicy({ version: index + 1, validFrom }),
      returnedCountsIn,
      quotas: quotas.map((rule, place) => ({ ...rule, id: `rule ${place} of a ${rule.period}` })),
    })),
  )

const period = fc.constantFrom(
  '2026-11',
  '2026-Q4',
  '2026-H2',
  '2026',
  '2026-W47',
  '2026-11-20',
) as fc.Arbitrary<Period>
/** Each run walks whole years; fewer runs keep the suite quick. */
const RUNS = { numRuns: 40 }
const counted = { waiting: [], calendar: NATIONAL_CALENDAR, now: NOW }
const shuffled = records.chain((list) =>
  fc.tuple(fc.constant(list), fc.shuffledSubarray(list, { minLength: list.length })),
)

describe('whatever the records and the versions', () => {
  it('the order of the records does not matter', () => {
    fc.assert(
      fc.property(policies, period, shuffled, (policies, period, [list, others]) => {
        const lines = (records: ItemRecord[]) =>
          progressOf({ ...counted, policies, holder: UNIT, period, records })
        expect(lines(others)).toEqual(lines(list))
      }),
      RUNS,
    )
  })

  it('nor does the order of the versions', () => {
    fc.assert(
      fc.property(policies, period, records, (policies, period, records) => {
        const lines = (policies: Policy[]) =>
          progressOf({ ...counted, policies, holder: UNIT, period, records })
        expect(lines([...policies].reverse())).toEqual(lines(policies))
      }),
      RUNS,
    )
  })

  it('one record more lowers no count', () => {
    fc.assert(
      fc.property(policies, period, records, (policies, period, records) => {
        fc.pre(records.length > 0)
        const lines = (records: ItemRecord[]) =>
          progressOf({ ...counted, policies, holder: UNIT, period, records })
        const before = lines(records.slice(1))
        lines(records).forEach((line, index) => {
          expect(line.confirmed).toBeGreaterThanOrEqual(before[index]?.confirmed ?? Infinity)
          expect(line.adopted?.confirmed ?? 0).toBeGreaterThanOrEqual(before[index]?.adopted?.confirmed ?? 0)
        })
      }),
      RUNS,
    )
  })

  it('no item counts twice for a rule, and every number is the length of its list', () => {
    fc.assert(
      fc.property(policies, period, records, (policies, period, records) => {
        for (const line of progressOf({ ...counted, policies, holder: UNIT, period, records })) {
          expect(new Set(line.confirmedIds).size).toBe(line.confirmed)
          expect(line.parts.flatMap(({ confirmedIds }) => confirmedIds).sort()).toEqual(
            [...line.confirmedIds].sort(),
          )
          expect(line.parts.reduce((sum, { target }) => sum + (target ?? 0), 0)).toBe(line.target ?? 0)
        }
      }),
      RUNS,
    )
  })
})

describe('the parts of a period', () => {
  const adds = [
    ['day', '2026-11'],
    ['month', '2026-Q4'],
    ['month', '2026-H2'],
    ['quarter', '2026'],
  ] as const

  it.each(adds)('each %s of %s counted by itself, they add up to it', (kind, whole) => {
    const rule = fc.tuple(policies, records).map(([versions, records]) => ({
      records,
      policies: versions.map((policy) => ({
        ...policy,
        quotas: policy.quotas.slice(0, 1).map((quota) => ({ ...quota, id: 'one', period: kind })),
      })),
    }))
    fc.assert(
      fc.property(rule, ({ policies, records }) => {
        const lines = (period: Period) => progressOf({ ...counted, policies, holder: UNIT, period, records })
        const parts = subPeriods(kind, whole as Period).flatMap(lines)
        const [line] = lines(whole as Period)
        // A part in which no version has the rule has no line; what came then stands in the whole all the same.
        const ruled = line?.parts.filter(({ targetBasis }) => targetBasis !== 'not_in_force') ?? []
        expect(parts.flatMap(({ confirmedIds }) => confirmedIds)).toEqual(
          ruled.flatMap(({ confirmedIds }) => confirmedIds),
        )
        expect(parts.reduce((sum, { target }) => sum + (target ?? 0), 0)).toBe(line?.target ?? 0)
      }),
      RUNS,
    )
  })

  it.each(adds)(
    'what came and what was used in each %s of %s adds up to it without any task',
    (kind, whole) => {
      fc.assert(
        fc.property(policies, records, (policies, records) => {
          const counts = (...periods: Period[]) =>
            periodCountsOf({ policies, holder: UNIT, periods, records, waiting: [] })
          const parts = counts(...subPeriods(kind, whole as Period))
          const [all] = counts(whole as Period)
          expect(parts.flatMap(({ reportedIds }) => reportedIds)).toEqual(all?.reportedIds)
          expect(parts.flatMap(({ adoptedIds }) => adoptedIds)).toEqual(all?.adoptedIds)
        }),
      )
    },
  )
})

describe("a unit's task that is divided", () => {
  it.each([
    ['sections', SECTIONS.map((section) => ({ kind: 'section' as const, section }))],
    ['persons', [1, 2].map((n) => ({ kind: 'person' as const, accountId: accountIdOf(n) }))],
  ])('the items of its %s and the others are those of the unit', (_, holders) => {
    fc.assert(
      fc.property(policies, period, records, (versions, period, records) => {
        const policies = versions.map((policy) => ({
          ...policy,
          breakdowns: policy.quotas.map(({ id: quotaId }) => ({
            quotaId,
            unitId: UNIT.unitId,
            parts: holders.map((holder) => ({ holder, minimum: 1 })),
          })),
        }))
        const input = { ...counted, policies, holder: UNIT, period, records }
        const lines = progressOf(input)
        const breakdowns = breakdownOf(input)
        expect(breakdowns).toHaveLength(lines.length)
        for (const { line, parts, other } of breakdowns) {
          const shared = parts.reduce((sum, part) => sum + part.line.confirmed, 0)
          expect(shared + other.confirmed).toBe(line.confirmed)
        }
      }),
      RUNS,
    )
  })
})
