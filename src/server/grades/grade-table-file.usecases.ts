import {
  GRADE_MARKS,
  GRADE_SIDES,
  type GradeMark,
  type GradeReason,
  type GradeSide,
} from '../../domain/grade/grade.ts'
import type { GradeTable } from '../../protocol/grade.ts'
import { writeCsv, writeSheet } from '../progress/sheet.usecases.ts'

type Counts = GradeTable['all']

/** A table goes out into offices: it speaks Chinese whatever the desk's screens speak. */
const SIDE_WORDS: Record<GradeSide, string> = { structure: '结构', value: '价值', wording: '文字' }
const MARK_WORDS: Record<GradeMark, string> = { good: '好', fair: '中', poor: '差' }
export const REASON_WORDS: Record<GradeReason, string> = {
  clear_logic: '逻辑清楚',
  one_topic: '主题集中',
  thorough_analysis: '分析到位',
  own_advice: '建议独到',
  detailed_figures: '数据详实',
  concise: '文字简练',
  incomplete: '要素不全',
  confused: '结构混乱',
  piled_up: '简单堆砌',
  ordinary: '内容一般',
  empty: '内容空洞',
  fragmentary: '过于零碎',
  general: '反映问题太泛',
  outdated: '时效已过',
  duplicate: '重复',
  out_of_scope: '不属报送范围',
  wording: '文字质量',
  wrong_characters: '错别字',
  figures_unverified: '数据待核',
}

/** A line for each unit and one for all: items received and graded, marks by side, and each reason that was named. */
export function toGradeRows({ units, all }: GradeTable): (string | number)[][] {
  const reasons = all.reasons.map(({ reason }) => reason)
  const marks = GRADE_SIDES.flatMap((side) => GRADE_MARKS.map((mark) => ({ side, mark })))
  const rowOf = (name: string, counts: Counts) => [
    name,
    counts.received,
    counts.items,
    ...marks.map(({ side, mark }) => counts.marks[side][mark]),
    ...reasons.map((reason) => counts.reasons.find((each) => each.reason === reason)?.count ?? 0),
  ]
  return [
    [
      '单位',
      '报送（条）',
      '已评价（条）',
      ...marks.map(({ side, mark }) => `${SIDE_WORDS[side]}：${MARK_WORDS[mark]}`),
      ...reasons.map((reason) => REASON_WORDS[reason]),
    ],
    ...units.map((unit) => rowOf(unit.unitName, unit)),
    rowOf('合计', all),
  ]
}

export function writeGradeWorkbook(table: GradeTable): Promise<Buffer> {
  return writeSheet('稿件评价', toGradeRows(table))
}

export function writeGradeCsv(table: GradeTable): string {
  return writeCsv(toGradeRows(table))
}
