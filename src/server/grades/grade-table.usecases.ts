import { periodBounds, type Period } from '../../domain/calendar/period.ts'
import { countGrades } from '../../domain/grade/grade-counts.ts'
import { groupBy } from '../../domain/record/group-by.ts'
import type { GradeTable } from '../../protocol/grade.ts'
import type { Database } from '../db/database.ts'
import { listUnitsIn } from '../progress/county-progress.usecases.ts'
import { listCountedItems, type CountedItem } from './grades.repository.ts'

/**
 * How the items that count in a period were graded, unit by unit; by the grades of this moment, whenever they were
 * given. Units in the order of the list, those that sent nothing as well.
 */
export function readGradeTable(db: Database, period: Period): GradeTable {
  const items = listCountedItems(db, periodBounds(period))
  const itemsByUnit = groupBy(items, ({ unitId }) => unitId)
  return {
    period,
    units: listUnitsIn(db, period).map(({ id, name }) => ({
      unitId: id,
      unitName: name,
      ...sumOf(itemsByUnit.get(id) ?? []),
    })),
    all: sumOf(items),
  }
}

function sumOf(items: readonly CountedItem[]) {
  const graded = items.flatMap(({ sides }) => (sides === null ? [] : [sides]))
  return { received: items.length, ...countGrades(graded) }
}
