/** The sides of an item that the office judges (QLT-08): 结构 价值 文字. */
export const GRADE_SIDES = ['structure', 'value', 'wording'] as const
export type GradeSide = (typeof GRADE_SIDES)[number]

/** 好 中 差. */
export const GRADE_MARKS = ['good', 'fair', 'poor'] as const
export type GradeMark = (typeof GRADE_MARKS)[number]

/**
 * What may be praised on each side. RZ-25: 「数据详实、逻辑清楚、分析到位、建议独到」; XY-43: 「一则信息一般只集中反映一个主题」; XY-42:
 * 「简洁、明了、严谨、清晰」.
 */
export const GRADE_PRAISES = {
  structure: ['clear_logic', 'one_topic'],
  value: ['thorough_analysis', 'own_advice'],
  wording: ['detailed_figures', 'concise'],
} as const satisfies Readonly<Record<GradeSide, readonly string[]>>

/**
 * What may be wrong on each side. The office's list of reasons (要素不全; 内容一般、时效已过、重复、不属报送范围; 数据待核、文字质量), and what
 * the offices complain of: 「结构混乱、内容空洞」 (XY-33), 「简单堆砌」 (CH-04), 「过于微观、零碎」 (WZ-14), 「反映问题失之于“泛”」
 * (RZ-22), 「错别字」 (XY-32).
 */
export const GRADE_FAULTS = {
  structure: ['incomplete', 'confused', 'piled_up'],
  value: ['ordinary', 'empty', 'fragmentary', 'general', 'outdated', 'duplicate', 'out_of_scope'],
  wording: ['wording', 'wrong_characters', 'figures_unverified'],
} as const satisfies Readonly<Record<GradeSide, readonly string[]>>

export type GradeReason = (typeof GRADE_PRAISES)[GradeSide][number] | (typeof GRADE_FAULTS)[GradeSide][number]

/** Each reason once: praises before faults, in the order of the sides. */
export const GRADE_REASONS: readonly GradeReason[] = /* @__PURE__ */ [GRADE_PRAISES, GRADE_FAULTS].flatMap(
  (reasons) => GRADE_SIDES.flatMap((side): readonly GradeReason[] => reasons[side]),
)

/** One side of an item as somebody of the office judged it. */
export interface SideGrade {
  mark: GradeMark
  reasons: GradeReason[]
  words: string
}

/** The sides that were judged; none of them takes back what was said before. */
export type GradedSides = Partial<Record<GradeSide, SideGrade>>

/** What was said of an item at one time. Grades follow each other and the last one holds; none is ever changed. */
export interface Grade {
  /** 1 for an item's first. */
  number: number
  at: number
  by: string
  sides: GradedSides
}

/** The reasons that may stand beside a mark: 好 is not blamed, 差 is not praised, 中 is both. */
export function reasonsFor(side: GradeSide, mark: GradeMark): readonly GradeReason[] {
  return [...(mark === 'poor' ? [] : GRADE_PRAISES[side]), ...(mark === 'good' ? [] : GRADE_FAULTS[side])]
}

/** Whether every reason belongs to its side and its mark. */
export function areReasonsFitting(sides: GradedSides): boolean {
  return GRADE_SIDES.every((side) => {
    const grade = sides[side]
    return (
      grade === undefined || grade.reasons.every((reason) => reasonsFor(side, grade.mark).includes(reason))
    )
  })
}

export function isGraded(sides: GradedSides): boolean {
  return GRADE_SIDES.some((side) => sides[side] !== undefined)
}
