import type { AccountId } from '../ids.ts'
import type { UnitPost } from '../item/item-event.ts'

/** Somebody of the unit signs for the holder of a post while that one is away (主任不在时则由副主任把关, BE-29). */
export interface Deputyship {
  id: string
  post: UnitPost
  holderId: AccountId
  holderName: string
  deputyId: AccountId
  deputyName: string
  /** From this instant until that one, the last not included (ms). */
  from: number
  until: number
  /** When it was ended before its time; null when it was not. */
  endedAt: number | null
}

/** Whether the deputy signs at this instant. */
export function isHolding({ from, until, endedAt }: Deputyship, at: number): boolean {
  return from <= at && at < until && (endedAt === null || at < endedAt)
}

/** Whether it holds now or will hold yet. */
export function isToCome({ until, endedAt }: Deputyship, at: number): boolean {
  return at < until && endedAt === null
}

/** So long may somebody be stood in for: who is away longer needs a successor. */
export const LONGEST_DEPUTYSHIP_DAYS = 366
const DAY_MS = 86_400_000

/** Whether a time can be named: it has not passed and is no longer than the longest. */
export function isPossibleTime({ from, until }: { from: number; until: number }, now: number): boolean {
  return from < until && now < until && until - from <= LONGEST_DEPUTYSHIP_DAYS * DAY_MS
}
