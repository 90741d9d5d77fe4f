import { dayOf } from '../../domain/calendar/day.ts'
import type { DecisionPhase } from '../../domain/key-points/decision-phase.ts'
import { closedAtOf, isPointOpen, isSetCurrent, phaseOfPoint } from '../../domain/key-points/point-course.ts'
import type { KnownKeyPoints, ToldKeyPoints } from '../local/key-points.ts'

type ToldPoint = ToldKeyPoints['points'][number]

export interface PointView extends ToldPoint {
  /** What a point about a decision asks for today. */
  phase: DecisionPhase | null
  isClosed: boolean
  /** A text written now can answer it. */
  isOpen: boolean
  /** How many items of the unit answer it. */
  count: number
}

export interface KeyPointsView extends Omit<ToldKeyPoints, 'points'> {
  points: PointView[]
  isCurrent: boolean
  /** Nobody at this phone has opened the newest revision. */
  isUnread: boolean
  /** Open points to which the unit has sent nothing. */
  unanswered: number
}

/** Sets as this phone shows them at `now`: those that are not over first, of either the newest first. */
export function viewKeyPoints({ sets, readings, counts }: KnownKeyPoints, now: number): KeyPointsView[] {
  const views = sets.map((set): KeyPointsView => {
    const points = set.points.map((point) => ({
      ...point,
      phase: phaseOfPoint(point, dayOf(now)),
      isClosed: closedAtOf(point) !== null,
      isOpen: isPointOpen(set, point, now),
      count: counts.get(point.id) ?? 0,
    }))
    const opened = readings
      .filter(({ itemId, status }) => (itemId as string) === set.id && status !== 'refused')
      .map(({ payload }) => payload.rev)
    return {
      ...set,
      points,
      isCurrent: isSetCurrent(set, now),
      isUnread: Math.max(set.readRev, ...opened) < set.rev,
      unanswered: points.filter(({ isOpen, count }) => isOpen && count === 0).length,
    }
  })
  return views.sort(
    (a, b) => Number(b.isCurrent) - Number(a.isCurrent) || (a.span.from < b.span.from ? 1 : -1),
  )
}
