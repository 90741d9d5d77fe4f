import { dayBounds, dayOf, type Day } from '../calendar/day.ts'
import { decisionPhaseOn, type Decision, type DecisionPhase } from './decision-phase.ts'
import type { KeyPoint, KeyPointSet, PointEvent } from './key-point.ts'
import { isInSpan } from './span.ts'

type Course = Pick<KeyPoint, 'events'>

/** When the office closed the point; null as long as it is open. */
export function closedAtOf({ events }: Course): number | null {
  return events.find(({ type }) => type === 'closed')?.at ?? null
}

/** A closed point stays as it is; a decision is settled only where there is one, and not before it was made. */
export function isPointEventAllowed(point: KeyPoint, event: PointEvent): boolean {
  if (closedAtOf(point) !== null) return false
  if (event.type !== 'settled') return true
  return point.decision !== null && event.on > point.decision.decidedOn
}

/** The decision with the last day that was named for its pause; null for a point that is not about one. */
export function decisionOf({ decision, events }: Pick<KeyPoint, 'decision' | 'events'>): Decision | null {
  if (decision === null) return null
  const settled = events.reduce<Day | null>((on, event) => (event.type === 'settled' ? event.on : on), null)
  return { ...decision, settledOn: settled ?? decision.settledOn }
}

/** What the point asks for on a day; null for a point that is not about a decision. */
export function phaseOfPoint(point: Pick<KeyPoint, 'decision' | 'events'>, day: Day): DecisionPhase | null {
  const decision = decisionOf(point)
  return decision === null ? null : decisionPhaseOn(decision, day)
}

/** Whether an item written at `at` (ms) can answer the point: published, within its days, not closed by then. */
export function isPointOpen(
  { span, publishedAt }: Pick<KeyPointSet, 'span' | 'publishedAt'>,
  point: Course,
  at: number,
): boolean {
  const closedAt = closedAtOf(point)
  return publishedAt !== null && isInSpan(span, dayOf(at)) && (closedAt === null || at < closedAt)
}

/** Whether the days of a set are not over yet; those that begin later count as well. */
export function isSetCurrent({ span }: Pick<KeyPointSet, 'span'>, now: number): boolean {
  return now < dayBounds(span.until).until
}
