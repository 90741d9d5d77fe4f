import { describe, expect, it } from 'vitest'
import { weekdayOf } from '../../../src/domain/calendar/day.ts'
import { NATIONAL_YEARS } from '../../../src/domain/calendar/national-years.ts'
import { readNationalYears } from '../../support/national-years.ts'

describe('the announced years', () => {
  it('are those of the installed chinese-days; when this fails, run `npm run calendar`', () => {
    expect(NATIONAL_YEARS).toEqual(readNationalYears())
  })

  it('follow each other without a gap, up to 2026 at least', () => {
    const years = NATIONAL_YEARS.map(({ year }) => year)
    expect(years).toEqual(years.map((_, index) => 2019 + index))
    expect(years).toContain(2026)
  })

  it('hold only what deviates from Monday to Friday', () => {
    const off = NATIONAL_YEARS.flatMap((each) => each.off)
    const on = NATIONAL_YEARS.flatMap((each) => each.on)
    expect(off.filter((day) => weekdayOf(day) > 4)).toEqual([])
    expect(on.filter((day) => weekdayOf(day) < 5)).toEqual([])
  })

  // 国务院办公厅关于2026年部分节假日安排的通知, 4 November 2025, in its own words: what it frees and what it asks for.
  it('hold the notice for 2026', () => {
    const { off, on } = NATIONAL_YEARS.find(({ year }) => year === 2026) ?? { off: [], on: [] }
    expect(on).toEqual(['2026-01-04', '2026-02-14', '2026-02-28', '2026-05-09', '2026-09-20', '2026-10-10'])
    const inFebruary = off.filter((day) => day.startsWith('2026-02')).map((day) => day.slice(8))
    expect(inFebruary).toEqual(['16', '17', '18', '19', '20', '23'])
    expect(off).toHaveLength(19)
  })
})
