import { coverageOf, type CoverageCell } from '../../domain/key-points/coverage.ts'
import type { PointMatrix } from '../../protocol/key-points.ts'
import { writeCsv, writeSheet } from '../progress/sheet.usecases.ts'

/** What stands where a point was not asked of a unit; 0 would say that it owes an item. */
const NOT_ASKED = '—'

/** The matrix as lines of a sheet: a line for each unit, and for each point received/adopted, `0/0` where nothing came. */
export function toMatrixRows({ points, units, items }: PointMatrix): (string | number)[][] {
  const askedFor = new Map(units.map((unit) => [unit.unitId, new Set(unit.askedFor)]))
  const { rows, emptyByPoint } = coverageOf({
    points: points.map(({ id }) => ({
      id,
      isAsked: (unitId) => askedFor.get(unitId)?.has(id) ?? false,
    })),
    unitIds: units.map(({ unitId }) => unitId),
    items,
  })
  const heads = points.map(({ setTitle, number, title }) => `${setTitle} ${number}. ${title}`)
  return [
    ['单位', '单位类别', ...heads, '未报要点数'],
    ...rows.map(({ cells, empty }, index) => {
      const { unitName = '', className = '' } = units[index] ?? {}
      return [unitName, className, ...cells.map(cellText), empty]
    }),
    ['未报单位数', '', ...emptyByPoint, ''],
  ]
}

function cellText({ isAsked, received, adopted }: CoverageCell): string {
  return isAsked || received > 0 ? `报${received} 用${adopted}` : NOT_ASKED
}

export function writeMatrixWorkbook(matrix: PointMatrix): Promise<Buffer> {
  return writeSheet('报送要点', toMatrixRows(matrix))
}

export function writeMatrixCsv(matrix: PointMatrix): string {
  return writeCsv(toMatrixRows(matrix))
}
