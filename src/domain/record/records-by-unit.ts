import type { UnitId } from '../ids.ts'
import type { ItemRecord } from './item-record.ts'
import { groupBy } from './group-by.ts'
import { shelve, type RecordShelf } from './record-shelf.ts'

/** The records of a county, which is counted unit by unit. */
export interface CountyRecords {
  of(unitId: UnitId): RecordShelf
  /** Of all units, those that nobody names included. */
  all(): readonly ItemRecord[]
}

/** Each unit's shelf is made when it is asked for: what was just read is still near when it is counted. */
export function openCountyRecords(records: readonly ItemRecord[]): CountyRecords {
  const byUnit = groupBy(records, ({ unitId }) => unitId)
  return { of: (unitId) => shelve(byUnit.get(unitId) ?? []), all: () => records }
}
