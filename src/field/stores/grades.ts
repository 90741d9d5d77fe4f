import { watchGrades, type ToldGrade } from '../local/grades.ts'
import type { Unwatch } from '../local/watch.ts'
import { getFieldMemory } from './field-memory.ts'

export type { ToldGrade } from '../local/grades.ts'

/**
 * Calls back now and after each change with all that the office said of items that this person may know of, the item
 * that was graded last first; undefined when this phone's memory could not be read.
 */
export function followGrades(onChange: (grades: ToldGrade[] | undefined) => void): Unwatch {
  return watchGrades(getFieldMemory().database, {
    next: (grades) => onChange([...grades].sort((a, b) => lastAt(b) - lastAt(a))),
    error: () => onChange(undefined),
  })
}

const lastAt = ({ grades }: ToldGrade) => grades[grades.length - 1]?.at ?? 0
