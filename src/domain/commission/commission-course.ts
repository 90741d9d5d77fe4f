import { assertNever } from '../assert-never.ts'
import type { ItemId } from '../ids.ts'
import type { Assignee, CommissionEvent, CommissionEventType, Verdict } from './commission-event.ts'

/** Where a commission stands at a unit: 待签收 已签收 已分派 已答复 已婉拒 已评定 未完成 已撤销. */
export const COMMISSION_STATUSES = [
  'issued',
  'received',
  'assigned',
  'answered',
  'declined',
  'judged',
  'given_up',
  'cancelled',
] as const
export type CommissionStatus = (typeof COMMISSION_STATUSES)[number]

export type CommissionState =
  | { status: 'issued' }
  | { status: 'received' }
  | { status: 'assigned'; to: Assignee }
  | ({ status: 'answered' } & Answer)
  | { status: 'declined'; at: number; words: string }
  | ({ status: 'judged'; verdict: Verdict; words: string } & Answer)
  | { status: 'given_up'; at: number; words: string }
  | { status: 'cancelled'; at: number; words: string }

interface Answer {
  itemId: ItemId
  /** The time by which it is on time or late. */
  writtenAt: number
}

/** Everything that the dated events of one unit come to; deadlines are in here, whether they passed is not. */
export interface CommissionCourse {
  state: CommissionState
  issuedAt: number
  dueAt: number
  /** What an unanswered request for more time asks for; null when there is none. */
  askedUntil: number | null
  remindedAt: number | null
}

/** An event that the present state does not allow. */
export interface CourseRefusal {
  refused: true
  status: CommissionStatus
}

/** Folds dated events, the `issued` one first; what the state did not allow changes nothing. Null without an issue. */
export function courseOf(events: readonly CommissionEvent[]): CommissionCourse | null {
  const [first, ...rest] = events
  if (first?.type !== 'issued') return null
  return rest.reduce<CommissionCourse>((course, event) => {
    const next = advanceCourse(course, event)
    return 'refused' in next ? course : next
  }, beginCourse(first))
}

function beginCourse({ at, dueAt, to }: Extract<CommissionEvent, { type: 'issued' }>): CommissionCourse {
  const state: CommissionState = to === null ? { status: 'issued' } : { status: 'assigned', to }
  return { state, issuedAt: at, dueAt, askedUntil: null, remindedAt: null }
}

/** The course after `event`, or a refusal that names the status which does not allow it. */
export function advanceCourse(
  course: CommissionCourse,
  event: CommissionEvent,
): CommissionCourse | CourseRefusal {
  const { status } = course.state
  if (!isCourseEventAllowed(course, event.type)) return { refused: true, status }
  switch (event.type) {
    case 'received':
      return course.state.status === 'issued' ? { ...course, state: { status: 'received' } } : course
    case 'assigned':
      return { ...course, state: { status: 'assigned', to: event.to } }
    case 'reminded':
      return { ...course, remindedAt: event.at }
    case 'extension_asked':
      return { ...course, askedUntil: event.until }
    case 'extension_granted':
      return { ...course, askedUntil: null, dueAt: event.until }
    case 'extension_refused':
      return { ...course, askedUntil: null }
    case 'insisted':
      return { ...course, state: { status: 'received' } }
    case 'answered':
      return answer(course, event)
    case 'judged':
      return judge(course, event)
    case 'declined':
    case 'given_up':
    case 'cancelled':
      return {
        ...course,
        askedUntil: null,
        state: { status: event.type, at: event.at, words: event.words },
      }
    case 'issued':
    case 'progress':
      return course
    default:
      return assertNever(event)
  }
}

function answer(
  course: CommissionCourse,
  { itemId, writtenAt }: Extract<CommissionEvent, { type: 'answered' }>,
): CommissionCourse {
  return { ...course, askedUntil: null, state: { status: 'answered', itemId, writtenAt } }
}

function judge(
  course: CommissionCourse,
  { verdict, words }: Extract<CommissionEvent, { type: 'judged' }>,
): CommissionCourse {
  if (course.state.status !== 'answered' && course.state.status !== 'judged') return course
  const { itemId, writtenAt } = course.state
  return { ...course, state: { status: 'judged', verdict, words, itemId, writtenAt } }
}

/** The statuses in which the unit still owes an answer. */
const OPEN: readonly CommissionStatus[] = ['issued', 'received', 'assigned']
const UNSETTLED: readonly CommissionStatus[] = [...OPEN, 'declined']

export function isCommissionOpen({ state }: Pick<CommissionCourse, 'state'>): boolean {
  return OPEN.includes(state.status)
}

const ALLOWED: Record<CommissionEventType, readonly CommissionStatus[]> = {
  issued: [],
  received: OPEN,
  assigned: OPEN,
  progress: OPEN,
  reminded: OPEN,
  extension_asked: OPEN,
  extension_granted: OPEN,
  extension_refused: OPEN,
  declined: OPEN,
  insisted: ['declined'],
  // Whoever declined may think better of it, and an answer that nobody has judged can be followed by a better one.
  answered: [...UNSETTLED, 'answered'],
  judged: ['answered', 'judged'],
  given_up: UNSETTLED,
  cancelled: UNSETTLED,
}

/** More time is granted or refused only where it was asked for. */
export function isCourseEventAllowed(
  { state, askedUntil }: Pick<CommissionCourse, 'state' | 'askedUntil'>,
  type: CommissionEventType,
): boolean {
  const isAnswerToRequest = type === 'extension_granted' || type === 'extension_refused'
  return ALLOWED[type].includes(state.status) && (!isAnswerToRequest || askedUntil !== null)
}
