import { dayBounds, dayOf } from '../calendar/day.ts'
import type { WorkingCalendar } from '../calendar/working-calendar.ts'
import { addWorkingDays } from '../calendar/working-days.ts'

/** 意见 建议 投诉: "及时收集和反映本单位……的意见与建议" (HN-09). */
export const SUGGESTION_KINDS = ['opinion', 'proposal', 'complaint'] as const
export type SuggestionKind = (typeof SUGGESTION_KINDS)[number]

export const SUGGESTION_LIMITS = { words: 1000, answer: 2000 } as const

/**
 * How many working days the office has for an answer. No office of the catalogue states one for its own reporters, so it
 * is not a rule of the policy; it is what offices hold themselves to elsewhere ("20个工作日缩短为5个工作日", CD-06).
 */
export const ANSWER_WORKING_DAYS = 5

interface Said {
  at: number
  by: string
  words: string
}

/** What was said in one suggestion, in order, by the office's clock; append-only. */
export type SuggestionEvent =
  | ({ type: 'made'; dueAt: number } & Said)
  | ({ type: 'answered' } & Said)
  | ({ type: 'asked_again'; dueAt: number } & Said)

export type SuggestionState =
  | { status: 'open'; dueAt: number; since: number }
  | { status: 'answered'; mayAskAgain: boolean; answeredAt: number; wasLate: boolean }

/** Until when it is to be answered (ms): the end of the last of the working days after the day on which it came. */
export function answerDueAt(calendar: WorkingCalendar, receivedAt: number): number {
  const { day } = addWorkingDays(calendar, dayOf(receivedAt), ANSWER_WORKING_DAYS)
  return dayBounds(day).until - 60_000
}

/** Folds the events; null unless the first is `made`. What the state does not allow changes nothing. */
export function stateOf([first, ...rest]: readonly SuggestionEvent[]): SuggestionState | null {
  if (first?.type !== 'made') return null
  const begun: SuggestionState = { status: 'open', dueAt: first.dueAt, since: first.at }
  return rest.reduce<SuggestionState>((state, event) => advance(state, event, rest) ?? state, begun)
}

/** Whether the next event is allowed: an answer to what is open, and one further question after the first answer. */
export function isAllowedNext(events: readonly SuggestionEvent[], type: SuggestionEvent['type']): boolean {
  const state = stateOf(events)
  if (state === null) return type === 'made'
  if (type === 'answered') return state.status === 'open'
  return type === 'asked_again' && state.status === 'answered' && state.mayAskAgain
}

function advance(
  state: SuggestionState,
  event: SuggestionEvent,
  all: readonly SuggestionEvent[],
): SuggestionState | undefined {
  if (event.type === 'answered' && state.status === 'open') {
    const before = all.slice(0, all.indexOf(event))
    const mayAskAgain = !before.some(({ type }) => type === 'asked_again')
    return { status: 'answered', mayAskAgain, answeredAt: event.at, wasLate: event.at > state.dueAt }
  }
  if (event.type === 'asked_again' && state.status === 'answered' && state.mayAskAgain)
    return { status: 'open', dueAt: event.dueAt, since: event.at }
  return undefined
}

/** A function of dated facts and `now` (ms): nothing has to run at midnight. */
export function isAnswerOverdue(state: SuggestionState, now: number): boolean {
  return state.status === 'open' && now > state.dueAt
}
