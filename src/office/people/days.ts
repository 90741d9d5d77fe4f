import { dayBounds, dayOf, parseDay } from '../../domain/calendar/day.ts'

/** The first instant of the day that a date field names; undefined when it names none. */
export function startOfDay(text: string): number | undefined {
  const day = parseDay(text)
  return day && dayBounds(day).from
}

/** The first instant after it. */
export function endOfDay(text: string): number | undefined {
  const day = parseDay(text)
  return day && dayBounds(day).until
}

/** A day as a date field writes it. */
export function toDayInput(at: number): string {
  return dayOf(at)
}
