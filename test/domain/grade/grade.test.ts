import { describe, expect, it } from 'vitest'
import { countGrades } from '../../../src/domain/grade/grade-counts.ts'
import {
  areReasonsFitting,
  GRADE_FAULTS,
  GRADE_MARKS,
  GRADE_PRAISES,
  GRADE_REASONS,
  GRADE_SIDES,
  reasonsFor,
  type SideGrade,
} from '../../../src/domain/grade/grade.ts'

const side = (mark: SideGrade['mark'], ...reasons: SideGrade['reasons']): SideGrade => ({
  mark,
  reasons,
  words: '',
})

describe('the reasons of a grade', () => {
  it('each stand once, on one side', () => {
    expect(new Set(GRADE_REASONS).size).toBe(GRADE_REASONS.length)
    expect(GRADE_REASONS.length).toBe(
      GRADE_SIDES.flatMap((one) => [...GRADE_PRAISES[one], ...GRADE_FAULTS[one]]).length,
    )
  })

  it('praise what is good, blame what is poor, and do both between', () => {
    expect(reasonsFor('structure', 'good')).toEqual(GRADE_PRAISES.structure)
    expect(reasonsFor('structure', 'poor')).toEqual(GRADE_FAULTS.structure)
    expect(reasonsFor('structure', 'fair')).toEqual([...GRADE_PRAISES.structure, ...GRADE_FAULTS.structure])
    for (const mark of GRADE_MARKS) expect(reasonsFor('value', mark)).not.toContain('confused')
  })

  it('fit their side and mark, or the grade is wrong', () => {
    expect(
      areReasonsFitting({ structure: side('poor', 'confused'), value: side('good', 'own_advice') }),
    ).toBe(true)
    expect(areReasonsFitting({ structure: side('good', 'confused') })).toBe(false)
    expect(areReasonsFitting({ value: side('poor', 'confused') })).toBe(false)
    expect(areReasonsFitting({})).toBe(true)
  })
})

describe('what several grades come to', () => {
  it('is counted by side and mark, with the reasons that were named, most frequent first', () => {
    const counts = countGrades([
      { structure: side('poor', 'confused'), value: side('good') },
      { structure: side('fair', 'confused', 'clear_logic') },
      { wording: side('good', 'concise') },
    ])
    expect(counts.items).toBe(3)
    expect(counts.marks.structure).toEqual({ good: 0, fair: 1, poor: 1 })
    expect(counts.marks.value).toEqual({ good: 1, fair: 0, poor: 0 })
    expect(counts.reasons).toEqual([
      { reason: 'confused', count: 2 },
      { reason: 'clear_logic', count: 1 },
      { reason: 'concise', count: 1 },
    ])
  })

  it('does not count a grade that was taken back', () => {
    expect(countGrades([{}, {}])).toMatchObject({ items: 0, reasons: [] })
  })
})
