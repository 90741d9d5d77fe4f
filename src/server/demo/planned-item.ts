import type { Category } from '../../domain/category.ts'

export const FATES = ['open', 'adopted', 'returned', 'corrected', 'reserved', 'not_used'] as const
/** What the office makes of an item; `corrected` was returned, sent again and adopted. */
export type Fate = (typeof FATES)[number]

/** An item of the county before it is sent in. */
export interface PlannedItem {
  unit: string
  /** The first or the second author of the unit. */
  author: number
  category: Category
  title: string
  body: string
  place: string
  eventAt: number
  claimedAt: number
  receivedAt: number
  /** Names of files in photos/. */
  photos: string[]
  /** Null when chance decides. */
  fate: Fate | null
}
