import { dayOf } from './calendar/day.ts'
import type { Adoption } from './periodical.ts'

/** A use with the time at which it was recorded (ms). */
export interface RecordedUse {
  at: number
  adoption: Adoption
}

/** Whether two records speak of one use: same place, level, issue and form on the same day. */
export function isSameUse(one: RecordedUse, other: RecordedUse): boolean {
  return nameOf(one) === nameOf(other)
}

function nameOf({ at, adoption }: RecordedUse): string {
  const { periodicalName, issue, form, level = 'county', usedAt = at } = adoption
  return JSON.stringify([periodicalName, issue, form, level, dayOf(usedAt)])
}
