import { dayBounds, dayOf, shiftDay } from '../../domain/calendar/day.ts'
import { shiftMonths } from '../../domain/calendar/shift-months.ts'
import type { Decision } from '../../domain/key-points/decision-phase.ts'
import { followUpOf, MOST_FOLLOW_UP_MONTHS } from '../../domain/key-points/follow-up.ts'
import type { DeskFollowUp } from '../../protocol/topic-calendar.ts'
import type { Database } from '../db/database.ts'
import { listAdoptedSince, listAnswers } from './follow-ups.repository.ts'

/** So long before its day the desk sees a follow-up coming. */
const AHEAD_DAYS = 30
/** Longer than the longest wait and the days of asking after it. */
const LOOKED_BACK_MONTHS = MOST_FOLLOW_UP_MONTHS + 12

/** The results that authors are asked for now or soon, the earliest first; an item is asked for once. */
export function listFollowUps(db: Database, at: number): DeskFollowUp[] {
  const today = dayOf(at)
  const since = dayBounds(shiftMonths(today, -LOOKED_BACK_MONTHS)).from
  const answers = new Map(
    listAnswers(db).map(({ followsId, ...answer }) => [followsId as string, answer] as const),
  )
  const byItemId = new Map<string, DeskFollowUp>()
  for (const { adoptedAt, decision: text, settledOn, ...item } of listAdoptedSince(db, since)) {
    const decision = JSON.parse(text) as Decision
    const asked = followUpOf({ ...decision, settledOn: settledOn ?? decision.settledOn }, dayOf(adoptedAt))
    if (asked === null || asked.until < today || asked.from > shiftDay(today, AHEAD_DAYS)) continue
    const known = byItemId.get(item.itemId)
    if (known !== undefined && known.from <= asked.from) continue
    const answer = answers.get(item.itemId) ?? null
    byItemId.set(item.itemId, { ...item, decisionName: decision.name, ...asked, answer })
  }
  return [...byItemId.values()].sort((a, b) => (a.from < b.from ? -1 : a.from > b.from ? 1 : 0))
}
