import { daysAgo } from '../calendar/shanghai-time.ts'

/** A year and a day of the calendar: whoever means last week has then most likely typed another year. */
const LONG_PAST_DAYS = 366

export type EventTimeDoubt = 'ahead' | 'long_past'

/**
 * Whether an event time, in ms, looks mistyped at `now`: a day that has not come yet, or one over a year ago. It is a
 * doubt only, for plans and looks back are written too.
 */
export function doubtEventTime(eventAt: number | null, now: number): EventTimeDoubt | undefined {
  if (eventAt === null) return undefined
  const days = daysAgo(eventAt, now)
  if (days < 0) return 'ahead'
  return days > LONG_PAST_DAYS ? 'long_past' : undefined
}
