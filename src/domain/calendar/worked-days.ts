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
  return (day, weekday) => {
    const correction = correctionByDay.get(day)
    const year = yearByName.get(day.slice(0, 4))
    const isUsual = isWeekend(weekday) ? year?.on.includes(day) === true : year?.off.includes(day) !== true
    return { isWorked: correction ?? isUsual, isCertain: year !== undefined || correction !== undefined }
  }
}
