import * as v from 'valibot'
import { GRADE_MARKS, GRADE_REASONS, type GradedSides } from '../domain/grade/grade.ts'
import { commandId, count, instant, itemId, text, unitId } from './fields.ts'

/** 稿件评价: the office's grade of an item by structure, value and wording. */

export const GRADE_WORDS_LIMIT = 500

const sideGrade = v.object({
  mark: v.picklist(GRADE_MARKS),
  reasons: v.pipe(v.array(v.picklist(GRADE_REASONS)), v.maxLength(GRADE_REASONS.length)),
  words: v.pipe(text(GRADE_WORDS_LIMIT), v.trim()),
})
const gradedSides = v.object({
  structure: v.optional(sideGrade),
  value: v.optional(sideGrade),
  wording: v.optional(sideGrade),
}) as v.GenericSchema<unknown, GradedSides>

export const grade = v.object({ number: count, at: instant, by: v.string(), sides: gradedSides })

/** `GET /api/desk/items/{id}/grades`: all that was ever said, oldest first. */
export const itemGrades = v.object({ grades: v.array(grade) })
export type ItemGrades = v.InferOutput<typeof itemGrades>

/**
 * `POST /api/desk/items/{id}/grades`, answered with all grades. `id` makes a repeated request harmless; `baseNumber` is
 * the last grade that was seen, 0 for none (409 `grade.changed`). No side takes a grade back.
 */
export const gradeGiving = v.object({ id: commandId, baseNumber: count, sides: gradedSides })
export type GradeGiving = v.InferOutput<typeof gradeGiving>

export const GRADE_TOLD = 'grade'

/** What the author of an item and those who sign in its unit are told as `grade`. */
export const toldGrade = v.object({ itemId, title: v.string(), grades: v.array(grade) })
export type ToldGrade = v.InferOutput<typeof toldGrade>

const marks = v.object({ good: count, fair: count, poor: count })
const counts = {
  items: count,
  marks: v.object({ structure: marks, value: marks, wording: marks }),
  reasons: v.array(v.object({ reason: v.picklist(GRADE_REASONS), count })),
}

/**
 * `GET /api/desk/grades?period=`: how the items that count in a period were graded, unit by unit and all together.
 * `received` says of how many items. Persons are not named.
 */
export const gradeTable = v.object({
  period: v.string(),
  units: v.array(v.object({ unitId, unitName: v.string(), received: count, ...counts })),
  all: v.object({ received: count, ...counts }),
})
export type GradeTable = v.InferOutput<typeof gradeTable>
