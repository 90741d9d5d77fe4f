import writeXlsxFile, { type CellObject, type Row } from 'write-excel-file/node'
import { dayOf } from '../../domain/calendar/day.ts'
import { toLocalInput } from '../../domain/calendar/shanghai-time.ts'
import { policyHolding } from '../../domain/policy/policy-holding.ts'
import { missingIn } from '../../domain/progress/completion.ts'
import type { MeasureProgress, ProgressLine } from '../../domain/progress/progress-line.ts'
import type { CountyProgressAnswer, NamedUnitProgress } from '../../protocol/desk-progress.ts'
import { readCountyProgress, type PeriodQuestion, type ProgressParts } from './county-progress.usecases.ts'
import {
  NOTHING,
  RANK_WORDS,
  STATE_WORDS,
  TASK_HEADS,
  UNIT_HEADS,
  WARNING_WORDS,
  type UnitColumn,
} from './workbook-words.ts'

/** The progress of all units as a workbook of three sheets: units, tasks, and how it was computed. */
export async function writeWorkbook(parts: ProgressParts, question: PeriodQuestion): Promise<Buffer> {
  const county = readCountyProgress(parts, question)
  const classes = policyHolding(parts.policies.all(), question.period)?.unitClasses ?? []
  const nameOf = (classId: string) => classes.find(({ id }) => id === classId)?.name ?? classId
  const columns = columnsOf(county)
  const unitRows = county.units.map((unit) => {
    const cells = unitCells(unit, nameOf(unit.classId))
    return columns.map((column) => cells[column])
  })
  const taskRows = county.units.flatMap((unit) => unit.lines.flatMap((line) => taskRowsOf(unit, line)))
  const workbook = writeXlsxFile([
    sheet(
      '单位',
      columns.map((column) => UNIT_HEADS[column]),
      unitRows,
    ),
    sheet('任务', TASK_HEADS, taskRows),
    { sheet: '说明', data: explanation(county), columns: [{ width: 14 }, { width: 70 }] },
  ])
  return workbook.toBuffer()
}

function sheet(name: string, heads: readonly string[], rows: Row[]) {
  const header: CellObject[] = heads.map((value) => ({ value, fontWeight: 'bold' as const }))
  const columns = heads.map((_, index) => ({ width: index < 2 ? 22 : 14 }))
  return { sheet: name, data: [header, ...rows], columns, stickyRowsCount: 1 }
}

function columnsOf({ hasQuantityTargets }: CountyProgressAnswer): UnitColumn[] {
  const all = Object.keys(UNIT_HEADS) as UnitColumn[]
  return hasQuantityTargets ? all : all.filter((column) => column !== 'completion' && column !== 'missing')
}

function unitCells(unit: NamedUnitProgress, className: string): Record<UnitColumn, string | number> {
  const { completion, silence, rank, warnings } = unit
  const hasTasks = completion.tasks > 0
  return {
    name: unit.unitName,
    class: className,
    warning: warnings.map((warning) => WARNING_WORDS[warning]).join('、') || WARNING_WORDS.ok,
    reported: unit.reported,
    adopted: unit.adopted,
    completion: hasTasks ? `${completion.met}/${completion.tasks}` : NOTHING,
    missing: hasTasks ? missingIn(unit.lines) : NOTHING,
    rank: unit.reported === 0 ? NOTHING : rank.reported,
    last: silence.lastReportedAt === null ? NOTHING : dayOf(silence.lastReportedAt),
  }
}

/** A rule with two measures has a row for each. */
function taskRowsOf({ unitName }: NamedUnitProgress, line: ProgressLine): Row[] {
  const name = line.rule.name === '' ? line.rule.id : line.rule.name
  const row = (measured: MeasureProgress, aim: number | null): Row => [
    unitName,
    name,
    line.period,
    measured.measure === 'adopted' ? '采用' : '报送',
    numberOf(measured.target),
    measured.confirmed,
    // Without a target nothing is missing, and a 0 would say that the task is done.
    numberOf(measured.target) === NOTHING ? NOTHING : measured.missing,
    measured.excess,
    numberOf(aim),
    STATE_WORDS[measured.state],
    measured.forecast.expected ?? NOTHING,
  ]
  return [row(line, line.aim), ...(line.adopted === null ? [] : [row(line.adopted, null)])]
}

function numberOf(target: number | null): number | string {
  return target === null || target === 0 ? NOTHING : target
}

function explanation(county: CountyProgressAnswer): Row[] {
  const { concentration, participation, unknownYears } = county
  const { topUnits, top, all } = concentration.reported
  return [
    ['时段', county.period],
    ['制表时间', toLocalInput(county.serverTime).replace('T', ' ')],
    ['规则版本', county.policyVersion ?? NOTHING],
    ['数量指标', county.hasQuantityTargets ? '使用' : '不使用'],
    ['名次', RANK_WORDS[county.rankMethod]],
    ['计量', '篇'],
    ['合计', `报送 ${county.reported} 篇，采用 ${county.adopted} 篇`],
    ['参与', `${participation.reported.units}个单位中有${participation.reported.taking}个报送`],
    ['集中', `报送最多的五分之一（${topUnits}个单位）报送 ${top} 篇，全部 ${all} 篇`],
    ...(unknownYears.length === 0
      ? []
      : [['工作日', `${unknownYears.join('、')}年的放假安排尚未公布，按周一至周五计`]]),
  ]
}
