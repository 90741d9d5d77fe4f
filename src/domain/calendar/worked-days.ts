import type { Day } from './day.ts'
import { isWeekend, type WorkingCalendar } from './working-calendar.ts'

/** Both answers about a day: see `isWorkingDay` and `isDayCertain`. */
export interface WorkedDay {
  isWorked: boolean
  isCertain: boolean
}

/** The same answers for whoever asks about all days of years: no list is searched again for each. */
export function openWorkedDays(calendar: WorkingCalendar): (day: Day, weekday: number) => WorkedDay {
  // Of a day or year that is named twice the first holds.
  const correctionByDay = new Map(
    [...calendar.corrections].reverse().map(({ day, isWorking }) => [day, isWorking]),
  )
  const yearByName = new Map([...calendar.years].reverse().map((year) => [String(year.year), year]))
  const daysByName = new Map<string, { off: ReadonlySet<Day>; on: ReadonlySet<Day> } | null>()
  const daysOf = (name: string) => {
    const known = daysByName.get(name)
    if (known !== undefined) return known
    const year = yearByName.get(name)
    const days = year === undefined ? null : { off: new Set(year.off), on: new Set(year.on) }
    daysByName.set(name, days)
    return days
  }
  return (day, weekday) => {
    const correction = correctionByDay.get(day)
    const days = daysOf(day.slice(0, 4))
    const isUsual = isWeekend(weekday) ? days?.on.has(day) === true : days?.off.has(day) !== true
    return { isWorked: correction ?? isUsual, isCertain: days !== null || correction !== undefined }
  }
}
