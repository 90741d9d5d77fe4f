import type { Month } from '../../src/domain/calendar/month.ts'
import { NATIONAL_CALENDAR } from '../../src/domain/calendar/working-calendar.ts'
import { CATEGORIES } from '../../src/domain/category.ts'
import type { PeriodsInput } from '../../src/domain/progress/periods-of.ts'
import { LEVELS, type ItemRecord } from '../../src/domain/record/item-record.ts'
import { accountIdOf, itemIdOf, shanghai, unitIdOf } from '../support/make-ids.ts'
import { makeRecord } from '../support/make-record.ts'
import { makeCountyPolicy } from './county-policy.ts'

export const NOW = shanghai('2026-11-20T10:00')
export const FIRST = shanghai('2025-11-01T00:00')
export const NOVEMBER = '2026-11' as Month

export const COMMON = { policies: [makeCountyPolicy(FIRST)], calendar: NATIONAL_CALENDAR, now: NOW }

/** 13 months of a unit in which one officer has sent 2,000 items. */
export function officerMonths(): PeriodsInput {
  const records = makeRecords({ count: 2000, units: 1, persons: 1 })
  const holder = { kind: 'unit', unitId: unitIdOf(0), classId: 'department' } as const
  return { ...COMMON, holder, until: NOVEMBER, count: 13, records, waiting: [] }
}

/** Spread over 13 months by a fixed pattern; every third is used, some twice. */
export function makeRecords({
  count,
  units,
  persons,
}: {
  count: number
  units: number
  persons: number
}): ItemRecord[] {
  return numbers(count).map((n) => {
    const person = (n * 7) % persons
    const reportedAt = FIRST + ((n * 7919) % 10_000) * ((NOW - FIRST) / 10_000)
    const use = (later: number) => ({
      at: reportedAt + later * 3_600_000,
      level: LEVELS[n % LEVELS.length] ?? 'county',
      outlet: '望澜政务信息',
      form: 'single' as const,
    })
    return makeRecord({
      itemId: itemIdOf(n),
      unitId: unitIdOf(person % units),
      authorId: accountIdOf(person),
      category: CATEGORIES[n % CATEGORIES.length] ?? 'news',
      reportedAt,
      uses: n % 9 === 0 ? [use(50), use(90)] : n % 3 === 0 ? [use(30)] : [],
    })
  })
}

export function numbers(count: number): number[] {
  return Array.from({ length: count }, (_, index) => index)
}
