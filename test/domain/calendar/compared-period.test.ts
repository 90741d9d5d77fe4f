import { describe, expect, it } from 'vitest'
import { comparedPeriod } from '../../../src/domain/calendar/compared-period.ts'
import type { Period } from '../../../src/domain/calendar/period.ts'

const period = (text: string) => text as Period

describe('the period with which one compares', () => {
  it.each([
    ['2026-11', '2025-11', '2026-10'],
    ['2026-01', '2025-01', '2025-12'],
    ['2026-Q1', '2025-Q1', '2025-Q4'],
    ['2026-H2', '2025-H2', '2026-H1'],
    ['2026', '2025', '2025'],
    ['2026-W01', '2025-W01', '2025-W52'],
    ['2026-11-22', '2025-11-22', '2026-11-21'],
  ])('%s: 同比 %s, 环比 %s', (key, yearOnYear, before) => {
    expect(comparedPeriod('year_on_year', period(key))).toBe(yearOnYear)
    expect(comparedPeriod('period_on_period', period(key))).toBe(before)
  })

  it('is none when the year before had no such day or week', () => {
    expect(comparedPeriod('year_on_year', period('2028-02-29'))).toBeUndefined()
    expect(comparedPeriod('year_on_year', period('2026-W53'))).toBeUndefined()
  })
})
