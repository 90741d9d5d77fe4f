import type { UrgentClock, UrgentGrade } from './deadline-rule.ts'

/** How a first report reaches the office: by telephone, or in writing. */
export type ReportChannel = 'phone' | 'written'

/** When an event happened and when the unit learned of it (ms); lateness may be judged on either. */
export interface EventTimes {
  eventAt: number
  /** Null when the unit has not noted it; the clock then runs from the event. */
  knownAt: number | null
}

export interface UrgentEvent {
  kind: string | null
  grade: UrgentGrade | null
}

const MINUTE_MS = 60_000

/** The clock that an event runs under: the first in the document's order that fits; null when the office states none. */
export function urgentClockFor(clocks: readonly UrgentClock[], event: UrgentEvent): UrgentClock | null {
  return clocks.find((clock) => fits(clock, event)) ?? null
}

/** The last instant (ms) for a first report; null when the office states no limit for this channel. */
export function dueAt(clock: UrgentClock, times: EventTimes, channel: ReportChannel): number | null {
  const minutes = channel === 'phone' ? clock.phoneMinutes : clock.writtenMinutes
  if (minutes === null) return null
  const startedAt = clock.startsAt === 'knowledge' ? (times.knownAt ?? times.eventAt) : times.eventAt
  return startedAt + minutes * MINUTE_MS
}

/**
 * Whether a first report of `reportedAt` (ms) came in time: the last instant still does (最迟不得晚于事发后4小时, WZ-34).
 * Without a stated limit nothing can be late.
 */
export function isWithinClock(
  clock: UrgentClock,
  report: EventTimes & { channel: ReportChannel; reportedAt: number },
): boolean {
  const latest = dueAt(clock, report, report.channel)
  return latest === null || report.reportedAt <= latest
}

function fits({ eventKind, grades }: UrgentClock, { kind, grade }: UrgentEvent): boolean {
  if (eventKind !== null && eventKind !== kind) return false
  return grades === null || (grade !== null && grades.includes(grade))
}
