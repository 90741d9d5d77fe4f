import type { GradedSides, SideGrade } from '../../domain/grade/grade.ts'
import { newCommandId } from '../../domain/ids.ts'
import { applyGrade } from '../grades/grades.usecases.ts'
import type { Lived, Step } from './demo-life.ts'
import type { Fate } from './planned-item.ts'

const MINUTE_MS = 60_000

const side = (mark: SideGrade['mark'], reasons: SideGrade['reasons'] = [], words = ''): SideGrade => ({
  mark,
  reasons,
  words,
})

/** What the editor says of a text that came to this end; of one graded twice the second is what holds. */
const GRADES: Record<Exclude<Fate, 'open'>, readonly GradedSides[]> = {
  adopted: [
    {
      structure: side('good', ['clear_logic']),
      value: side('good', ['thorough_analysis'], '数字有比较，看得出变化。'),
      wording: side('good', ['detailed_figures']),
    },
  ],
  corrected: [
    { wording: side('poor', ['figures_unverified'], '请与统计人员核对后再报。') },
    { structure: side('good'), wording: side('fair', ['detailed_figures'], '数据已核实。') },
  ],
  returned: [
    {
      structure: side('poor', ['incomplete'], '时间、范围和原因没有交代。'),
      value: side('fair'),
      wording: side('fair', ['wording']),
    },
  ],
  not_used: [{ structure: side('fair'), value: side('poor', ['ordinary'], '只报了动作，没有写结果。') }],
  reserved: [{ value: side('fair', ['general'], '问题请落到具体的事和数。') }],
}

/** Every third text is graded, a few minutes after it was decided on. */
export function gradeAfter(
  { parts, people, planned, itemId, now }: Lived,
  fate: Fate,
  decidedAt: number,
): Step[] {
  // Of the text itself, so that no other chance of the county moves.
  if (fate === 'open' || planned.title.length % 3 !== 0) return []
  return GRADES[fate].map((sides, baseNumber) => {
    const first = Math.max(decidedAt, Math.min(decidedAt + 5 * MINUTE_MS, now - 5 * MINUTE_MS))
    const at = Math.min(first + baseNumber * MINUTE_MS, now)
    const id = newCommandId({ now: () => at, randomBytes: (length) => parts.randomBytes(length) })
    const giving = { id, baseNumber, sides }
    return { at, run: () => applyGrade(parts.db, { itemId, giving, person: people.editor, at }) }
  })
}
