import { assertNever } from '../assert-never.ts'
import type { ItemId } from '../ids.ts'
import type { Adoption } from '../periodical.ts'
import type { ItemEvent, UnitStep } from './item-event.ts'
import type { Remark } from './remark.ts'
import type { ReserveReason } from './reserve-reason.ts'
import type { ReturnReason } from './return-reason.ts'

/**
 * What became of an item: 草稿 待审核 待签发 已登记 在编 已采用 已并入综合稿 已综合 备用 未采用 已退回. `in_composite`: its composite
 * is still to be used; `merged`: it was used, with it or by itself.
 */
export const WORK_STATUSES = [
  'draft',
  'to_review',
  'to_sign',
  'registered',
  'editing',
  'adopted',
  'in_composite',
  'merged',
  'reserved',
  'not_used',
  'returned',
] as const
export type WorkStatus = (typeof WORK_STATUSES)[number]

export type WorkState =
  | { status: 'draft' }
  | { status: 'to_review'; since: number; steps: UnitStep[] }
  | { status: 'to_sign'; since: number; steps: UnitStep[] }
  | { status: 'registered' }
  | { status: 'editing' }
  | { status: 'adopted'; adoption: Adoption }
  | { status: 'in_composite' | 'merged'; into: ItemId }
  | { status: 'reserved'; reason?: ReserveReason; words: string }
  | { status: 'not_used'; reason: ReturnReason; words: string }
  | ReturnedState

/** In the author's hands again: from the unit's reviewer or signer, from the office, or taken back by the author. */
export interface ReturnedState {
  status: 'returned'
  from: 'unit' | 'office' | 'author'
  /** Null where none of the list was named. */
  reason: ReturnReason | null
  words: string
  remarks: Remark[]
}

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
  if ('post' in event && event.type !== 'reviewed' && stepsOf(state)[0]?.post !== event.post)
    return { refused: true, status: state.status }
  if (isOfOtherComposite(state, event)) return { refused: true, status: state.status }
  switch (event.type) {
    case 'submitted':
    case 'resubmitted':
      return awaitSteps(event.steps ?? [], event.at)
    case 'signed':
      return awaitSteps(stepsOf(state).slice(1), event.at)
    case 'sent_back': {
      const { reason, words, remarks } = event
      return { status: 'returned', from: 'unit', reason, words, remarks }
    }
    case 'withdrawn':
      return { status: 'returned', from: 'author', reason: null, words: '', remarks: [] }
    case 'claimed':
      return { status: 'editing' }
    case 'released':
    case 'taken_out':
      return { status: 'registered' }
    case 'photos_complete':
    case 'reviewed':
    case 'edited':
    case 'passed_up':
    case 'not_used_above':
    case 'credited':
    case 'commented':
    case 'instructed':
      return state
    case 'adopted':
      // What went into a composite stays 已综合, however often that is used.
      return 'into' in state
        ? { status: 'merged', into: state.into }
        : { status: 'adopted', adoption: event.adoption }
    case 'returned': {
      const { reason, words, remarks = [] } = event
      return { status: 'returned', from: 'office', reason, words, remarks }
    }
    case 'reserved':
      return { status: 'reserved', reason: event.reason, words: event.words }
    case 'not_used':
      return { status: 'not_used', reason: event.reason, words: event.words }
    case 'merged':
      return state.status === 'merged' ? state : { status: 'in_composite', into: event.into }
    default:
      return assertNever(event)
  }
}

/** Of the composite that an item is in, title and share may be told anew; no other one takes it or gives it back. */
function isOfOtherComposite(state: WorkState, event: ItemEvent): boolean {
  if (!('into' in state)) return false
  if (event.type === 'merged') return event.into !== state.into
  return event.type === 'taken_out' && event.from !== state.into
}

function stepsOf(state: WorkState): UnitStep[] {
  return 'steps' in state ? state.steps : []
}

/** The next signature of the unit; the office's own register when all have signed. */
function awaitSteps(steps: UnitStep[], since: number): WorkState {
  const [next] = steps
  if (next === undefined) return { status: 'registered' }
  return { status: next.post === 'reviewer' ? 'to_review' : 'to_sign', since, steps }
}

/** The statuses in which an item waits for the unit's own people. */
const IN_UNIT: readonly WorkStatus[] = ['to_review', 'to_sign']

/** Whether an item waits for a signature of its unit, and is not the office's yet. */
export function isWithUnit(status: WorkStatus): boolean {
  return IN_UNIT.includes(status)
}

/** The statuses in which the office may still decide on an item. */
const OPEN: readonly WorkStatus[] = ['registered', 'editing', 'reserved']

/** The statuses in which a text has been used, went into a composite, or was set aside for good. */
const CLOSED: readonly WorkStatus[] = ['adopted', 'in_composite', 'merged', 'not_used']

/** Whether the office may still put an item into a composite. */
export function isMergeable(status: WorkStatus): boolean {
  return OPEN.includes(status)
}

/** Whether the office may still exchange an item's text for another one that its author wrote. */
export function isTextOpen(status: WorkStatus): boolean {
  return !CLOSED.includes(status)
}

/** The statuses in which the office has the item, decided or not. */
const AT_OFFICE: readonly WorkStatus[] = [...OPEN, ...CLOSED]

/** The statuses in which an item can be used, once more or for the first time. */
const USABLE: readonly WorkStatus[] = [...OPEN, 'adopted', 'in_composite', 'merged']

const ALLOWED: Record<ItemEvent['type'], readonly WorkStatus[]> = {
  submitted: ['draft'],
  resubmitted: ['returned'],
  photos_complete: WORK_STATUSES,
  signed: IN_UNIT,
  sent_back: IN_UNIT,
  withdrawn: IN_UNIT,
  claimed: ['registered', 'reserved'],
  released: ['editing'],
  reviewed: AT_OFFICE,
  edited: OPEN,
  // One item is used by many: by the office's own periodicals, and by those above.
  adopted: USABLE,
  returned: OPEN,
  reserved: ['registered', 'editing'],
  not_used: OPEN,
  merged: [...OPEN, 'in_composite', 'merged'],
  taken_out: ['in_composite', 'merged'],
  passed_up: USABLE,
  not_used_above: USABLE,
  credited: AT_OFFICE,
  commented: AT_OFFICE,
  instructed: AT_OFFICE,
}

export function isAllowed(status: WorkStatus, eventType: ItemEvent['type']): boolean {
  return ALLOWED[eventType].includes(status)
}
