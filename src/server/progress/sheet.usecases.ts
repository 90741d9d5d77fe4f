import writeXlsxFile from 'write-excel-file/node'

/** A workbook of one sheet; the first row is its head and stays in sight. */
export function writeSheet(
  name: string,
  [heads = [], ...rows]: readonly (readonly (string | number)[])[],
): Promise<Buffer> {
  const header = heads.map((value) => ({ value, fontWeight: 'bold' as const }))
  const columns = heads.map((_, index) => ({ width: index < 2 ? 22 : 14 }))
  const data = [header, ...rows.map((row) => [...row])]
  return writeXlsxFile([{ sheet: name, data, columns, stickyRowsCount: 1 }]).toBuffer()
}

/** Comma-separated lines, with the mark by which a table program knows UTF-8. */
export function writeCsv(rows: readonly (readonly (string | number)[])[]): string {
  return `\uFEFF${rows.map((row) => row.map(quote).join(',')).join('\r\n')}\r\n`
}

/** A table program must not take a title for a formula. */
function quote(value: string | number): string {
  if (typeof value === 'number') return String(value)
  const plain = /^[=+\-@\t\r]/.test(value) ? `'${value}` : value
  return `"${plain.replaceAll('"', '""')}"`
}
