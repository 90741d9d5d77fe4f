import { periodsOf } from '../../src/domain/progress/periods-of.ts'
import { numbers, officerMonths } from './county-records.ts'

/** Runs in a page: how long each of some countings of an officer's months takes (ms), after as many to get warm. */
export function timeOfficerMonths({ warm, runs }: { warm: number; runs: number }): number[] {
  const months = officerMonths()
  const times = numbers(warm + runs).map(() => {
    const startedAt = performance.now()
    periodsOf(months)
    return performance.now() - startedAt
  })
  return times.slice(warm)
}
