import { shiftMonth, type Month } from './month.ts'
import { parseDay, type Day } from './day.ts'

/** The same date `count` months later, earlier when negative; where that month is too short, its last day. */
export function shiftMonths(day: Day, count: number): Day {
  const month = shiftMonth(day.slice(0, 7) as Month, count)
  for (let date = Number(day.slice(8)); date > 28; date--) {
    const found = parseDay(`${month}-${date}`)
    if (found !== undefined) return found
  }
  return `${month}-${day.slice(8) > '28' ? '28' : day.slice(8)}` as Day
}
