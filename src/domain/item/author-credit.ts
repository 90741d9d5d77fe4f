import type { AccountId, UnitId } from '../ids.ts'

/** 信息采用实名制 (XY-11): a name under an adopted item, with the unit it counts for and its part of the whole. */
export interface AuthorCredit {
  /** Null for somebody who has no account here. */
  accountId: AccountId | null
  name: string
  unitId: UnitId
  unitName: string
  /** The main author (主要撰稿人); exactly one is. */
  isMain: boolean
  /** Of the whole, all together 100; null where the policy divides. */
  percent: number | null
}
