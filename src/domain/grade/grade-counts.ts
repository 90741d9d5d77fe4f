import { GRADE_MARKS, GRADE_REASONS, GRADE_SIDES, isGraded } from './grade.ts'
import type { GradedSides, GradeMark, GradeReason, GradeSide } from './grade.ts'

/** What the grades of several items come to: what training should be about. */
export interface GradeCounts {
  /** Items with a grade on at least one side. */
  items: number
  marks: Record<GradeSide, Record<GradeMark, number>>
  /** Those that were named at all, the most frequent first. */
  reasons: { reason: GradeReason; count: number }[]
}

/** Counts over the grades that hold, one for each item; what was taken back counts nothing. */
export function countGrades(grades: readonly GradedSides[]): GradeCounts {
  const held = grades.filter(isGraded)
  const named = held.flatMap((sides) => GRADE_SIDES.flatMap((side) => sides[side]?.reasons ?? []))
  return {
    items: held.length,
    marks: toRecord(GRADE_SIDES, (side) =>
      toRecord(GRADE_MARKS, (mark) => held.filter((sides) => sides[side]?.mark === mark).length),
    ),
    reasons: GRADE_REASONS.map((reason) => ({
      reason,
      count: named.filter((each) => each === reason).length,
    }))
      .filter(({ count }) => count > 0)
      .sort((a, b) => b.count - a.count),
  }
}

function toRecord<Key extends string, Value>(
  keys: readonly Key[],
  valueOf: (key: Key) => Value,
): Record<Key, Value> {
  return Object.fromEntries(keys.map((key) => [key, valueOf(key)])) as Record<Key, Value>
}
