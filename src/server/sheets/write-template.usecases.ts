import writeXlsxFile from 'write-excel-file/node'

export const XLSX_TYPE = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'

export interface Template {
  sheet: string
  /** The heads that the import reads. */
  heads: readonly string[]
  /** One line that shows how; it says of itself that it is to be taken out. */
  example: readonly string[]
}

/** A workbook to fill in. */
export function writeTemplate({ sheet, heads, example }: Template): Promise<Buffer> {
  const head = heads.map((value) => ({ value, fontWeight: 'bold' as const }))
  const columns = heads.map(() => ({ width: 16 }))
  return writeXlsxFile([{ sheet, data: [head, [...example]], columns }]).toBuffer()
}
