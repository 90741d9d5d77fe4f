import writeXlsxFile from 'write-excel-file/node'
import { TEMPLATE_HEADS } from './people-row.ts'

const EXAMPLE = [
  '示例镇（请删去本行）',
  '乡镇',
  '张三',
  '信息员',
  '办公室科员',
  '0000-1234567',
  'shili01',
  '',
]

/** A workbook with the heads that the import reads, and one line that shows how. */
export function writeTemplate(): Promise<Buffer> {
  const heads = TEMPLATE_HEADS.map((value) => ({ value, fontWeight: 'bold' as const }))
  const columns = TEMPLATE_HEADS.map(() => ({ width: 16 }))
  return writeXlsxFile([{ sheet: '单位与人员', data: [heads, EXAMPLE], columns }]).toBuffer()
}
