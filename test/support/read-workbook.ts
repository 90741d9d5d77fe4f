import { strFromU8, unzipSync } from 'fflate'

/** The cells of each sheet by its name, row by row, as a spreadsheet shows them: texts and numbers; empty cells are ''. */
export function readWorkbook(bytes: Uint8Array): Map<string, (string | number)[][]> {
  const files = unzipSync(bytes)
  const read = (path: string) => {
    const file = files[path]
    if (file === undefined) throw new Error(`the workbook has no ${path}`)
    return strFromU8(file)
  }
  const texts =
    'xl/sharedStrings.xml' in files ? elementsOf(read('xl/sharedStrings.xml'), 'si').map(textOf) : []
  const targetById = new Map(
    elementsOf(read('xl/_rels/workbook.xml.rels'), 'Relationship').map((tag) => [
      attribute(tag, 'Id'),
      attribute(tag, 'Target'),
    ]),
  )
  return new Map(
    elementsOf(read('xl/workbook.xml'), 'sheet').map((tag) => {
      const target = targetById.get(attribute(tag, 'r:id')) ?? ''
      const rows = elementsOf(read(`xl/${target.replace(/^\/?(xl\/)?/, '')}`), 'row')
      return [unescape(attribute(tag, 'name')), rows.map((row) => cellsOf(row, texts))]
    }),
  )
}

function cellsOf(row: string, texts: readonly string[]): (string | number)[] {
  const cells: (string | number)[] = []
  for (const cell of elementsOf(row, 'c')) cells[columnOf(attribute(cell, 'r'))] = valueOf(cell, texts)
  return Array.from(cells, (cell) => cell ?? '')
}

function valueOf(cell: string, texts: readonly string[]): string | number {
  const type = / t="/.test(cell.slice(0, cell.indexOf('>'))) ? attribute(cell, 't') : 'n'
  if (type === 'inlineStr') return textOf(cell)
  const value = /<v>([^<]*)<\/v>/.exec(cell)?.[1] ?? ''
  if (type === 's') return texts[Number(value)] ?? ''
  if (type === 'n') return value === '' ? '' : Number(value)
  return unescape(value)
}

/** The whole elements of a name, in order; these files nest none in itself. */
function elementsOf(xml: string, name: string): string[] {
  return xml.match(new RegExp(`<${name}(?=[\\s/>])(?:[^>]*/>|[\\s\\S]*?</${name}>)`, 'g')) ?? []
}

function attribute(tag: string, name: string): string {
  const value = new RegExp(`\\s${name}="([^"]*)"`).exec(tag)?.[1]
  if (value === undefined) throw new Error(`no ${name} in ${tag.slice(0, 80)}`)
  return value
}

function textOf(xml: string): string {
  return elementsOf(xml, 't')
    .map((tag) => unescape(tag.replace(/<[^>]*>/g, '')))
    .join('')
}

function unescape(text: string): string {
  return text
    .replace(/&lt;/g, '<')
    .replace(/&gt;/g, '>')
    .replace(/&quot;/g, '"')
    .replace(/&apos;/g, "'")
    .replace(/&amp;/g, '&')
}

/** B7 stands in column 1. */
function columnOf(reference: string): number {
  const letters = /^[A-Z]+/.exec(reference)?.[0] ?? 'A'
  return [...letters].reduce((column, letter) => column * 26 + letter.charCodeAt(0) - 64, 0) - 1
}
