import { assertNever } from '../assert-never.ts'
import type { AccountId, UnitId } from '../ids.ts'
import type { Classed } from '../people/unit-class.ts'
import type { ItemRecord } from '../record/item-record.ts'

/** Whose progress it is. The office's own is that of all units together. */
export type Holder =
  | ({ kind: 'unit'; unitId: UnitId } & Classed)
  | ({ kind: 'section'; unitId: UnitId; section: string } & Classed)
  | ({ kind: 'person'; unitId: UnitId; accountId: AccountId } & Classed)
  | { kind: 'office' }

/** Whether an item is the holder's. A joint item belongs to the unit that sent it, so that units add up to the office. */
export function isRecordOf(holder: Holder, record: ItemRecord): boolean {
  switch (holder.kind) {
    case 'office':
      return true
    case 'unit':
      return record.unitId === holder.unitId
    case 'section':
      return record.unitId === holder.unitId && record.section === holder.section
    case 'person':
      return record.unitId === holder.unitId && record.authorId === holder.accountId
    default:
      return assertNever(holder)
  }
}
