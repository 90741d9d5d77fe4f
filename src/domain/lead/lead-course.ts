import { assertNever } from '../assert-never.ts'
import type { CommissionId, ItemId, LeadId } from '../ids.ts'
import type { LeadAnswerType, LeadEvent } from './lead-event.ts'

/** Where a lead stands: 待答复 值得写 不必写 先放着 已合并 已约稿. */
export const LEAD_STATUSES = ['open', 'worth', 'not_worth', 'kept', 'merged', 'commissioned'] as const
export type LeadStatus = (typeof LEAD_STATUSES)[number]

export type LeadState =
  | { status: 'open' }
  | { status: 'worth' | 'not_worth' | 'kept'; at: number; by: string; words: string }
  | { status: 'merged'; at: number; by: string; words: string; into: LeadId }
  | { status: 'commissioned'; at: number; by: string; commissionId: CommissionId; topic: string }

/** What its dated events come to: the office's last answer, and the items that came of it, oldest first. */
export interface LeadCourse {
  state: LeadState
  written: { itemId: ItemId; unitName: string; at: number }[]
}

/** An answer that the present state does not allow. */
export interface LeadRefusal {
  refused: true
  status: LeadStatus
}

const BEGIN: LeadCourse = { state: { status: 'open' }, written: [] }

/** Folds dated events; what the state did not allow changes nothing. */
export function leadCourseOf(events: readonly LeadEvent[]): LeadCourse {
  return events.reduce<LeadCourse>((course, event) => {
    const next = advanceLead(course, event)
    return 'refused' in next ? course : next
  }, BEGIN)
}

/** The course after `event`, or a refusal that names the status which does not allow it. */
export function advanceLead(course: LeadCourse, event: LeadEvent): LeadCourse | LeadRefusal {
  const { status } = course.state
  switch (event.type) {
    case 'written': {
      const { itemId, unitName, at } = event
      const isKnown = course.written.some((item) => item.itemId === itemId)
      return isKnown ? course : { ...course, written: [...course.written, { itemId, unitName, at }] }
    }
    case 'worth':
    case 'not_worth':
    case 'kept':
    case 'merged':
    case 'commissioned': {
      if (!isLeadAnswerAllowed(course, event.type)) return { refused: true, status }
      return { ...course, state: stateOf(event) }
    }
    default:
      return assertNever(event)
  }
}

function stateOf(event: Exclude<LeadEvent, { type: 'written' }>): LeadState {
  const { at, by } = event
  switch (event.type) {
    case 'commissioned':
      return { status: 'commissioned', at, by, commissionId: event.commissionId, topic: event.topic }
    case 'merged':
      return { status: 'merged', at, by, words: event.words, into: event.into }
    case 'worth':
    case 'not_worth':
    case 'kept':
      return { status: event.type, at, by, words: event.words }
    default:
      return assertNever(event)
  }
}

const UNDECIDED: readonly LeadStatus[] = ['open', 'kept']
/** A no can be thought over; what nobody wrote although it was worth it can still be asked for. */
const ALLOWED: Record<LeadAnswerType, readonly LeadStatus[]> = {
  worth: [...UNDECIDED, 'not_worth'],
  not_worth: [...UNDECIDED, 'worth'],
  kept: ['open'],
  merged: [...UNDECIDED, 'worth', 'not_worth'],
  commissioned: [...UNDECIDED, 'worth', 'not_worth'],
}

export function isLeadAnswerAllowed({ state }: Pick<LeadCourse, 'state'>, type: LeadAnswerType): boolean {
  return ALLOWED[type].includes(state.status)
}

/** Whether its finder may write it: the office said so, and nothing came of it yet. */
export function isLeadToWrite({ state, written }: LeadCourse): boolean {
  return state.status === 'worth' && written.length === 0
}
