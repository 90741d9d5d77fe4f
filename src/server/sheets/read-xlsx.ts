import { strFromU8, unzipSync } from 'fflate'

/** Unpacked, so that a small file cannot fill the memory. */
const MOST_BYTES = 30 * 1024 * 1024
const WANTED = /^xl\/(sharedStrings\.xml|worksheets\/[^/]+\.xml)$/

/**
 * The cells of a workbook's first sheet as text; formulas by their last value, dates as Excel's day numbers. Undefined
 * when it is no workbook. Only the two parts that hold cells are unpacked, and no entity of XML beyond its five is read.
 */
export function readXlsx(bytes: Uint8Array): string[][] | undefined {
  const parts = unpack(bytes)
  const sheet = parts?.get(firstSheetOf([...(parts?.keys() ?? [])]) ?? '')
  if (parts === undefined || sheet === undefined) return undefined
  const shared = [...(parts.get('xl/sharedStrings.xml') ?? '').matchAll(/<si\b[^>]*>([\s\S]*?)<\/si>/g)].map(
    ([, inner = '']) => textOf(inner),
  )
  return [...sheet.matchAll(/<row\b[^>]*?(?:\/>|>([\s\S]*?)<\/row>)/g)].map(([, row = '']) =>
    cellsOf(row, shared),
  )
}

function unpack(bytes: Uint8Array): Map<string, string> | undefined {
  let room = MOST_BYTES
  try {
    const files = unzipSync(bytes, {
      filter({ name, originalSize }) {
        if (!WANTED.test(name)) return false
        room -= originalSize
        if (room < 0) throw new Error('too much')
        return true
      },
    })
    return new Map(Object.entries(files).map(([name, file]) => [name, strFromU8(file)]))
  } catch {
    return undefined
  }
}

function firstSheetOf(names: readonly string[]): string | undefined {
  const number = (name: string) => Number(/(\d+)\.xml$/.exec(name)?.[1] ?? 0)
  return names.filter((name) => name.includes('/worksheets/')).sort((a, b) => number(a) - number(b))[0]
}

function cellsOf(row: string, shared: readonly string[]): string[] {
  const cells: string[] = []
  for (const [, attributes = '', inner = ''] of row.matchAll(/<c\b([^>]*?)(?:\/>|>([\s\S]*?)<\/c>)/g)) {
    const column = columnOf(/\br="([A-Z]+)\d+"/.exec(attributes)?.[1]) ?? cells.length
    if (column > 255) continue
    while (cells.length < column) cells.push('')
    const type = /\bt="(\w+)"/.exec(attributes)?.[1]
    const value = /<v\b[^>]*>([\s\S]*?)<\/v>/.exec(inner)?.[1] ?? ''
    if (type === 's') cells.push(shared[Number(value)] ?? '')
    else cells.push(type === 'inlineStr' ? textOf(inner) : unescape(value))
  }
  return cells
}

function columnOf(letters: string | undefined): number | undefined {
  if (letters === undefined) return undefined
  return [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1
}

/** The pieces of a text with several looks; readings above characters (rPh) are no part of it. */
function textOf(inner: string): string {
  const plain = inner.replace(/<rPh\b[\s\S]*?<\/rPh>/g, '')
  return [...plain.matchAll(/<t\b[^>]*>([\s\S]*?)<\/t>/g)].map(([, text = '']) => unescape(text)).join('')
}

const NAMED: Record<string, string> = { lt: '<', gt: '>', quot: '"', apos: "'", amp: '&' }

function unescape(text: string): string {
  return text.replace(
    /&(?:#x([0-9a-f]{1,6})|#(\d{1,7})|(\w+));/gi,
    (whole, hex?: string, decimal?: string, name?: string) => {
      if (name !== undefined) return NAMED[name] ?? whole
      const code = hex === undefined ? Number(decimal) : parseInt(hex, 16)
      return code <= 0x10ffff ? String.fromCodePoint(code) : whole
    },
  )
}
