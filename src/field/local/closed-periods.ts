import type { UnitId } from '../../domain/ids.ts'
import { toldClosedPeriod, type ToldClosedPeriod } from '../../protocol/closed-period.ts'
import { parse } from '../../protocol/parse.ts'
import { parseRows } from './read-rows.ts'
import type { ToldRow } from './rows.ts'

/** A closed period with the unit's lines as the office stored them. */
export type ClosedPeriod = ToldClosedPeriod

/** Those of this unit alone: somebody who went to another one may still have what the former was told. */
export function parseClosedPeriods(rows: readonly ToldRow[], unitId: UnitId): ClosedPeriod[] {
  const closed = parseRows(rows, (row) => parse(toldClosedPeriod, row))
  return closed.filter((each) => each.unitId === unitId)
}
