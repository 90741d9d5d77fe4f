/** A day in Asia/Shanghai, `2026-11-22`. */
export type DayKey = string

/** What an office decides of its own days, beyond the national calendar; a day stands in one of the two lists at most. */
export interface WorkingDayCorrections {
  daysOff: { day: DayKey; reason: string }[]
  workingDays: { day: DayKey; reason: string }[]
}

export const NO_CORRECTIONS: WorkingDayCorrections = { daysOff: [], workingDays: [] }
