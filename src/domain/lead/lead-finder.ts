import type { AccountId, UnitId } from '../ids.ts'

/** Who found something worth writing. The name stands under what is written of it (线索提供), whoever writes it. */
export interface LeadFinder {
  accountId: AccountId
  name: string
  unitId: UnitId
  unitName: string
}
