import type { UnitId } from '../ids.ts'
import type { ItemRecord } from './item-record.ts'
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

/** In each group they keep the order in which they are given. */
export function groupBy<Value, Key>(
  values: readonly Value[],
  keyOf: (value: Value) => Key,
): Map<Key, Value[]> {
  const groups = new Map<Key, Value[]>()
  for (const value of values) {
    const key = keyOf(value)
    const group = groups.get(key)
    if (group === undefined) groups.set(key, [value])
    else group.push(value)
  }
  return groups
}
