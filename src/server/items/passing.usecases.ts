import type { CompositeEvent } from '../../domain/composite/composite.ts'
import type { ItemEvent } from '../../domain/item/item-event.ts'
import { isWaitingAt } from '../../domain/item/passing.ts'
import type { Level } from '../../domain/record/item-record.ts'
import { refuseItem } from './items.errors.ts'

/** What waits at a level is not passed up to it again, and what does not wait there is not refused there. */
export function ensurePassing(
  events: readonly (ItemEvent | CompositeEvent)[],
  { type, level }: { type: 'passed_up' | 'not_used_above'; level: Level },
) {
  const isWaiting = isWaitingAt(events, level)
  if (type === 'passed_up' && isWaiting) throw refuseItem('adoption.waits_above')
  if (type === 'not_used_above' && !isWaiting) throw refuseItem('adoption.not_passed_up')
}
