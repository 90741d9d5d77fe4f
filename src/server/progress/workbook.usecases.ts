import writeXlsxFile, { type CellObject, type Row } from 'write-excel-file/node'
import { dayOf } from '../../domain/calendar/day.ts'
import { toLocalInput } from '../../domain/calendar/shanghai-time.ts'
import { policyHolding } from '../../domain/policy/policy-holding.ts'
import type { MeasureProgress, ProgressLine } from '../../domain/progress/progress-line.ts'
import type { CountyProgressAnswer, NamedUnitProgress } from '../../protocol/desk-progress.ts'
import { readCountyProgress, type PeriodQuestion, type ProgressParts } from './county-progress.usecases.ts'
import { NOTHING, RANK_WORDS, STATE_WORDS, TASK_HEADS, UNIT_HEADS, WARNING_WORDS } from './workbook-words.ts'

/** The progress of all units as a workbook of three sheets: units, tasks, and how it was computed. */
export async function writeWorkbook(parts: ProgressParts, question: PeriodQuestion): Promise<Buffer> {
  const county = readCountyProgress(parts, question)
  const classes = policyHolding(parts.policies.all(), question.period)?.unitClasses ?? []
  const nameOf = (classId: string) => classes.find(({ id }) => id === classId)?.name ?? classId
  const unitRows = county.units.map((unit) => unitRow(unit, nameOf(unit.classId)))
  const taskRows = county.units.flatMap((unit) => unit.lines.flatMap((line) => taskRowsOf(unit, line)))
  const workbook = writeXlsxFile([
    sheet('单位', UNIT_HEADS, unitRows),
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

function unitRow(unit: NamedUnitProgress, className: string): Row {
  const { completion, silence, rank } = unit
  return [
    unit.unitName,
    className,
    unit.warnings.map((warning) => WARNING_WORDS[warning]).join('、'),
    unit.reported,
    unit.adopted,
    rank.reported,
    rank.adopted,
    completion.met,
    completion.tasks === 0 ? NOTHING : completion.tasks,
    silence.lastReportedAt === null ? NOTHING : dayOf(silence.lastReportedAt),
  ]
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
    numberOf(aim),
    measured.confirmed,
    // Without a target nothing is missing, and a 0 would say that the task is done.
    numberOf(measured.target) === NOTHING ? NOTHING : measured.missing,
    measured.excess,
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
    ['合计', `报送${county.reported}条，采用${county.adopted}条`],
    ['参与', `${participation.reported.units}个单位中有${participation.reported.taking}个报送`],
    ['集中', `报送最多的五分之一（${topUnits}个单位）报送${top}条，全部${all}条`],
    ...(unknownYears.length === 0
      ? []
      : [['工作日', `${unknownYears.join('、')}年的放假安排尚未公布，按周一至周五计`]]),
  ]
}
