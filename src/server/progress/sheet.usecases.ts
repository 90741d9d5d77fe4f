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
