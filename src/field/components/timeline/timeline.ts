import { assertNever } from '../../../domain/assert-never.ts'
import type { ItemEvent } from '../../../domain/item/item-event.ts'
import { isWaitingAt } from '../../../domain/item/passing.ts'
import type { Entry } from '../../stores/entries.ts'

export const STEP_TYPES = [
  'saved',
  'submitted',
  'waiting',
  'sending',
  'refused',
  'received',
  'safe',
  'photos_to_come',
  'photos_complete',
  'in_work',
  'adopted',
  'returned',
  'reserved',
  'not_used',
  'merged',
  'taken_out',
  'signed',
  'sent_back',
  'withdrawn',
  'claimed',
  'reviewed',
  'edited',
  'passed_up',
  'not_used_above',
  'credited',
  'commented',
  'instructed',
  'correction_saved',
  'resubmitted',
  'submit_next',
  'correct_next',
  'receipt_next',
  'result_next',
] as const
export type StepType = (typeof STEP_TYPES)[number]

/** One line of 去向. Exactly one step is now; those before it are done, those after it are still to come. */
export interface TimelineStep {
  type: StepType
  /** Null for what has no time yet. */
  at: number | null
  stage: 'done' | 'now' | 'next'
  /** The office's record that this step shows or waits upon, if any. */
  event: ItemEvent | null
}

export type TimelineFacts = Pick<
  Entry,
  'work' | 'delivery' | 'updatedAt' | 'submittedAt' | 'receivedAt' | 'events'
>

/**
 * The life of an item as one list: what the office recorded, with what only this phone knows about it. The order is
 * that of the records, not of their times, because a submission bears the phone's clock and a receipt the office's.
 */
export function timelineOf(facts: TimelineFacts): TimelineStep[] {
  const past = withSafeStep(officeSteps(facts), facts)
  const { present, next } = presentSteps(facts, past.length > 0)
  const done = present.length > 0 ? [...past, ...present] : past
  return [
    ...done.map((step, index) => ({ ...step, stage: index === done.length - 1 ? 'now' : 'done' }) as const),
    ...next.map((step) => ({ ...step, stage: 'next' }) as const),
  ]
}

type Step = Omit<TimelineStep, 'stage'>

function officeSteps({ events, submittedAt, receivedAt }: TimelineFacts): Step[] {
  const steps = events.flatMap(stepsOfEvent)
  if (receivedAt === null || events.some((event) => event.type === 'submitted')) return steps
  // The acknowledgement brings the receipt; the office's own records follow with the next exchange.
  return [step('submitted', submittedAt), step('received', receivedAt), ...steps]
}

/** A backup holds what was received last, with its photos; when it was made the phone is not told. */
function withSafeStep(steps: Step[], { delivery }: TimelineFacts): Step[] {
  if (delivery.status !== 'safe') return steps
  const isArrival = ({ type }: Step) => type === 'received' || type === 'photos_complete'
  const arrived = steps.length - [...steps].reverse().findIndex(isArrival)
  return [...steps.slice(0, arrived), step('safe'), ...steps.slice(arrived)]
}

function stepsOfEvent(event: ItemEvent): Step[] {
  switch (event.type) {
    case 'submitted':
    case 'resubmitted':
      return [step(event.type, event.claimedAt, event), step('received', event.at, event)]
    case 'photos_complete':
    case 'adopted':
    case 'returned':
    case 'reserved':
    case 'not_used':
    case 'merged':
    case 'taken_out':
    case 'signed':
    case 'sent_back':
    case 'withdrawn':
    case 'claimed':
    case 'reviewed':
    case 'edited':
    case 'passed_up':
    case 'not_used_above':
    case 'credited':
    case 'commented':
    case 'instructed':
      return [step(event.type, event.at, event)]
    // That an editor put it back into the queue is the office's own affair.
    case 'released':
      return []
    default:
      return assertNever(event)
  }
}

interface PresentSteps {
  present: Step[]
  next: Step[]
}

function presentSteps(facts: TimelineFacts, isKnownAtOffice: boolean): PresentSteps {
  const { delivery, updatedAt, submittedAt } = facts
  const submitted = step(isKnownAtOffice ? 'resubmitted' : 'submitted', submittedAt)
  switch (delivery.status) {
    case 'on_phone':
      return {
        present: [step(isKnownAtOffice ? 'correction_saved' : 'saved', updatedAt)],
        next: [step('submit_next')],
      }
    case 'waiting':
    case 'sending':
      return { present: [submitted, step(delivery.status)], next: [step('receipt_next')] }
    case 'needs_attention':
      // Beside another text at the office it is the editor's turn, not the officer's.
      return {
        present: [submitted, step('refused')],
        next: delivery.code === 'item.newer_text' ? [] : [step('correct_next')],
      }
    case 'photos_to_come':
      return { present: [step('photos_to_come')], next: [] }
    case 'received':
    case 'safe':
      return stepsAtOffice(facts)
    default:
      return assertNever(delivery)
  }
}

const OPEN: readonly Entry['work']['status'][] = ['to_review', 'to_sign', 'registered', 'editing', 'draft']

function stepsAtOffice({ work: { status }, events }: TimelineFacts): PresentSteps {
  if (status === 'returned') return { present: [], next: [step('correct_next')] }
  const isOpen = OPEN.includes(status)
  return { present: isOpen ? [step('in_work')] : [], next: resultsToCome(events) }
}

/** One for each level above that has not answered yet. */
function resultsToCome(events: readonly ItemEvent[]): Step[] {
  const passedUp = events.flatMap((event) => (event.type === 'passed_up' ? [event] : []))
  return passedUp
    .filter(({ level }, place) => passedUp.slice(place + 1).every((later) => later.level !== level))
    .filter(({ level }) => isWaitingAt(events, level))
    .map((event) => step('result_next', null, event))
}

function step(type: StepType, at: number | null = null, event: ItemEvent | null = null): Step {
  return { type, at, event }
}
