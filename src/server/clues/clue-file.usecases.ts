import { toLocalInput } from '../../domain/calendar/shanghai-time.ts'
import { clueCourseOf, clueStatusOf, isJointHandling, type Handing } from '../../domain/clue/clue-course.ts'
import type { Finding } from '../../domain/clue/clue-event.ts'
import { whoWasFirst, type First } from '../../domain/clue/who-was-first.ts'
import type { DeskClue } from '../../protocol/clue.ts'
import { writeSheet } from '../progress/sheet.usecases.ts'

const HEADS = [
  '来源',
  '刊播日期',
  '内容',
  '链接',
  '涉及单位',
  '处置',
  '核实情况',
  '报送稿件',
  '先后',
  '登记人',
  '登记时间',
]
const STATUS_WORDS = { open: '待处理', waiting: '待核实', answered: '已核实', closed: '已办结' } as const
const FINDING_WORDS: Record<Finding, string> = {
  true: '属实',
  partly: '部分属实',
  untrue: '不属实',
  not_ours: '非本单位',
}

/** 舆情线索 of a day as a workbook: a line for each clue, in the order of the day. */
export function writeClueWorkbook(clues: readonly DeskClue[]): Promise<Buffer> {
  return writeSheet('舆情线索', toClueRows(clues))
}

export function toClueRows(clues: readonly DeskClue[]): string[][] {
  return [HEADS, ...[...clues].reverse().map(toRow)]
}

function toRow(clue: DeskClue): string[] {
  const course = clueCourseOf(clue.events)
  const state = STATUS_WORDS[clueStatusOf(course)]
  const commission = course.commission === null ? [] : [`约稿：${course.commission.topic}`]
  return [
    clue.outlet,
    clue.publishedOn,
    clue.words,
    clue.link,
    clue.unitName ?? '',
    [state, ...(isJointHandling(course) ? ['联动处置'] : []), ...commission].join('；'),
    course.handings.map(findingText).join('；'),
    clue.items.map(({ unitName, title, receipt }) => `${unitName}《${title}》${receipt}`).join('；'),
    firstText(
      whoWasFirst(
        clue.publishedOn,
        clue.items.map(({ receivedAt }) => receivedAt),
      ),
    ),
    clue.recordedBy,
    toLocalInput(clue.recordedAt).replace('T', ' '),
  ]
}

function findingText({ unitName, answer }: Handing): string {
  if (answer === null) return `${unitName}：待核实`
  return `${unitName}：${FINDING_WORDS[answer.finding]}，${answer.words}`
}

function firstText(first: First): string {
  switch (first.first) {
    case 'unit':
      return `报送在先 ${first.days} 天`
    case 'media':
      return `媒体在先 ${first.days} 天`
    case 'same_day':
      return '同日'
    default:
      return '未报'
  }
}
