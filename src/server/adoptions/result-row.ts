import { dayBounds, parseDay } from '../../domain/calendar/day.ts'
import { LEVELS_ABOVE, type LevelAbove } from '../../domain/item/passing.ts'
import { ADOPTION_FORMS, type AdoptionForm } from '../../domain/periodical.ts'
import { parseReceipt, type Receipt } from '../../domain/receipt.ts'
import type { RowFault } from '../../protocol/desk-results.ts'

/** The columns of a sheet of results, by the names that offices give them. */
const COLUMNS = {
  either: ['登记号或标题'],
  receipt: ['登记号', '回执', '回执号', '回执编号', 'receipt'],
  title: ['标题', '题目', '信息标题', 'title'],
  result: ['结果', 'result'],
  level: ['层级', '采用层级', '级别', 'level'],
  outlet: ['刊物', '刊物或媒体', '采用刊物', 'outlet'],
  issue: ['期号', '期数', 'issue'],
  form: ['形式', '刊登形式', 'form'],
  day: ['日期', '采用日期', 'date'],
  words: ['依据', '说明', '备注', 'evidence'],
} as const
type Column = keyof typeof COLUMNS
type Cells = Record<Column, string>

const LEVEL_NAMES: Record<LevelAbove, string[]> = {
  city: ['市级', '市'],
  province: ['省级', '省'],
  state_council: ['国办', '国务院办公厅'],
  central_office: ['中办', '中央办公厅'],
  ministry: ['部委', '部级'],
  outside: ['外部媒体', '媒体'],
}
const FORM_NAMES: Record<AdoptionForm, string> = {
  single: '单篇',
  brief: '简讯',
  routine: '普刊',
  special: '专报',
  combined: '综合',
  digest: '摘编',
}

/** The heads of the template, in its order. */
export const RESULT_HEADS = ['登记号或标题', '层级', '刊物', '期号', '形式', '日期', '结果', '依据']

/** A row of results as it reads, not yet matched with an item. */
export type ResultRow = {
  number: number
  receipt: Receipt | null
  title: string
  level: LevelAbove
  words: string
} & (
  | { result: 'used'; outlet: string; issue: number | null; form: AdoptionForm; usedAt: number }
  | { result: 'not_used' }
)
export interface BrokenRow {
  number: number
  title: string
  /** Undefined where it does not read as one. */
  receipt: Receipt | null | undefined
  faults: RowFault[]
}

/** The rows below the head; undefined when the head lacks what is needed. Empty rows are left out. */
export function readResultRows(sheet: readonly string[][]): (ResultRow | BrokenRow)[] | undefined {
  const head = (sheet[0] ?? []).map((name) => name.trim().toLowerCase())
  const placeOf = (column: Column) =>
    head.findIndex((name) => (COLUMNS[column] as readonly string[]).includes(name))
  const hasName = (['either', 'receipt', 'title'] as const).some((column) => placeOf(column) >= 0)
  if (!hasName || placeOf('level') < 0 || placeOf('outlet') < 0) return undefined
  const columns = Object.keys(COLUMNS) as Column[]
  return sheet.slice(1).flatMap((row, index) => {
    const cells = Object.fromEntries(
      columns.map((column) => [column, (row[placeOf(column)] ?? '').trim()]),
    ) as Cells
    return Object.values(cells).every((cell) => cell === '') ? [] : [readRow(index + 2, named(cells))]
  })
}

/** What stands under 登记号或标题 is a receipt number if it reads as one, else a title. */
function named(cells: Cells): Cells {
  if (cells.either === '') return cells
  return parseReceipt(cells.either) === undefined
    ? { ...cells, title: cells.either }
    : { ...cells, receipt: cells.either }
}

/** All faults of a row are told at once, so that a sheet is mended in one go. */
function readRow(number: number, cells: Cells): ResultRow | BrokenRow {
  const { title, words } = cells
  const receipt = cells.receipt === '' ? null : parseReceipt(cells.receipt)
  const level = LEVELS_ABOVE.find(
    (known) => known === cells.level || LEVEL_NAMES[known].includes(cells.level),
  )
  const result = readResult(cells.result)
  const faults: RowFault[] = []
  if (receipt === undefined) faults.push('receipt_malformed')
  if (receipt === null && title === '') faults.push('not_found')
  if (level === undefined) faults.push('level_unknown')
  if (result === undefined) faults.push('result_unknown')
  const use = result === 'not_used' ? undefined : readUse(cells)
  if (use !== undefined && 'faults' in use) faults.push(...use.faults)
  const isWhole = faults.length === 0 && receipt !== undefined && level !== undefined
  if (!isWhole) return { number, title: title === '' ? cells.receipt : title, receipt, faults }
  const named = { number, receipt, title, level, words }
  return use === undefined || 'faults' in use
    ? { ...named, result: 'not_used' }
    : { ...named, result: 'used', ...use }
}

function readResult(text: string): 'used' | 'not_used' | undefined {
  if (['未采用', '不采用', 'not_used'].includes(text)) return 'not_used'
  return ['', '采用', '已采用', 'used'].includes(text) ? 'used' : undefined
}

type Use = Pick<Extract<ResultRow, { result: 'used' }>, 'outlet' | 'issue' | 'form' | 'usedAt'>

function readUse(cells: Cells): Use | { faults: RowFault[] } {
  const { outlet } = cells
  const issue = readIssue(cells.issue)
  const form =
    cells.form === ''
      ? 'single'
      : ADOPTION_FORMS.find((known) => known === cells.form || FORM_NAMES[known] === cells.form)
  const usedAt = readDay(cells.day)
  const faults: RowFault[] = []
  if (outlet === '' || outlet.length > 100) faults.push('outlet_missing')
  if (issue === undefined) faults.push('issue_malformed')
  if (form === undefined) faults.push('form_unknown')
  if (usedAt === undefined) faults.push('day_malformed')
  if (faults.length > 0 || issue === undefined || form === undefined || usedAt === undefined)
    return { faults }
  return { outlet, issue, form, usedAt }
}

function readIssue(text: string): number | null | undefined {
  if (text === '') return null
  const [, digits] = /^第?\s*(\d{1,4})\s*期?$/.exec(text) ?? []
  return digits === undefined || Number(digits) === 0 ? undefined : Number(digits)
}

/** Day 1 of Excel is 1 January 1900, and it counts a 29 February 1900 that never was. */
const EXCEL_EPOCH_MS = Date.UTC(1899, 11, 30)

/** 2026-11-20, 2026/11/20, 2026.11.20, 2026年11月20日, 20261120, or Excel's number of the day; its first instant. */
function readDay(text: string): number | undefined {
  if (/^\d{5}(\.\d+)?$/.test(text)) {
    const day = new Date(EXCEL_EPOCH_MS + Math.floor(Number(text)) * 86_400_000).toISOString().slice(0, 10)
    return firstInstantOf(day)
  }
  const [, year, month, day] = /^(\d{4})[-/.年]?(\d{1,2})[-/.月]?(\d{1,2})日?$/.exec(text) ?? []
  if (year === undefined || month === undefined || day === undefined) return undefined
  return firstInstantOf(`${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`)
}

function firstInstantOf(text: string): number | undefined {
  const day = parseDay(text)
  return day === undefined ? undefined : dayBounds(day).from
}
