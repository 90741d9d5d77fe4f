import { periodBounds, type Period } from '../calendar/period.ts'

/** The class of a unit from an instant on (ms, the beginning of a month), until the next term begins. */
export interface ClassTerm {
  classId: string
  from: number
}

/**
 * What says of which class a unit is. `classes` is the dated list of a unit that was ever moved to another class, the
 * oldest first, and then it alone counts; the first term holds from ever. Without it `classId` always held.
 */
export interface Classed {
  classId: string
  classes?: readonly ClassTerm[] | undefined
}

/** The class of a unit at an instant (ms): an occasion belongs to the class of its day. */
export function classAt({ classId, classes = [] }: Classed, at: number): string {
  const begun = classes.filter(({ from }, index) => index === 0 || from <= at)
  return begun[begun.length - 1]?.classId ?? classId
}

/**
 * The class by which a period is counted for ever. As with versions of the rules, a class that begins inside a period
 * holds from the next one: a unit moved in July has its year's task by the class with which it began the year.
 */
export function classIn(unit: Classed, period: Period): string {
  return classAt(unit, periodBounds(period).from)
}
