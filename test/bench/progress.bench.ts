/**
 * How long an officer's phone and the office's server take to count everything anew. Pure functions, no server: run
 * with `npm run bench -- progress`.
 */
import { countyProgress } from '../../src/domain/progress/county-progress.ts'
import { periodsOf } from '../../src/domain/progress/periods-of.ts'
import { accountIdOf, unitIdOf } from '../support/make-ids.ts'
import { COMMON, FIRST, makeRecords, NOVEMBER, numbers, officerMonths } from './county-records.ts'
import { median, printFigure } from './figure.ts'

export function benchProgress(): void {
  const months = officerMonths()
  report('13 months of one officer, 2,000 records', 5, () => periodsOf(months))

  const units = numbers(300).map((n) => ({ id: unitIdOf(n), classId: 'department', since: FIRST }))
  const persons = numbers(1500).map((n) => ({
    accountId: accountIdOf(n),
    unitId: unitIdOf(n % 300),
    section: null,
  }))
  const records = makeRecords({ count: 200_000, units: 300, persons: 1500 })
  report('county of 300 units, 1,500 officers, 200,000 records', 1000, () =>
    countyProgress({ ...COMMON, units, persons, period: NOVEMBER, records }),
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
