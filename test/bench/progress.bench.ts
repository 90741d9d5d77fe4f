/**
 * How long an officer's phone and the office's server take to count everything anew. Pure functions, no server: run
 * with `npm run bench -- progress`.
 */
import { NATIONAL_CALENDAR } from '../../src/domain/calendar/working-calendar.ts'
import type { Month } from '../../src/domain/calendar/month.ts'
import { CATEGORIES } from '../../src/domain/category.ts'
import { countyProgress } from '../../src/domain/progress/county-progress.ts'
import { periodsOf } from '../../src/domain/progress/periods-of.ts'
import { LEVELS, type ItemRecord } from '../../src/domain/record/item-record.ts'
import { accountIdOf, itemIdOf, shanghai, unitIdOf } from '../support/make-ids.ts'
import { makeRecord } from '../support/make-record.ts'
import { makeCountyPolicy } from './county-policy.ts'
import { median, printFigure } from './figure.ts'

const NOW = shanghai('2026-11-20T10:00')
const FIRST = shanghai('2025-11-01T00:00')
const NOVEMBER = '2026-11' as Month

export function benchProgress(): void {
  const policies = [makeCountyPolicy(FIRST)]
  const common = { policies, calendar: NATIONAL_CALENDAR, now: NOW }
  const own = makeRecords({ count: 2000, units: 1, persons: 1 })
  const holder = { kind: 'unit', unitId: unitIdOf(0), classId: 'department' } as const
  const months = { ...common, holder, until: NOVEMBER, count: 13, records: own, waiting: [] }
  report('13 months of one officer, 2,000 records', 5, () => periodsOf(months))

  const units = numbers(300).map((n) => ({ id: unitIdOf(n), classId: 'department', since: FIRST }))
  const persons = numbers(1500).map((n) => ({
    accountId: accountIdOf(n),
    unitId: unitIdOf(n % 300),
    section: null,
  }))
  const records = makeRecords({ count: 200_000, units: 300, persons: 1500 })
  report('county of 300 units, 1,500 officers, 200,000 records', 1000, () =>
    countyProgress({ ...common, units, persons, period: NOVEMBER, records }),
  )
}

function report(name: string, limit: number, work: () => unknown): void {
  numbers(3).forEach(work)
  const times = numbers(9).map(() => {
    const startedAt = performance.now()
    work()
    return performance.now() - startedAt
  })
  printFigure({ name: `progress: ${name}`, value: median(times), unit: 'ms', limit })
}

/** Spread over 13 months by a fixed pattern; every third is used, some twice. */
function makeRecords({
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

function numbers(count: number): number[] {
  return Array.from({ length: count }, (_, index) => index)
}
