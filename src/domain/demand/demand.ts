import type { Day } from '../calendar/day.ts'
import { shiftMonths } from '../calendar/shift-months.ts'
import type { DemandId } from '../later-ids.ts'

/** How the office heard of it: 征询, 会议, 批示, 调研, 交办. */
export const DEMAND_SOURCES = ['asked', 'meeting', 'instruction', 'visit', 'order'] as const
export type DemandSource = (typeof DEMAND_SOURCES)[number]

/** What a leader asks or cares about (领导关注, KEY-04): "定期征询市政府领导对信息的需求、意见和指示" (FY-16). */
export interface Demand {
  id: DemandId
  leader: string
  on: Day
  words: string
  source: DemandSource
  /** Which meeting or document; empty where the source says enough. */
  note: string
}

/** What was done about it; the list is append-only. */
export type DemandEvent =
  | { type: 'answered'; at: number; by: string; words: string }
  | { type: 'reopened'; at: number; by: string; words: string }

/** 待办, 已转为要点或约稿, 已答复. */
export const DEMAND_STATUSES = ['open', 'turned', 'answered'] as const
export type DemandStatus = (typeof DEMAND_STATUSES)[number]

/** `madeOf`: how many key points and commissions were made of it. */
export function demandStatusOf(events: readonly DemandEvent[], madeOf: number): DemandStatus {
  if (isAnswered(events)) return 'answered'
  return madeOf > 0 ? 'turned' : 'open'
}

/** It is answered once, and may be taken up again. */
export function isDemandEventAllowed(
  events: readonly DemandEvent[],
  { type }: Pick<DemandEvent, 'type'>,
): boolean {
  return isAnswered(events) === (type === 'reopened')
}

function isAnswered(events: readonly DemandEvent[]): boolean {
  return events[events.length - 1]?.type === 'answered'
}

/** A quarter without a question to a leader is one too many. */
export const ASKING_MONTHS = 3

/** Whether the leaders have to be asked again; `lastAskedOn` is null where nobody ever asked them. */
export function isAskingDue(lastAskedOn: Day | null, today: Day): boolean {
  return lastAskedOn === null || today >= shiftMonths(lastAskedOn, ASKING_MONTHS)
}

export const DEMAND_LIMITS = { nameCharacters: 60, wordsCharacters: 1000, noteCharacters: 120 } as const
