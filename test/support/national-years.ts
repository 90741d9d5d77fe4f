import announced from 'chinese-days/dist/chinese-days.json' with { type: 'json' }
import { weekdayOf, type Day } from '../../src/domain/calendar/day.ts'
import type { WorkingYear } from '../../src/domain/calendar/working-calendar.ts'

/** From here on the packages that were compared agree (docs/decisions/0019). */
const FIRST_YEAR = 2019

/** The years that the package chinese-days knows, as the program keeps them. */
export function readNationalYears(): WorkingYear[] {
  const holidays = Object.keys(announced.holidays) as Day[]
  const workdays = Object.keys(announced.workdays) as Day[]
  const years = [...new Set(holidays.map((day) => Number(day.slice(0, 4))))].sort((a, b) => a - b)
  const ofYear = (days: Day[], year: number) => days.filter((day) => day.startsWith(String(year))).sort()
  return years
    .filter((year) => year >= FIRST_YEAR)
    .map((year) => ({
      year,
      off: ofYear(holidays, year).filter((day) => weekdayOf(day) < 5),
      on: ofYear(workdays, year).filter((day) => weekdayOf(day) >= 5),
    }))
}
