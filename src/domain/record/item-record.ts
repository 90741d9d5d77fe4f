import type { Category } from '../category.ts'
import type { AccountId, ItemId, UnitId } from '../ids.ts'

/** Where a text came from: written on the unit's own account (自报), or asked for (约稿). */
export const ORIGINS = ['own', 'commissioned'] as const
export type Origin = (typeof ORIGINS)[number]

/** Who used an item: 本单位 本县 市 省 国办 中办 部委 外部媒体. */
export const LEVELS = [
  'unit',
  'county',
  'city',
  'province',
  'state_council',
  'central_office',
  'ministry',
  'outside',
] as const
export type Level = (typeof LEVELS)[number]

/** How an item stands where it was used: 简讯 普刊 专报 单篇 综合 摘编. */
export const USE_FORMS = ['brief', 'routine', 'special', 'single', 'combined', 'digest'] as const
export type UseForm = (typeof USE_FORMS)[number]

/** Who gave an instruction (批示) on an item: 本级主要领导 本级其他领导 市主要领导 市其他领导 省领导 国家领导. */
export const LEADER_RANKS = [
  'own_main',
  'own_other',
  'city_main',
  'city_other',
  'province',
  'national',
] as const
export type LeaderRank = (typeof LEADER_RANKS)[number]

/** An item's part in a composite (综合) that was used as one piece. All percents together are 100. */
export interface UseShare {
  /** Percent of the points. */
  percent: number
  /** Among how many items. */
  parts: number
  isMain: boolean
  /** The percents of the other items: what rounding leaves over goes to the main one. */
  others: number[]
}

/** Who at the office recorded a fact, by name; left out where no name was kept. */
interface Recorded {
  by?: string | undefined
}

/** One use of an item by somebody, dated by the day of use (ms). */
export interface UseRecord extends Recorded {
  at: number
  level: Level
  /** Name of the periodical or outlet as it was on the day. */
  outlet: string
  form: UseForm
  /** Left out when the item was used by itself. */
  share?: UseShare
}

/** An item sent on to a level above; it may or may not be used there. */
export interface PassedUpRecord extends Recorded {
  at: number
  level: Level
}

export interface InstructionRecord extends Recorded {
  at: number
  rank: LeaderRank
  /** Left out when it was given on the item by itself. */
  share?: UseShare
}

/** A unit's part in a joint item or a composite; `percent` of the whole, all parts together 100. */
export interface UnitShare {
  unitId: UnitId
  /** The unit that led (主要) as against those that helped (参与). */
  isMain: boolean
  /** Null where the office left the division to the policy. */
  percent: number | null
}

/**
 * The dated facts of one item that every count and every point is computed from. An item has one record for all its
 * life: returned and sent again it is still one.
 */
export interface ItemRecord {
  itemId: ItemId
  unitId: UnitId
  /** Null in what a phone is told of colleagues' items: whose they are is no concern of it. */
  authorId: AccountId | null
  /** Section of the unit (科室) that the author belongs to; null when the roster names none. */
  section: string | null
  category: Category
  origin: Origin
  /** When it first came, by the clock that the policy counts by. */
  reportedAt: number
  /** When it last came, which is the first time unless it was returned and sent again. */
  lastReportedAt: number
  uses: UseRecord[]
  passedUp: PassedUpRecord[]
  instructions: InstructionRecord[]
  /** Empty for an item of one unit; then its own unit has the whole. */
  shares: UnitShare[]
}

/** Written and submitted, and not yet confirmed by the office: it waits on this phone. */
export interface WaitingItem {
  itemId: ItemId
  category: Category
  origin: Origin
  submittedAt: number
}

/** When it was adopted first; null when nobody has used it. */
export function firstUseOf({ uses }: Pick<ItemRecord, 'uses'>): UseRecord | null {
  return uses.reduce<UseRecord | null>(
    (first, use) => (first === null || use.at < first.at ? use : first),
    null,
  )
}
