import { assertNever } from '../assert-never.ts'
import type { ItemId } from '../ids.ts'
import type { Adoption } from '../periodical.ts'
import type { ItemEvent } from './item-event.ts'
import type { ReturnReason } from './return-reason.ts'

/** What became of an item: 草稿 待审核 待签发 已登记 在编 已采用 已综合 备用 未采用 已退回. */
export const WORK_STATUSES = [
  'draft',
  'to_review',
  'to_sign',
  'registered',
  'editing',
  'adopted',
  'merged',
  'reserved',
  'not_used',
  'returned',
] as const
export type WorkStatus = (typeof WORK_STATUSES)[number]

export type WorkState =
  | { status: 'draft' }
  | { status: 'to_review' }
  | { status: 'to_sign' }
  | { status: 'registered' }
  | { status: 'editing' }
  | { status: 'adopted'; adoption: Adoption }
  | { status: 'merged'; into: ItemId }
  | { status: 'reserved'; words: string }
  | { status: 'not_used'; reason: ReturnReason; words: string }
  | { status: 'returned'; reason: ReturnReason; words: string }

/** An event that the present state does not allow: who is later sees what the earlier one decided. */
export interface TransitionRefusal {
  refused: true
  status: WorkStatus
}

/** The state folded from an item's dated events; events that the state did not allow leave it as it was. */
export function workStateOf(events: readonly ItemEvent[]): WorkState {
  return fold(events).state
}

/** The events that made the state what it is: without those that came when it did not allow them. */
export function allowedEventsOf(events: readonly ItemEvent[]): ItemEvent[] {
  return fold(events).allowed
}

function fold(events: readonly ItemEvent[]): { state: WorkState; allowed: ItemEvent[] } {
  let state: WorkState = { status: 'draft' }
  const allowed: ItemEvent[] = []
  for (const event of events) {
    const next = advance(state, event)
    if ('refused' in next) continue
    state = next
    allowed.push(event)
  }
  return { state, allowed }
}

/** The state after `event`, or a refusal that names the state which does not allow it. */
export function advance(state: WorkState, event: ItemEvent): WorkState | TransitionRefusal {
  if (!isAllowed(state.status, event.type)) return { refused: true, status: state.status }
  switch (event.type) {
    case 'submitted':
    case 'resubmitted':
      return { status: 'registered' }
    case 'photos_complete':
      return state
    case 'adopted':
      return { status: 'adopted', adoption: event.adoption }
    case 'returned':
      return { status: 'returned', reason: event.reason, words: event.words }
    case 'reserved':
      return { status: 'reserved', words: event.words }
    case 'not_used':
      return { status: 'not_used', reason: event.reason, words: event.words }
    case 'merged':
      return { status: 'merged', into: event.into }
    default:
      return assertNever(event)
  }
}

/** The statuses in which the office may still decide on an item. */
const OPEN: readonly WorkStatus[] = ['registered', 'editing', 'reserved']

/** The statuses in which a text has been used, or set aside for good. */
const CLOSED: readonly WorkStatus[] = ['adopted', 'merged', 'not_used']

/** Whether the office may still exchange an item's text for another one that its author wrote. */
export function isTextOpen(status: WorkStatus): boolean {
  return !CLOSED.includes(status)
}

const ALLOWED: Record<ItemEvent['type'], readonly WorkStatus[]> = {
  submitted: ['draft'],
  resubmitted: ['returned'],
  photos_complete: WORK_STATUSES,
  adopted: OPEN,
  returned: OPEN,
  reserved: ['registered', 'editing'],
  not_used: OPEN,
  merged: OPEN,
}

export function isAllowed(status: WorkStatus, eventType: ItemEvent['type']): boolean {
  return ALLOWED[eventType].includes(status)
}
