import {
  GRADE_SIDES,
  reasonsFor,
  type GradedSides,
  type GradeMark,
  type GradeReason,
  type GradeSide,
} from '../../domain/grade/grade.ts'

/** One side as it is filled in; without a mark it is not graded. */
export interface SideForm {
  mark: GradeMark | ''
  reasons: GradeReason[]
  words: string
}
export type GradeForm = Record<GradeSide, SideForm>

/** What stood there before, to be changed. */
export function newGradeForm(sides: GradedSides = {}): GradeForm {
  const side = (name: GradeSide): SideForm => {
    const { mark = '', reasons = [], words = '' } = sides[name] ?? {}
    return { mark, reasons: [...reasons], words }
  }
  return { structure: side('structure'), value: side('value'), wording: side('wording') }
}

/** The sides with a mark; a reason that the mark no longer bears is left out. */
export function toGradedSides(form: GradeForm): GradedSides {
  const sides: GradedSides = {}
  for (const name of GRADE_SIDES) {
    const { mark, reasons, words } = form[name]
    if (mark === '') continue
    const fitting = reasonsFor(name, mark).filter((reason) => reasons.includes(reason))
    sides[name] = { mark, reasons: fitting, words: words.trim() }
  }
  return sides
}
