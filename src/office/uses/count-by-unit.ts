import type { PassingRow } from '../../protocol/desk-adoption.ts'

export interface UnitCount {
  /** Null for composites, which no unit sent in. */
  unitName: string | null
  count: number
}

/** How many rows each unit has, the most first. */
export function countByUnit(rows: readonly Pick<PassingRow, 'unitName'>[]): UnitCount[] {
  const counts = new Map<string | null, number>()
  for (const { unitName } of rows) counts.set(unitName, (counts.get(unitName) ?? 0) + 1)
  return [...counts].map(([unitName, count]) => ({ unitName, count })).sort((a, b) => b.count - a.count)
}
