import type { ItemId } from '../ids.ts'
import type { Adoption } from '../periodical.ts'
import type { ReturnReason } from './return-reason.ts'

/** By whom something was done at the office, as it is shown to the officer. */
export interface ByPerson {
  by: string
}

/**
 * One dated record in the life of an item, by the office's clock. The list of an item's events is its timeline,
 * and its work state is folded from them; nothing is ever taken out of the list.
 */
export type ItemEvent =
  | { type: 'submitted'; at: number; claimedAt: number }
  | { type: 'resubmitted'; at: number; claimedAt: number }
  | { type: 'photos_complete'; at: number; count: number }
  | ({ type: 'adopted'; at: number; adoption: Adoption } & ByPerson)
  | ({ type: 'returned'; at: number; reason: ReturnReason; words: string } & ByPerson)
  | ({ type: 'reserved'; at: number; words: string } & ByPerson)
  | ({ type: 'not_used'; at: number; reason: ReturnReason; words: string } & ByPerson)
  | ({ type: 'merged'; at: number; into: ItemId } & ByPerson)

export type ItemEventType = ItemEvent['type']
