import { shiftDay, type Day } from '../calendar/day.ts'
import { shiftMonths } from '../calendar/shift-months.ts'
import { ITEM_LIMITS, type ItemText } from '../item/item-text.ts'
import type { Decision } from './decision-phase.ts'

/** After how many months results are asked for where the point says nothing else. */
export const FOLLOW_UP_MONTHS = 3
export const MOST_FOLLOW_UP_MONTHS = 24
/** For so many days the officer is asked. */
const ASKED_DAYS = 90

/** The days on which the author of an adopted item is asked for what came of it, both included. */
export interface FollowUp {
  from: Day
  until: Day
}

/**
 * An item about a decision that was adopted is asked for its results: "决策实施告一段落后,还要报送取得的成效和经验" (CA-23). That
 * is on the day which the office named for the pause, else some months after the adoption. Null for an item that was
 * adopted after the pause: it tells of the results already.
 */
export function followUpOf(
  { settledOn, followUpMonths = FOLLOW_UP_MONTHS }: Pick<Decision, 'settledOn' | 'followUpMonths'>,
  adoptedOn: Day,
): FollowUp | null {
  if (settledOn !== null && adoptedOn >= settledOn) return null
  const from = settledOn ?? shiftMonths(adoptedOn, followUpMonths)
  return { from, until: shiftDay(from, ASKED_DAYS) }
}

/** The draft of what came of an item: "取得的成效和经验" (CA-23). */
export function draftOfResults({ title }: Pick<ItemText, 'title'>): ItemText {
  const head = `${title}的成效和经验`.slice(0, ITEM_LIMITS.titleCharacters)
  return { title: head, body: '', category: 'experience', eventAt: null, place: '' }
}
