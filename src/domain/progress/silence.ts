import { dayOf, shiftDay } from '../calendar/day.ts'
import type { WorkingCalendar } from '../calendar/working-calendar.ts'
import { workingDaysBetween } from '../calendar/working-days.ts'

/** How long nothing has come from a holder (长期不报). */
export interface Silence {
  /** Null: never. */
  lastReportedAt: number | null
  /** Full working days since then, or since `since`: the day of the last item and today not counted. */
  workingDays: number
  /** Days from which the office calls it silence; null where it states none. */
  limit: number | null
  isSilent: boolean
}

/** `reportedAts`: arrivals of any kind, in any order. `since`: from when the holder is watched if it never reported. */
export function silenceOf({
  reportedAts,
  since,
  limit,
  calendar,
  now,
}: {
  reportedAts: readonly number[]
  since: number
  limit: number | null
  calendar: WorkingCalendar
  now: number
}): Silence {
  const lastReportedAt = reportedAts.reduce<number | null>(
    (last, at) => (at <= now && (last === null || at > last) ? at : last),
    null,
  )
  const firstSilentDay = lastReportedAt === null ? dayOf(since) : shiftDay(dayOf(lastReportedAt), 1)
  const workingDays = workingDaysBetween(calendar, firstSilentDay, dayOf(now)).days
  return { lastReportedAt, workingDays, limit, isSilent: limit !== null && workingDays >= limit }
}
