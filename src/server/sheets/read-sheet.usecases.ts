import { readCsv } from './read-csv.ts'
import { readXlsx } from './read-xlsx.ts'

/** Rows of cells of a CSV file or of a workbook's first sheet; undefined when it is neither. */
export function readSheet(bytes: Uint8Array): string[][] | undefined {
  // Every workbook is a ZIP, and no text begins like one.
  const isZip = bytes[0] === 0x50 && bytes[1] === 0x4b
  if (bytes.includes(0) !== isZip) return undefined
  return isZip ? readXlsx(bytes) : readCsv(bytes)
}
