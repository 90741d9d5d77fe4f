import type { ItemId, KeyPointId, UnitId } from '../ids.ts'

/** An item that answers a point, as far as the office counts it. */
export interface PointItem {
  itemId: ItemId
  pointId: KeyPointId
  unitId: UnitId
  isAdopted: boolean
}

/** One unit's answers to one point. `isAsked` is false where the point was not addressed to the unit. */
export interface CoverageCell {
  isAsked: boolean
  received: number
  adopted: number
}

/** Lines are units, columns points, in the orders given. */
export interface Coverage {
  rows: { unitId: UnitId; cells: CoverageCell[]; empty: number }[]
  /** For each point how many of the units that were asked sent nothing. */
  emptyByPoint: number[]
}

export interface CoverageQuestion {
  points: readonly { id: KeyPointId; isAsked: (unitId: UnitId) => boolean }[]
  unitIds: readonly UnitId[]
  items: readonly PointItem[]
}

/** Which points have no item from which unit (KEY-02). An item that answers two points counts for each of them. */
export function coverageOf({ points, unitIds, items }: CoverageQuestion): Coverage {
  const itemsByCell = new Map<string, PointItem[]>()
  for (const item of items) {
    const key = cellKey(item.unitId, item.pointId)
    itemsByCell.set(key, [...(itemsByCell.get(key) ?? []), item])
  }
  const rows = unitIds.map((unitId) => {
    const cells = points.map(({ id, isAsked }): CoverageCell => {
      const found = itemsByCell.get(cellKey(unitId, id)) ?? []
      const adopted = found.filter(({ isAdopted }) => isAdopted).length
      return { isAsked: isAsked(unitId), received: found.length, adopted }
    })
    return { unitId, cells, empty: cells.filter(isEmptyCell).length }
  })
  const emptyByPoint = points.map(
    (_, index) => rows.filter(({ cells }) => cells[index] !== undefined && isEmptyCell(cells[index])).length,
  )
  return { rows, emptyByPoint }
}

/** Asked, and nothing came. */
export function isEmptyCell({ isAsked, received }: CoverageCell): boolean {
  return isAsked && received === 0
}

function cellKey(unitId: UnitId, pointId: KeyPointId): string {
  return `${unitId}:${pointId}`
}
