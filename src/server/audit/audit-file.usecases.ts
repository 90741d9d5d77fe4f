import { toShanghaiTime } from '../../domain/calendar/shanghai-time.ts'
import { twoDigits } from '../../domain/calendar/day-number.ts'
import { AUDIT_KINDS, DONE, type AuditEntryView, type AuditKind } from '../../protocol/audit.ts'
import { writeCsv, writeSheet } from '../progress/sheet.usecases.ts'

/** A table goes out into offices: it speaks Chinese whatever the desk's screens speak. */
export const KIND_WORDS: Record<AuditKind, string> = {
  'item.sign': '审签稿件',
  'item.send_back': '退回稿件',
  'photo.read': '查看照片',
  'password.reset': '重置密码',
}
const RESULT_WORDS: Record<string, string> = { [DONE]: '已办', 'item.foreign': '拒绝：不是本单位的稿件' }

/** A line for each row: number, time, who, of which unit, what, on what, of which unit, with which result. */
export function toAuditRows(entries: readonly AuditEntryView[]): (string | number)[][] {
  return [
    ['编号', '时间', '人员', '单位', '操作', '对象', '对象单位', '结果'],
    ...entries.map((entry) => [
      entry.number,
      timeText(entry.at),
      entry.who,
      entry.unitName ?? '办公室',
      kindText(entry.what),
      entry.subjectName ?? entry.subject,
      entry.subjectUnitName ?? '',
      RESULT_WORDS[entry.code] ?? `拒绝：${entry.code}`,
    ]),
  ]
}

export function writeAuditWorkbook(entries: readonly AuditEntryView[]): Promise<Buffer> {
  return writeSheet('操作记录', toAuditRows(entries))
}

export function writeAuditCsv(entries: readonly AuditEntryView[]): string {
  return writeCsv(toAuditRows(entries))
}

function kindText(what: string): string {
  const kind = AUDIT_KINDS.find((each) => each === what)
  return kind === undefined ? what : KIND_WORDS[kind]
}

function timeText(at: number): string {
  const { year, month, day, timeWithSeconds } = toShanghaiTime(at)
  return `${year}-${twoDigits(month)}-${twoDigits(day)} ${timeWithSeconds}`
}
